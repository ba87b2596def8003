"""What `manage.py up` prints: the lines of its programs, each after the program's name, and its own words."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

COLOURS = {"web": "36", "worker": "32", "beat": "35", "postgres": "34", "valkey": "33", "assets": "90", "prepare": "90"}
WIDTH = 8
UNHELPFUL = ("Memory overcommit must be enabled",)  # advice to server operators, wasted on somebody's laptop


class Console:
    """Writes to standard output until it goes away; a closed terminal must not stop the clearing up."""

    def __init__(self) -> None:
        """Colour only a terminal, and only where the reader wants it."""
        self._coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def line(self, name: str, text: str) -> None:
        """Print one line of a program."""
        if any(mark in text for mark in UNHELPFUL):
            return
        prefix = f"{name:<{WIDTH}} |"
        if self._coloured:
            prefix = f"\033[{COLOURS.get(name, '0')}m{prefix}\033[0m"
        self._print(f"{prefix} {text}")

    def say(self, text: str) -> None:
        """Print words of the supervisor itself."""
        self._print(text)

    def _print(self, text: str) -> None:
        with suppress(OSError, ValueError):
            print(text, flush=True)
