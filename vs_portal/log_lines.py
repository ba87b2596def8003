"""What every line of the log goes through: nothing that somebody typed is left in it.

Fault and place stay: the kind of an exception and where in the code it arose, never its message, which may quote a
form (`invalid literal for int() with base 10: '…'`). Django's own lines name addresses and headers; they keep their
kind. Example: `Forbidden (Origin checking failed - https://…): /advice/` becomes `refused`, logger `django.security.csrf`.
"""

from __future__ import annotations

import re
import sys
import traceback
from types import TracebackType
from typing import Any

from structlog.typing import EventDict

_SENT_BY_THE_BROWSER = ("user_agent", "correlation_id", "ip")
_PLAIN_WORDS = re.compile(r"[A-Za-z ]+")
_TASK = re.compile(r"Task [\w.]+\[[\w-]+\] [a-z ]+")
_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def without_what_was_sent(logger: Any, method: str, event: EventDict) -> EventDict:
    """No query string, no header, no address or quotation in the lines of Django and Celery."""
    if isinstance(request := event.get("request"), str):
        event["request"] = request.partition("?")[0]
    for name in _SENT_BY_THE_BROWSER:
        event.pop(name, None)
    name = getattr(event.get("_record"), "name", "")
    if name.startswith("django.security"):
        event["event"] = "refused"
    elif name == "django.request":
        event["event"] = _start(_PLAIN_WORDS, event["event"])
    elif name.startswith("celery.") and event.get("exc_info"):
        event["event"] = _start(_TASK, event["event"])
    return event


def _start(pattern: re.Pattern[str], words: Any) -> str:
    found = pattern.match(str(words))
    return found[0].strip() if found else "failed"


def without_messages(logger: Any, method: str, event: EventDict) -> EventDict:
    """An exception as its kind and its places in the code, with those that it came from."""
    raised = event.pop("exc_info", None)
    if isinstance(raised, BaseException):
        raised = (type(raised), raised, raised.__traceback__)
    elif raised and not isinstance(raised, tuple):
        raised = sys.exc_info()
    if raised and raised[1] is not None:
        event["exception"] = "".join(_frames(raised))
    return event


def _frames(raised: _Raised) -> list[str]:
    """The oldest first, as Python prints them, each without its message."""
    lines: list[str] = []
    error: BaseException | None = raised[1]
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        own = ["Traceback (most recent call last):\n", *traceback.format_tb(error.__traceback__)]
        own.append(f"{type(error).__module__}.{type(error).__qualname__}\n")
        lines = [*own, *(["\nFrom which came:\n\n"] if lines else []), *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines
