"""Guards promise 9: help in plain words, and wrong usage that says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from vs_portal.localstack import help as help_page
from vs_portal.localstack import up
from vs_portal.localstack.places import LocalError


def test_help_names_every_command_of_the_portal_with_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    help_page.show()

    lines = capsys.readouterr().out.splitlines()
    for name in ("up", "test", *help_page.own_commands()):
        assert any(line.startswith(f"  {name} ") and len(line.split()) > 2 for line in lines), name


def test_a_command_s_words_are_its_help_up_to_the_first_full_stop(tmp_path: Path) -> None:
    path = tmp_path / "count.py"
    path.write_text('"""Module."""\nclass Command:\n    help = "Count the settings. Slowly."\n')

    assert help_page.first_sentence(path) == "Count the settings"


def test_an_unknown_command_is_met_with_the_nearest() -> None:
    with pytest.raises(help_page.UnknownCommand, match="Did you mean 'migrate'"):
        help_page.refuse_unknown("migrat")


@pytest.mark.parametrize("words", [["--prot", "1"], ["--port", "many"], ["--port", "70000"], ["now"]])
def test_wrong_options_exit_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        up.parse(words)

    assert ending.value.code == 2


def test_the_printed_address_is_one_that_passkeys_accept() -> None:
    assert up.parse(["--port", "8123"]).origin() == "http://localhost:8123"


def test_the_demonstration_is_not_served_to_other_computers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VS_DEMO", "1")

    with pytest.raises(LocalError, match="this computer alone"):
        up.parse(["--host", "192.0.2.7"]).refuse_other_computers()

    up.parse(["--host", "0.0.0.0"]).refuse_other_computers()
