"""Starts processes that cannot outlive their owner, and ends them.

Each is a direct child in its own session: Ctrl-C in the terminal reaches the owner alone, and a whole group can be
ended by the number of its leader. Must be used from the main thread: the parent-death signal follows the thread.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

HERE = Path(__file__).absolute().parent
STANDALONE = [sys.executable, "-I", "-S"]
Output = int | IO[bytes]


class Janitor:
    """Another process that clears up if this one is killed; see `janitor`."""

    def __init__(self) -> None:
        """Start the janitor in its own session, so that nothing aimed at the owner reaches it."""
        self._process = subprocess.Popen(
            [*STANDALONE, str(HERE / "janitor.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def report(self, line: str) -> None:
        """Tell the janitor; a janitor that died is no reason to stop."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.write(f"{line}\n".encode())
                self._process.stdin.flush()

    def dismiss(self) -> None:
        """Everything was cleared up in order."""
        self.report("done")
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)


@dataclass
class Program:
    """What to run: arguments, environment, user, and how it is asked to stop."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    user: str | None = None
    folder: Path = field(default_factory=lambda: Path("/"))
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGTERM
    patience: float = 10.0


@dataclass
class Running:
    """A started program."""

    program: Program
    process: subprocess.Popen[bytes]
    janitor: Janitor
    started: float = field(default_factory=time.monotonic)

    def ended(self) -> bool:
        """Whether it has ended; what was left of its group is killed then."""
        if self.process.poll() is None:
            return False
        self.sweep()
        return True

    def sweep(self) -> None:
        """Kill what a dead leader left behind in its group, so that a restart begins clean."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.janitor.report(f"ended {self.process.pid}")

    def ask_to_stop(self, number: signal.Signals | None = None) -> None:
        """Send the program its stop signal."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(number or self.program.stop_signal)

    def stop(self, patience: float | None = None) -> None:
        """Ask to stop, wait, then kill."""
        self.ask_to_stop()
        try:
            self.process.wait(timeout=self.program.patience if patience is None else patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.sweep()


def start(program: Program, janitor: Janitor, output: Output = subprocess.DEVNULL) -> Running:
    """Start a program bound to the life of this process."""
    launch = [*STANDALONE, str(HERE / "launch.py"), str(os.getpid()), str(int(program.death_signal))]
    process = subprocess.Popen(
        [*launch, program.user or "-", *program.command],
        env=dict(program.environment),
        cwd=program.folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    janitor.report(f"started {process.pid} {int(program.death_signal)}")
    return Running(program, process, janitor)


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return not Path("/proc/self/stat").exists()
    return state not in "ZX"
