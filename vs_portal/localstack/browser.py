"""Finds Chromium for the browser journeys, or installs Debian's, or says loudly why there is none.

The tests read VS_CHROMIUM (the program) or VS_NO_BROWSER (the reason why there is none); they never skip in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]


def browser_environment() -> dict[str, str]:
    """Return VS_CHROMIUM, or VS_NO_BROWSER with the reason, having tried to install it where that is possible."""
    if found := find():
        return {"VS_CHROMIUM": found}
    reason = install()
    if found := find():
        return {"VS_CHROMIUM": found}
    bar = "!" * 100
    print(f"{bar}\nNo browser: the journeys cannot run. {reason}\n{bar}", file=sys.stderr, flush=True)
    return {"VS_NO_BROWSER": reason}


def find() -> str | None:
    """Return the browser that VS_CHROMIUM names, or one of this machine."""
    if chosen := os.environ.get("VS_CHROMIUM"):
        return shutil.which(chosen)
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path), None) or next((p for p in MAC if Path(p).exists()), None)


def install() -> str:
    """Install Debian's Chromium as root; return what to do if there is still none afterwards."""
    if chosen := os.environ.get("VS_CHROMIUM"):
        return f"VS_CHROMIUM names {chosen}, which is no program."
    if shutil.which("apt-get") is None:
        return "Install Chromium or Chrome, or set VS_CHROMIUM to it."
    if os.geteuid() != 0:
        return "Install it (sudo apt-get install chromium), or set VS_CHROMIUM to one."
    print("Installing Chromium from Debian's packages for the browser journeys", file=sys.stderr, flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["apt-get", "update"], INSTALL):
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if result.returncode and command is INSTALL:
            last = (result.stderr.strip().splitlines() or ["no message"])[-1]
            return f"'{' '.join(command)}' failed: {last}"
    return "Debian's package is installed, but there is no chromium on PATH."
