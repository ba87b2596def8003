"""The council's file: read, checked, and refused with every fault named."""

from __future__ import annotations

from pathlib import Path

import pytest

from vs_portal.settings.env import BASE_DIR
from vs_portal.ui.colour import contrast, is_colour
from vs_portal.ui.council import CouncilConfigError, load_council
from vs_portal.ui.theme import stylesheet

GOOD = (BASE_DIR / "config" / "council.toml").read_text(encoding="utf-8")


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "council.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_contrast_is_that_of_the_guidelines() -> None:
    """Known pairs of WCAG: black on white is 21, the lightest grey that passes for text is #767676."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize("value", ["red", "#fff", "#12345g", "#1234567", "", "#123456\n", "#12345;}"])
def test_only_six_hex_digits_are_a_colour(value: str) -> None:
    assert not is_colour(value)


def test_the_shipped_file_is_good() -> None:
    council = load_council(BASE_DIR / "config" / "council.toml")
    assert council.name == "Fairmere Council"
    assert council.contacts.mash_phone


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    one = load_council(write(tmp_path, GOOD))
    other = load_council(write(tmp_path, GOOD.replace("#16404d", "#10303a")))
    assert one.version != other.version
    assert one.version == load_council(write(tmp_path, GOOD)).version


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            ("#16404d", "#e0e0e0"),
            "on_brand #ffffff on brand #e0e0e0 has a contrast of 1.3; text in the header need 4.5",
        ),
        (("#0f5c78", "blue"), "colours.link: 'blue' is not a colour; write # and six hex digits, such as #1d4f5c"),
        (('mash_phone = "01632 960 101"', ""), "contacts.mash_phone is missing"),
        (('phase = "Beta"', "phase = 3"), "phase must be text in quotes"),
        (('phase = "Beta"', 'phase = "Beta"\nlogo = "x"'), "logo is not a known setting"),
        (("[contacts]", "[contact]"), "the section [contacts] is missing"),
        (("01632 960 102", "call us"), "contacts.out_of_hours_phone: 'call us' is not a telephone number"),
        (("data.protection@", "data.protection"), "contacts.dpo_email"),
        (("https://www.bbc", "http://www.bbc"), "exit_url: 'http://www.bbc.co.uk/weather' must be an address"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(CouncilConfigError) as caught:
        load_council(write(tmp_path, GOOD.replace(*change)))
    assert complaint in str(caught.value)


def test_a_file_that_is_not_toml_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(CouncilConfigError, match="cannot be read as TOML"):
        load_council(write(tmp_path, "name = Fairmere"))
    with pytest.raises(CouncilConfigError, match="no such file"):
        load_council(tmp_path / "nowhere.toml")


def test_several_faults_come_together(tmp_path: Path) -> None:
    with pytest.raises(CouncilConfigError) as caught:
        load_council(write(tmp_path, GOOD.replace("#16404d", "x").replace("#e8a33d", "y")))
    assert "colours.brand" in str(caught.value)
    assert "colours.accent" in str(caught.value)


def test_the_stylesheet_sets_what_govuk_frontend_reads() -> None:
    css = stylesheet(load_council(BASE_DIR / "config" / "council.toml").colours)
    assert "--govuk-brand-colour: #16404d;" in css
    assert "--app-on-brand: #ffffff;" in css
    assert css.count("{") == css.count("}") == 1
