"""Sessions as entries of a calendar, in words: for the file of a session and for a person's feed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from training.calendar_file import CANCELLED, CONFIRMED, Entry
from training.models.vocabulary import CancelReason, SessionState
from training.presenters.places import where_words

if TYPE_CHECKING:
    from training.models import Session, SessionPart


def host() -> str:
    """The end of every UID: the configured host, whatever the request called us."""
    return urlsplit(settings.ORIGIN).hostname or "localhost"


def organiser() -> tuple[str, str]:
    """Name and address of whoever puts sessions on."""
    council = settings.COUNCIL
    return f"{council.name}, {council.service_name}", council.contacts.virtual_school_email


def entries_of(
    session: Session,
    parts: Sequence[SessionPart],
    *,
    link: str = "",
    status: str = CONFIRMED,
    say: Sequence[str] = (),
    page: str = "",
    sequence: int | None = None,
) -> list[Entry]:
    """An entry for each part. `link` opens the meeting, `page` is the path to read on at, `say` are lines of one's own.

    `sequence` stands in for the number of times that the session was moved.
    """
    off = session.state == SessionState.CANCELLED
    url = settings.ORIGIN + (page or reverse("training:session", args=[session.public_id]))
    lines = [session.course.summary, *say]
    if off and session.cancel_reason:
        lines.insert(0, f"This session does not take place. {CancelReason(session.cancel_reason).label}.")
    if link:
        lines.append(f"Join the session online: {link}")
    where = where_words(session)
    return [
        Entry(
            key=str(session.public_id),
            part=part.position,
            starts_at=part.starts_at,
            ends_at=part.ends_at,
            title=_title(session, part, len(parts)),
            where=where,
            text="\n".join([*lines, url]),
            url=url,
            sequence=session.sequence if sequence is None else sequence,
            status=CANCELLED if off else status,
        )
        for part in parts
    ]


def _title(session: Session, part: SessionPart, parts: int) -> str:
    return f"{session.course.title} (part {part.position} of {parts})" if parts > 1 else session.course.title
