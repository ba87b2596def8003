"""Hears every line that any logger of this process writes, at the lowest level, as the portal's handlers print it.

Loggers whose level the settings name themselves stay there, since no variable lowers them: `django` at INFO, because
django.template writes whole contexts below it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.conf import settings


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        own = settings.LOGGING["formatters"]["portal"]
        others = {name: value for name, value in own.items() if name not in ("()", "processor")}
        self.formatters = [
            structlog.stdlib.ProcessorFormatter(processor=renderer, **others)
            for renderer in (own["processor"], structlog.processors.JSONRenderer(default=repr))
        ]
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [formatter.format(record) for formatter in self.formatters]


@contextmanager
def every_logger() -> Iterator[list[str]]:
    """The lines so far; a list that grows."""
    ear = _Ear()
    loggers = [logging.getLogger(), *(one for one in logging.root.manager.loggerDict.values() if hasattr(one, "level"))]
    before = [(one, one.level, one.propagate, one.disabled) for one in loggers]
    for one in loggers:
        one.setLevel(_level(one.name))
        one.propagate, one.disabled = True, False
    logging.getLogger().addHandler(ear)
    try:
        yield ear.lines
    finally:
        logging.getLogger().removeHandler(ear)
        for one, level, propagate, disabled in before:
            one.setLevel(level)
            one.propagate, one.disabled = propagate, disabled


def _level(name: str) -> int:
    """The level that the settings name for a logger or the nearest above it; DEBUG where there is none."""
    named = settings.LOGGING["loggers"]
    while name:
        if "level" in named.get(name, {}):
            return int(logging.getLevelNamesMapping()[named[name]["level"]])
        name = name.rpartition(".")[0]
    return logging.DEBUG
