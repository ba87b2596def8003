"""gunicorn's log without what somebody sent: refused requests and faults are told, their lines and addresses are not.

Use: `gunicorn --logger-class vs_portal.web_log.WordlessLogger`. gunicorn quotes a header that it cannot read and the
address of a request that failed; both may hold a child's name.
"""

from __future__ import annotations

import sys
import traceback
from types import TracebackType
from typing import Any

from gunicorn.glogging import Logger

_REFUSED = "Invalid request from ip="
_FAILED = "Error handling request"


class WordlessLogger(Logger):
    """As gunicorn's own, less the words."""

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """Tell that a request was refused, and not what stood in it."""
        if str(msg).startswith(_REFUSED):
            super().warning("A request was refused: it is no HTTP that this server takes.")
        else:
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """Tell where a fault arose: its class and the lines of the program, without message, values or address."""
        told = _FAILED if str(msg).startswith(_FAILED) else "A fault of the web server"
        super().error("%s: %s", told, where_it_arose())


def where_it_arose() -> str:
    """The class of the exception being handled, and the files and lines it passed; nothing of its message."""
    kind, _, trace = sys.exc_info()
    lines = _lines(trace)
    return f"{kind.__name__ if kind else 'unknown'} at {' < '.join(lines) or 'no line'}"


def _lines(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace) if trace else []
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames)][:6]
