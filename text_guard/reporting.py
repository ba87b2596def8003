"""Error reports without anything that somebody typed.

Set as `DEFAULT_EXCEPTION_REPORTER_FILTER`: the value of every posted field and of every local variable is hidden, in
development too, because refused text may stand in any frame between the form and the screen.
"""

from __future__ import annotations

from collections.abc import ItemsView
from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

HIDDEN = "(not shown)"


class TextFreeReporterFilter(SafeExceptionReporterFilter):
    """Names stay, values go."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always, whatever DEBUG says."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        """The names of the posted fields."""
        return {} if request is None else {name: HIDDEN for name in request.POST}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: FrameType) -> ItemsView[str, Any]:
        """The names of the local variables."""
        return dict.fromkeys(tb_frame.f_locals, HIDDEN).items()
