"""Guards promise 9: the environment is what the lock file names, and failures are explained in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from vs_portal.localstack import bootstrap, uv_tool


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "uv.lock").write_text("lock")
    (tmp_path / "pyproject.toml").write_text("project")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / bootstrap.STAMP_NAME).write_text(f"{tmp_path}\n{bootstrap.wanted_stamp(tmp_path)}")
    return tmp_path


def test_an_environment_made_from_this_lock_file_is_used_as_it_is(checkout: Path) -> None:
    assert bootstrap.stamp_matches(checkout)


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_file_makes_it_anew(checkout: Path, name: str) -> None:
    (checkout / name).write_text("changed")

    assert not bootstrap.stamp_matches(checkout)


def test_an_environment_of_another_place_is_thrown_away(checkout: Path) -> None:
    (checkout / ".venv" / bootstrap.STAMP_NAME).write_text("/elsewhere\nabc")

    bootstrap.discard_moved_environment(checkout)

    assert not (checkout / ".venv").exists()


def test_too_little_space_is_refused_before_anything_is_downloaded(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "NEEDED_BYTES", 10**18)

    with pytest.raises(SystemExit) as ending:
        bootstrap.check_space(checkout, first=True)

    assert ending.value.code == 1
    assert "The disk is nearly full" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "hint"),
    [
        ("error: No space left on device (os error 28)", "The disk is full"),
        ("dns error: failed to lookup address", "could not be downloaded"),
        ("invalid peer certificate: UnknownIssuer", "certificate is not trusted"),
        ("failed to create directory: Permission denied (os error 13)", "as the owner of this folder"),
    ],
)
def test_an_installer_s_failure_is_explained(output: str, hint: str) -> None:
    assert hint in bootstrap.explain("It failed.", output)


@pytest.mark.parametrize(("said", "version"), [("uv 0.13.9 (x86_64)", (0, 13)), ("uv 1.2.0", (1, 2)), ("cargo", (0,))])
def test_the_version_of_uv_is_read_from_its_own_words(tmp_path: Path, said: str, version: tuple[int, ...]) -> None:
    program = tmp_path / "uv"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)

    assert uv_tool.version_of(str(program)) == version


def test_a_uv_that_does_not_run_is_no_uv(tmp_path: Path) -> None:
    assert uv_tool.version_of(str(tmp_path / "absent")) == (0,)
