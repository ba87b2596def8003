"""The way out for audit: `accounts` holds the trail and stands above this app, so it hands its recorder down.

Until a recorder is set (`accounts` does it when the apps are ready) a write fails rather than go unrecorded.
"""

from __future__ import annotations

from typing import Protocol

from django.db import models

Detail = dict[str, str | int | bool | None]


class Recorder(Protocol):
    def __call__(self, *, event: str, by: object | None, subject: models.Model | None, detail: Detail) -> object: ...


class NoRecorder(RuntimeError):
    """A write was tried before the audit trail was connected."""


_recorder: Recorder | None = None


def set_recorder(recorder: Recorder | None) -> None:
    """Connect the audit trail."""
    global _recorder
    _recorder = recorder


def record(*, event: str, by: object, subject: models.Model, detail: Detail) -> None:
    """Write one audit event in the caller's transaction."""
    if _recorder is None:
        raise NoRecorder("no audit recorder is set: see text_guard.audit_port.set_recorder")
    _recorder(event=event, by=by, subject=subject, detail=detail)
