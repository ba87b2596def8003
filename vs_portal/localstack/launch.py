"""Becomes another program that dies with its parent. Run by file path; standard library only.

    python -I -S launch.py PARENT DEATH_SIGNAL USER|- PROGRAM ARGUMENT…

The kernel forgets a parent-death signal when the user changes, so it is set after that; and a parent that died
before it was set is noticed by the parent's process number.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import sys

PR_SET_PDEATHSIG = 1


def drop_to(name: str) -> None:
    """Give up root for good."""
    entry = pwd.getpwnam(name)
    os.initgroups(name, entry.pw_gid)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    os.environ.update(HOME=entry.pw_dir, USER=name, LOGNAME=name)


def main(parent: str, death_signal: str, user: str, *command: str) -> None:
    """Change the user, bind this process to its parent, become the program."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None
    if user != "-":
        drop_to(user)
    if prctl is not None:
        prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
    if os.getppid() != int(parent):
        sys.exit("The parent process ended first.")
    os.execvp(command[0], list(command))  # noqa: S606  (the owner names the program)


if __name__ == "__main__":
    main(*sys.argv[1:])
