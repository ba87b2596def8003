"""Finds uv, or installs it with pip into `var/uv` by hash. Standard library only; run before the environment exists.

`pip install --target` is allowed where Debian marks Python as externally managed; nothing outside the checkout changes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST = (0, 9)
REQUIREMENTS = Path(__file__).parent / "uv-requirements.txt"


def find_or_install(folder: Path, fail: Callable[[str], None], explain: Callable[[str, str], str]) -> str:
    """Return the path of a uv that reads our lock file: of `var/uv`, of PATH, or newly installed."""
    own = folder / "var" / "uv" / "bin" / "uv"
    for candidate in (str(own), shutil.which("uv")):
        if candidate and version_of(candidate) >= OLDEST:
            return candidate
    pip = pip_command(folder)
    if pip is None:
        fail(
            f"Python {sys.version_info[0]}.{sys.version_info[1]} has neither pip nor venv, and uv is not installed.\n"
            "On Debian or Ubuntu: sudo apt-get install python3-pip python3-venv\n"
            "On macOS: brew install python@3.11, or brew install uv. Then run the command again."
        )
        return ""
    install(own, pip, fail, explain)
    return str(own)


def install(own: Path, pip: list[str], fail: Callable[[str], None], explain: Callable[[str, str], str]) -> None:
    """Install the pinned uv into `var/uv`, checking its hash."""
    target = own.parent.parent
    shutil.rmtree(target, ignore_errors=True)
    options = ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--disable-pip-version-check"]
    command = [*pip, "install", *options, "--target", str(target), "-r", str(REQUIREMENTS)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode or version_of(str(own)) < OLDEST:
        shutil.rmtree(target, ignore_errors=True)
        fail(explain("uv, the tool that installs the packages, could not be installed.", result.stdout + result.stderr))


def version_of(path: str) -> tuple[int, ...]:
    """Return the version of a uv as numbers; (0,) where it does not run."""
    try:
        output = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return (0,)
    found = re.match(r"uv (\d+)\.(\d+)", output)
    return (int(found[1]), int(found[2])) if found else (0,)


def pip_command(folder: Path) -> list[str] | None:
    """Return how to call pip: this interpreter's own, or one from a throw-away virtual environment."""
    own = [sys.executable, "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True, check=False).returncode == 0:
        return own
    helper = folder / "var" / "pip"
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(helper)], capture_output=True, check=False)
    return [str(helper / "bin" / "python"), "-m", "pip"] if made.returncode == 0 else None
