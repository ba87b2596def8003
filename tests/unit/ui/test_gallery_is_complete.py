"""The gallery shows every component; no template draws GOV.UK's brand, inline styles or inline scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vs_portal.settings.env import BASE_DIR
from vs_portal.ui.gallery import of_govuk
from vs_portal.ui.rendering import rendered
from vs_portal.ui.sample_forms import unused
from vs_portal.ui.samples import AROUND, GOVUK, PORTAL

TEMPLATES = sorted((BASE_DIR / "templates").rglob("*.html")) + sorted(BASE_DIR.glob("*/templates/**/*.html"))
COMPONENTS = {path.stem for path in (BASE_DIR / "templates" / "components").glob("*.html")}
STYLES = (BASE_DIR / "vs_portal" / "assets" / "src" / "portal.scss").read_text(encoding="utf-8")
# Parts of other components that no page asks for by name, and fields, which the sample form shows
PARTS = {"error-message", "fieldset", "hint", "label", "textarea"}


def field_components() -> set[str]:
    return {rendered(field).component for field in unused().visible_fields()}


def used_components() -> set[str]:
    return {
        name for path in TEMPLATES for name in re.findall(r'{%\s*govuk "([a-z-]+)"', path.read_text(encoding="utf-8"))
    }


def test_every_component_of_the_portal_has_a_sample() -> None:
    assert set(PORTAL) == COMPONENTS


def test_every_component_that_a_template_uses_has_a_sample() -> None:
    assert used_components() - set(GOVUK) - set(AROUND) - field_components() == set()


def test_every_component_with_styles_is_shown_and_the_other_way_round() -> None:
    styled = set(re.findall(r'components/([a-z-]+)"', STYLES))
    assert styled == set(GOVUK) | set(AROUND) | field_components() | PARTS


def test_every_sample_of_the_design_system_renders() -> None:
    for exhibit in of_govuk():
        assert all("govuk-" in piece for piece in exhibit.pieces), exhibit.name


@pytest.mark.parametrize(
    "brand",
    ["govuk-crest", "GDS Transport", "govuk-logotype", "Crown copyright", "components/header", "components/footer"],
)
def test_nothing_of_the_brand_is_in_styles_or_templates(brand: str) -> None:
    """GOV.UK's crown, crest and typeface are licensed for its own domain only."""
    sources = [*TEMPLATES, *sorted((BASE_DIR / "vs_portal" / "assets" / "src").iterdir())]
    assert [str(path) for path in sources if brand in path.read_text(encoding="utf-8")] == []


def script_faults(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text)
    return inline + re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(BASE_DIR)))
def test_no_inline_style_or_script(path: Path) -> None:
    """A strict Content-Security-Policy allows neither."""
    assert script_faults(path) == []
