"""Decides what `manage.py` was asked for and gives it what it needs.

`up` and `test` are ours; everything else is a Django command, run in this process with servers for as long as it runs.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from vs_portal.localstack.environment import NOWHERE, SETTINGS_MODULE, has_own_servers, local_environment
from vs_portal.localstack.places import VAR, LocalError

# Commands that read and write no data: they start at once, without servers.
WITHOUT_SERVERS = frozenset(
    (
        "attack",
        "collectstatic",
        "diffsettings",
        "findstatic",
        "measure_screening",
        "protect",
        "screen",
        "startapp",
        "version",
        "--version",
    )
)


def main(arguments: Sequence[str]) -> int:
    """Run one command line; return its exit code."""
    words = list(arguments)
    try:
        if not words or words[0] in {"-h", "--help"} or words == ["help"]:
            from vs_portal.localstack.help import show

            return show()
        if words[0] == "up":
            from vs_portal.localstack.up import up

            return up(words[1:])
        if words[0] == "test":
            from vs_portal.localstack.testing import test

            return test(words[1:])
        return _django(words)
    except LocalError as error:
        from vs_portal.localstack.postgres import explain_failure

        print(f"\n{explain_failure(str(error), VAR)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _django(words: list[str]) -> int:
    asks_for_help = {"-h", "--help"} & set(words)
    if has_own_servers():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
        os.environ.setdefault("VS_DB_STATEMENT_TIMEOUT_MS", "0")
        return _execute(words)
    if words[0] in WITHOUT_SERVERS or words[0] == "help" or asks_for_help:
        _prepare({**NOWHERE})
        return _execute(words)
    from vs_portal.localstack.servers import servers_for_command

    _end_in_order()
    with servers_for_command(words[0]) as servers:
        _prepare(servers)
        return _execute(words)


def _prepare(servers: dict[str, str]) -> None:
    """Fill in the environment of a local portal; what the caller has set stays."""
    environment = local_environment({} if has_own_servers() else servers)
    # A web request may take five seconds of the database's time; a command by hand may take longer.
    os.environ.update({"VS_DB_STATEMENT_TIMEOUT_MS": "0", **environment})


def _execute(words: list[str]) -> int:
    from django.core.management import execute_from_command_line

    from vs_portal.localstack.help import UnknownCommand, refuse_unknown

    try:
        refuse_unknown(words[0])
        execute_from_command_line(["manage.py", *words])
    except UnknownCommand as unknown:
        print(unknown, file=sys.stderr)
        return 2
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(bool(ending.code))
    return 0


def _end_in_order() -> None:
    """Turn the signals that would end this process at once into an orderly end, so that its servers stop too."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)
