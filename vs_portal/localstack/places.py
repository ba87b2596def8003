"""Where the embedded servers keep their data, which user runs them, and the secrets of a local portal.

As an ordinary user everything lies in `var/`. As root the servers run as `postgres` or `nobody` (PostgreSQL refuses
root); where that user cannot reach the checkout, the data lies in `/var/lib/virtual-school-portal/<hash>/` instead.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pwd
import secrets
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

BASE_DIR = Path(__file__).absolute().parent.parent.parent
VAR = Path(os.environ.get("VS_VAR_DIR") or BASE_DIR / "var").resolve()
SYSTEM_DATA = Path("/var/lib/virtual-school-portal")
LONGEST_SOCKET_PATH = 100


class LocalError(Exception):
    """Something about this machine stops the command; the message says what to do."""


@dataclass(frozen=True)
class Account:
    """The user that owns and runs the servers; `switch` when it is not the present one."""

    name: str
    uid: int
    gid: int
    switch: bool

    def give(self, path: Path) -> None:
        """Make a path the account's own, closed to everybody else."""
        path.chmod(0o700 if path.is_dir() else 0o600)
        if self.switch:
            os.chown(path, self.uid, self.gid)


def account_for(data: Path) -> Account:
    """Return who runs the servers on this data folder: its owner, this user, or an unprivileged stand-in for root."""
    if os.geteuid() != 0:
        return Account(os_user(), os.geteuid(), os.getegid(), switch=False)
    owner = data.stat().st_uid if data.exists() else 0
    names = [pwd.getpwuid(owner).pw_name] if owner else ["postgres", "nobody"]
    for name in names:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch=True)
    raise LocalError("PostgreSQL refuses to run as root, and neither the user postgres nor nobody exists here.")


def os_user() -> str:
    """Return the name of the present user, which PostgreSQL needs."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise LocalError(
            f"User number {os.geteuid()} has no name on this machine and PostgreSQL needs one. "
            "Add the user to /etc/passwd, or set DATABASE_URL and VALKEY_URL to servers of your own."
        ) from None


def can_reach(path: Path, account: Account) -> bool:
    """Whether the account may walk down to a path."""
    return not account.switch or all(_may_enter(parent.stat(), account) for parent in path.parents)


def _may_enter(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def data_home() -> Path:
    """Return the folder under which the servers' data lies."""
    VAR.mkdir(parents=True, exist_ok=True)
    stand_in = account_for(VAR / "postgres")
    if can_reach(VAR / "postgres", stand_in):
        return VAR
    home = SYSTEM_DATA / hashlib.sha256(str(VAR).encode()).hexdigest()[:12]
    home.mkdir(parents=True, exist_ok=True)
    for folder in (SYSTEM_DATA, home):
        folder.chmod(0o755)  # the servers' user must pass; the data below is its own and closed
    return home


def socket_folder(account: Account) -> Path:
    """Make a folder for sockets that only the account can enter, with a path short enough for a socket."""
    roots = [Path(tempfile.gettempdir()), Path("/tmp")]  # noqa: S108  (mkdtemp makes the folder itself unguessable)
    root = next(
        place for place in roots if len(str(place)) < LONGEST_SOCKET_PATH - 40 and can_reach(place / "x", account)
    )
    folder = Path(tempfile.mkdtemp(prefix="vsp-", dir=root))
    account.give(folder)
    return folder


def remove_data(home: Path) -> None:
    """Delete the servers' data and the marks of a first run; secrets stay."""
    for name in ("postgres", "postgres.new", "valkey"):
        shutil.rmtree(home / name, ignore_errors=True)


def local_secrets() -> dict[str, str]:
    """Return the keys and passwords of this local portal, made once and readable by their owner alone."""
    path = VAR / "secrets.json"
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    fresh = {
        "VS_SECRET_KEY": secrets.token_urlsafe(48),
        "VS_FIELD_KEY": base64.urlsafe_b64encode(os.urandom(32)).decode(),
        "VS_DEMO_PASSWORD": "-".join(secrets.token_hex(2) for _ in range(4)),
        "PG_PASSWORD": secrets.token_urlsafe(24),
    }
    if missing := {name: value for name, value in fresh.items() if name not in kept}:
        kept |= missing
        write_private(path, json.dumps(kept, indent=1))
    return kept


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone can read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    draft.replace(path)
