"""Runs several programs until told to stop, starts again what dies, and leaves nothing behind.

One thread, one loop: it reads the programs' lines, notices deaths, and starts the dead again after a pause that grows
with each quick death (0.5, 1, 2, 4 … 15 s). A program that dies eight times within twenty seconds of its start, one
time after another, is given up, and everything stops with a message.
"""

from __future__ import annotations

import os
import selectors
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from vs_portal.localstack.console import Console
from vs_portal.localstack.places import LocalError
from vs_portal.localstack.processes import Janitor, Program, Running, start

LONGEST_PAUSE = 15.0
STEADY_AFTER = 20.0
GIVE_UP_AFTER = 8
START_LIMIT = 60.0
WARNING_EVERY = 5.0


class Stopped(Exception):
    """A signal asked everything to stop."""


@dataclass
class Service:
    """A program that must keep running: how it is made ready before each start, and how one sees that it answers."""

    name: str
    program: Callable[[], Program]
    before_start: Callable[[], None] | None = None
    answers: Callable[[], bool] | None = None
    running: Running | None = None
    quick_deaths: int = 0
    next_start: float = 0.0
    words: deque[str] = field(default_factory=lambda: deque(maxlen=8))


class Supervisor:
    """Owns the programs of one `manage.py up`."""

    def __init__(self, console: Console, janitor: Janitor) -> None:
        """Prepare the loop; nothing is started yet."""
        self.console = console
        self.janitor = janitor
        self.services: list[Service] = []
        self._selector = selectors.DefaultSelector()
        self._stop: str | None = None
        self._signals = 0
        self._wake, self._waker = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._waker, False)
        self._selector.register(self._wake, selectors.EVENT_READ)

    def listen_to_signals(self) -> None:
        """Stop in order on Ctrl-C, SIGTERM and a closed terminal; at once on a second signal."""
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1
        self._stop = signal.Signals(number).name

    def start(self, service: Service) -> None:
        """Start a service that is to be kept running."""
        if service not in self.services:
            self.services.append(service)
        if service.before_start is not None:
            service.before_start()
        service.running = self._launch(service.program(), service.words)

    def start_and_wait(self, services: Sequence[Service]) -> None:
        """Start services and return when all answer; raise with a service's last words when it cannot start."""
        for service in services:
            self.start(service)
        end = time.monotonic() + START_LIMIT
        waiting = [service for service in services if service.answers is not None]
        while waiting:
            self.pump(0.05)
            waiting = [service for service in waiting if service.answers is not None and not service.answers()]
            dead = next((s for s in waiting if s.running is not None and s.running.ended()), None)
            if dead is not None or (waiting and time.monotonic() > end):
                self.pump(0.2)
                failed = dead or waiting[0]
                raise LocalError("\n".join([f"The {failed.name} could not be started. Its last words:", *failed.words]))

    def run_to_end(self, programs: Sequence[Program]) -> None:
        """Run programs side by side to their end; raise when one fails."""
        started = [self._launch(program, deque()) for program in programs]
        try:
            while any(not running.ended() for running in started):
                self.pump(0.1)
                failed = next((r.program.name for r in started if r.process.poll() not in (None, 0)), None)
                if failed is not None:
                    self.pump(0.2)
                    raise LocalError(f"The step '{failed}' failed; its last lines above say why.")
            self.pump(0.1)
        finally:
            for running in started:
                running.stop(patience=2)

    def keep_running(self, warning: Callable[[], str]) -> None:
        """Run until a signal; restart what dies; print a warning once when there is a new one (asked now and then)."""
        said, next_look = "", time.monotonic()
        while True:
            self.pump(0.5)
            for service in self.services:
                self._look_after(service)
            if time.monotonic() >= next_look:
                found, next_look = warning(), time.monotonic() + WARNING_EVERY
                if found and found != said:
                    self.console.say(found)
                said = found

    def _look_after(self, service: Service) -> None:
        if service.running is None:
            if time.monotonic() >= service.next_start:
                self.start(service)
            return
        if not service.running.ended():
            return
        lived = time.monotonic() - service.running.started
        service.quick_deaths = service.quick_deaths + 1 if lived < STEADY_AFTER else 1
        if service.quick_deaths >= GIVE_UP_AFTER:
            last = "\n".join(service.words)
            raise LocalError(
                f"{service.name} ended {GIVE_UP_AFTER} times in a row and is given up. Its last words:\n{last}"
            )
        pause = min(0.25 * 2**service.quick_deaths, LONGEST_PAUSE)
        self.console.say(f"{service.name} ended ({how(service.running)}); starting it again in {pause:g} s.")
        service.running, service.next_start = None, time.monotonic() + pause

    def pump(self, patience: float) -> None:
        """Pass on the lines that have come, waiting for a while; raise when a signal has come."""
        for key, _ in self._selector.select(patience):
            if key.fd == self._wake:
                with suppress(BlockingIOError):
                    os.read(self._wake, 64)
            else:
                self._read(key)
        if self._stop is not None:
            raise Stopped(self._stop)

    def _launch(self, program: Program, words: deque[str]) -> Running:
        reader, writer = os.pipe()
        try:
            running = start(program, self.janitor, writer)
        finally:
            os.close(writer)
        os.set_blocking(reader, False)
        self._selector.register(reader, selectors.EVENT_READ, _Lines(program.name, words))
        return running

    def _read(self, key: selectors.SelectorKey) -> None:
        lines: _Lines = key.data
        try:
            received = os.read(key.fd, 65536)
        except BlockingIOError:
            return
        for text in lines.take(received):
            self.console.line(lines.name, text)
        if not received:
            self._selector.unregister(key.fd)
            os.close(key.fd)

    def stop_all(self, services: Sequence[Service]) -> None:
        """Stop services together, printing what they still say; a second signal kills at once."""
        self._stop, before = None, self._signals
        live = [s.running for s in services if s.running is not None]
        for running in live:
            running.ask_to_stop()
        asked = time.monotonic()
        while any(running.process.poll() is None for running in live) and self._signals == before:
            with suppress(Stopped):
                self.pump(0.05)
            for running in live:
                if time.monotonic() - asked > running.program.patience:
                    running.stop(patience=0)
        for running in live:
            running.stop(patience=0 if self._signals > before else 1)
        for service in services:
            service.running = None


def how(running: Running) -> str:
    """Say how a program ended."""
    code = running.process.returncode
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"


@dataclass
class _Lines:
    """Cuts what a program writes into lines."""

    name: str
    words: deque[str]
    rest: bytes = b""

    def take(self, received: bytes) -> list[str]:
        """Return the complete lines; at the end of the stream also the last incomplete one."""
        parts = (self.rest + received).split(b"\n")
        self.rest = parts.pop() if received else b""
        lines = [part.decode(errors="replace").rstrip("\r") for part in parts if part or received]
        self.words.extend(lines)
        return lines
