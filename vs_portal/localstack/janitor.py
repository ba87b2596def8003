"""Clears up after an owner that was killed. Run by file path; standard library only.

The owner holds the other end of standard input and reports what it starts, one line each:

    started PID SIGNAL   ended PID   folder PATH   done

When the pipe closes without `done`, the owner was killed: every process group still there is asked to stop, killed
after ten seconds, and the folders of sockets are removed. Works on every Unix, where Linux also has the
parent-death signal set by `launch`.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 10.0
FOLDER_PREFIX = "vsp-"


def listen() -> tuple[dict[int, int], list[Path], bool]:
    """Read the owner's reports until it ends; return live processes, folders, and whether it said `done`."""
    running: dict[int, int] = {}
    folders: list[Path] = []
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "started":
            pid, number = rest.split()
            running[int(pid)] = int(number)
        elif word == "ended":
            running.pop(int(rest), None)
        elif word == "folder":
            folders.append(Path(rest))
        elif word == "done":
            return running, folders, True
    return running, folders, False


def send(group: int, number: int) -> bool:
    """Signal a process group; False when nobody is left in it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def clear(running: dict[int, int], folders: list[Path]) -> None:
    """Stop what is left and remove the folders."""
    for group, number in running.items():
        send(group, number)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and any(send(group, 0) for group in running):
        time.sleep(0.1)
    for group in running:
        send(group, signal.SIGKILL)
    for folder in folders:
        if folder.name.startswith(FOLDER_PREFIX):
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Wait for the owner, then clear up unless it did so itself."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):
        os.chdir("/")
    running, folders, finished = listen()
    if not finished:
        clear(running, folders)


if __name__ == "__main__":
    main()
