"""Guards promise 9: where data lies, who runs the servers, and that secrets are kept and closed."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from vs_portal.localstack import places
from vs_portal.localstack.places import Account


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "VAR", tmp_path)
    return tmp_path


def test_secrets_are_made_once_and_closed_to_others(var: Path) -> None:
    first = places.local_secrets()

    assert places.local_secrets() == first
    assert (var / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_a_secret_of_a_later_version_is_added_to_those_kept(var: Path) -> None:
    places.write_private(var / "secrets.json", '{"VS_DEMO_PASSWORD": "kept"}')

    found = places.local_secrets()

    assert found["VS_DEMO_PASSWORD"] == "kept"
    assert found["VS_SECRET_KEY"]


def test_another_user_does_not_reach_through_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    stranger = Account("stranger", uid=54321, gid=54321, switch=True)
    owner = Account("owner", uid=os.geteuid(), gid=os.getegid(), switch=True)

    assert not places.can_reach(closed / "postgres", stranger)
    assert places._may_enter(closed.stat(), owner)


def test_root_never_runs_the_servers_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    account = places.account_for(tmp_path / "absent")

    assert account.switch
    assert account.uid != 0
    assert pwd.getpwnam(account.name).pw_uid == account.uid


def test_a_path_too_long_for_a_socket_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(places.tempfile, "gettempdir", lambda: str(long))

    folder = places.socket_folder(Account("me", os.geteuid(), os.getegid(), switch=False))

    try:
        assert len(str(folder / ".s.PGSQL.65535.lock")) < places.LONGEST_SOCKET_PATH
        assert folder.stat().st_mode & 0o777 == 0o700
    finally:
        folder.rmdir()
