"""`manage.py test`: the checks and tests in the same environment everywhere, on servers that are thrown away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from types import FrameType
from typing import IO, NoReturn

from vs_portal.localstack import assets
from vs_portal.localstack.browser import browser_environment
from vs_portal.localstack.environment import has_own_servers, test_environment
from vs_portal.localstack.gate import CHECKS, PYTEST_WHOLE, Check, Part
from vs_portal.localstack.places import BASE_DIR, LocalError
from vs_portal.localstack.processes import HERE, STANDALONE
from vs_portal.localstack.servers import throw_away_servers

FAILED_CHECKS = "VS_FAILED_CHECKS"


def test(arguments: Sequence[str]) -> int:
    """Run the whole gate, or pytest alone with the given arguments; return the exit code."""
    if arguments and arguments[0] in {"-h", "--help"}:
        print(
            "Usage: python3 manage.py test [PYTEST ARGUMENTS]\n\nWithout arguments: every check, then every test.\n"
            "With arguments: pytest with these, as in: manage.py test tests/unit -k screening\n"
            "`manage.py test --help-pytest` lists them."
        )
        return 0
    words = ["--help"] if list(arguments) == ["--help-pytest"] else list(arguments)
    _end_in_order()
    servers: AbstractContextManager[dict[str, str]] = nullcontext({}) if has_own_servers() else throw_away_servers()
    with servers as urls:
        environment = {**test_environment(), **os.environ, **urls}
        _build_assets()
        environment |= browser_environment()
        if words:
            return _call([sys.executable, "-m", "pytest", *words], environment)
        return _whole(environment)


def _whole(environment: dict[str, str]) -> int:
    """Run every check, then every test. The tests close the report, also with what failed before them."""
    failed = [check.name for check in CHECKS if _check(check, environment)]
    environment = {**environment, FAILED_CHECKS: " ".join(failed)}
    rows: Sequence[tuple[Part, ...]] = PYTEST_WHOLE
    if has_own_servers():  # there is one pair of servers, whose databases the parts would share
        rows = [(part,) for row in PYTEST_WHOLE for part in row]
    codes = [code for row in rows for code in _side_by_side(row, environment)]
    return next((code for code in codes if code), int(bool(failed)))


def _check(check: Check, environment: dict[str, str]) -> int:
    began = time.monotonic()
    print(f"== {check.name}", flush=True)
    code = _call(list(check.command), environment)
    print(f"== {check.name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s\n", flush=True)
    return code


def _side_by_side(parts: Sequence[Part], environment: dict[str, str]) -> list[int]:
    """Run parts at the same time. The first speaks at once, each other one when all before it have ended."""
    codes = []
    with ExitStack() as stack:
        started: list[tuple[subprocess.Popen[bytes], IO[bytes] | None]] = []
        for part in parts:
            said = stack.enter_context(tempfile.TemporaryFile()) if started else None
            servers = stack.enter_context(throw_away_servers()) if part.own_servers and len(parts) > 1 else {}
            command = [sys.executable, "-m", "pytest", *part.words]
            started.append((stack.enter_context(_running(command, {**environment, **servers}, said)), said))
        for process, kept in started:
            codes.append(_wait(process))
            if kept:
                kept.seek(0)
                print(kept.read().decode(errors="replace"), end="", flush=True)
    return codes


def _call(command: list[str], environment: dict[str, str]) -> int:
    """Run a program to its end."""
    with _running(command, environment) as process:
        return _wait(process)


def _wait(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait()
    except KeyboardInterrupt:
        return process.wait()


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], output: IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in the terminal's own session, so that a debugger works, and end it with this one."""
    launch = [*STANDALONE, str(HERE / "launch.py"), str(os.getpid()), str(int(signal.SIGTERM)), "-"]
    errors = subprocess.STDOUT if output else None
    process = subprocess.Popen([*launch, *command], env=environment, cwd=BASE_DIR, stdout=output, stderr=errors)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def _build_assets() -> None:
    if not assets.are_current():
        print("Building styles and scripts", flush=True)
        if assets.build():
            raise LocalError("The styles and scripts could not be built; the lines above say why.")


def _end_in_order() -> None:
    """Make SIGTERM and a closed terminal end this process in order, so that its servers stop too."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)
