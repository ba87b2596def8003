"""A person's own training in words: what comes, what to do, what was, certificates and refreshers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from training import calendar_file, links
from training.models.vocabulary import BookingState, SessionState
from training.presenters.calendar_entries import entries_of
from training.presenters.catalogue import course_href, place_words
from training.presenters.places import Status, session_href, span_words, status_of, when_words
from training.selectors.joining import online_link_for

if TYPE_CHECKING:
    from resources.reader.paging import Page
    from training.models import Booking, Certificate, Offer, SessionMessage, SessionPart

B = BookingState
PAST = [{"text": "Course"}, {"text": "When"}, {"text": "How it went"}]
CERTIFICATES = [{"text": "Course"}, {"text": "Attended on"}, {"text": "Refresher due by"}, {"text": "Status"}]
_OFF = Status("The session was cancelled", "stop")
Rows = list[dict[str, Any]]


def coming_rows(
    rows: Sequence[Booking],
    offers: Mapping[int, Offer],
    messages: Mapping[int, Sequence[SessionMessage]],
    now: datetime,
) -> Rows:
    """Places, offers and waiting as cards."""
    return [_coming(row, offers.get(row.pk), messages.get(row.session_id, ()), now) for row in rows]


def _coming(row: Booking, offer: Offer | None, messages: Sequence[SessionMessage], now: datetime) -> dict[str, Any]:
    session = row.session
    position = row.position if row.state == B.WAITING else None  # type: ignore[attr-defined]  # counted by the query
    return {
        "title": session.course.title,
        "when": span_words(session),
        "where": place_words(session),
        "setting": row.setting.name if row.setting is not None else "",
        "status": status_of(row, position=position, offer=offer),
        "offered": row.state == B.OFFERED,
        "link": online_link_for(row, now),
        "place_href": links.link_to(row),
        "session_href": session_href(session),
        "messages": [{"when": when_words(one.at), "text": one.body} for one in messages]
        if row.state != B.WAITING
        else [],
    }


def past_context(page: Page) -> dict[str, Any]:
    """What is over, as a table."""
    return {"past": page, "past_columns": PAST, "past_rows": [_past(row) for row in page.rows]}


def _past(row: Booking) -> list[Any]:
    status = status_of(row)
    if row.session.state == SessionState.CANCELLED and row.state == B.CANCELLED:
        status = _OFF
    certificate = getattr(row, "certificate", None)
    last: dict[str, Any] = {"text": status.text, "tone": status.tone}
    if certificate is not None:
        last["note"] = f"Certificate {certificate.code}"
    return [{"text": row.session.course.title, "href": session_href(row.session)}, span_words(row.session), last]


def certificate_rows(rows: Sequence[Certificate], today: date) -> list[list[Any]]:
    """Certificates as a table; each leads to its page and PDF."""
    return [
        [
            {"text": row.course_title, "href": links.certificate_link(row.booking)},
            f"{row.held_on:%-d %B %Y}",
            f"{row.refresher_due_on:%-d %B %Y}" if row.refresher_due_on else "No refresher needed",
            _in_date(row, today),
        ]
        for row in rows
    ]


def _in_date(row: Certificate, today: date) -> dict[str, str]:
    if row.renewed:  # type: ignore[attr-defined]  # counted by the query
        return {"text": "Renewed", "tone": "quiet"}
    if row.refresher_due_on is None or today <= row.refresher_due_on:
        return {"text": "In date", "tone": "go"}
    return {"text": "Out of date", "tone": "stop"}


def refresher_rows(rows: Sequence[Certificate], today: date) -> list[dict[str, str]]:
    """What to learn again, and where."""
    return [
        {
            "title": row.course_title,
            "href": course_href(row.booking.session.course),
            "text": _due_words(row.refresher_due_on, today),
        }
        for row in rows
        if row.refresher_due_on is not None
    ]


def _due_words(day: date, today: date) -> str:
    return f"was due on {day:%-d %B %Y}" if day < today else f"is due by {day:%-d %B %Y}"


def evaluation_rows(rows: Sequence[Booking]) -> list[dict[str, str]]:
    """Sessions that wait for a word on how they were."""
    return [
        {
            "title": row.session.course.title,
            "when": span_words(row.session),
            "href": links.evaluation_link(row),
        }
        for row in rows
    ]


_STATUS = {B.OFFERED: calendar_file.TENTATIVE}
_SAYS = {
    B.OFFERED: "A place is offered to you: accept or decline it.",
    B.CONFIRMED: "You have a place. To cancel, open the link below.",
    B.ATTENDED: "You attended.",
}


def feed_entries(
    rows: Sequence[Booking], parts: Mapping[int, list[SessionPart]], now: datetime
) -> list[calendar_file.Entry]:
    """A person's places as entries of their calendar. A session called off stands as cancelled."""
    found = []
    for row in rows:
        state = B(row.state)
        found += entries_of(
            row.session,
            parts.get(row.session_id, []),
            link=online_link_for(row, now),
            status=_STATUS.get(state, calendar_file.CONFIRMED),
            say=[_SAYS[state]] if state in _SAYS else [],
            page=links.link_to(row),
        )
    return found


def feed_address(token: object, origin: str) -> str:
    """The whole address of a feed."""
    return origin + reverse("training_calendar", args=[token])
