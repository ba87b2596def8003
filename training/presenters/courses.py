"""The public pages of a course and of a session in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from accounts.models import Person
from accounts.permissions import Permission as P
from accounts.redirects import with_next
from accounts.selectors import has
from organisations.calendars.days import LONDON
from organisations.selectors import council_calendar
from resources.editing.markdown import html
from resources.models.vocabulary import Audience, Evidence, Phase
from training import times
from training.models.vocabulary import CancelReason, Mode, SessionState
from training.presenters.booking import counted
from training.presenters.catalogue import course_href, place_words
from training.presenters.places import (
    deadline_words,
    session_href,
    span_words,
    status_of,
    when_words,
    where_words,
)
from training.presenters.seats import is_full, seats, takes_bookings
from training.selectors.joining import online_link_for

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from organisations.calendars.days import DayCalendar
    from training.models import Booking, Course, Session, SessionPart

Rows = list[dict[str, str]]
SHORT = 155  # characters that search engines show
COLUMNS = [{"text": "When"}, {"text": "Where"}, {"text": "Places"}]


def course_page(course: Course, sessions: Sequence[Session], now: datetime) -> dict[str, Any]:
    """What `templates/training/course.html` takes."""
    topics = [topic for topic in course.topics.all() if topic.is_active]
    return {
        "course": course,
        "outcomes": lines(course.outcomes),
        "about": html(course.about) if course.about else "",
        "facts": _course_facts(course, sessions),
        "topics": [{"text": one.label, "href": f"{reverse('training:index')}?topic={one.code}"} for one in topics],
        "columns": COLUMNS,
        "rows": [_session_row(one, now) for one in sessions],
        **shared(course.summary, course_href(course)),
    }


def lines(text: str) -> list[str]:
    """One on each line; empty ones are left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def shared(summary: str, path: str) -> dict[str, str]:
    """For search engines and messengers."""
    words = summary if len(summary) <= SHORT else f"{summary[: SHORT - 1].rsplit(' ', 1)[0]}…"
    return {"description": words, "page_url": settings.ORIGIN + path}


def _course_facts(course: Course, sessions: Sequence[Session]) -> Rows:
    evidence = [str(Evidence(course.evidence).label) if course.evidence else "", course.evidence_note]
    return _known(
        ("How you take part", Mode(course.mode).label),
        ("How long it takes", course.duration),
        *_for_whom(course),
        ("Evidence", ". ".join(part.rstrip(".") for part in evidence if part)),
        ("Trainers", trainers_of(sessions)),
        ("Access", course.access_note),
        ("How long it is valid", _validity(course)),
        ("Code", course.code),
    )


def _for_whom(course: Course) -> list[tuple[str, str]]:
    audiences = [str(Audience(code).label) for code in course.audiences if code in Audience]
    phases = [str(Phase(code).label) for code in course.phases if code in Phase]
    return [("Who it is for", ", ".join(audiences)), ("Phases", ", ".join(phases))]


def _validity(course: Course) -> str:
    if not course.valid_months:
        return ""
    words = f"{counted(course.valid_months, 'month', 'months')}, then a refresher is due"
    return f"{words}. It counts as training of a designated safeguarding lead" if course.trains_leads else words


def _known(*facts: tuple[str, str]) -> Rows:
    return [{"key": key, "value": value} for key, value in facts if value]


def trainers_of(sessions: Iterable[Session]) -> str:
    """Everybody who gives one of the sessions, each once."""
    names = [name for one in sessions for name in (*(person.name for person in one.trainers.all()), one.guests)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _session_row(session: Session, now: datetime) -> list[Any]:
    left = seats(session, now, waits=session.waits)  # type: ignore[attr-defined]  # counted by the query
    return [
        {"text": span_words(session), "href": session_href(session)},
        place_words(session),
        {"text": left.text, "tone": left.tone, "note": left.note},
    ]


def session_page(
    session: Session,
    parts: Sequence[SessionPart],
    *,
    user: Person | AnonymousUser,
    own: Sequence[Booking],
    waiting: int,
    topics: Sequence[str],
    now: datetime,
) -> dict[str, Any]:
    """What `templates/training/session.html` takes."""
    course = session.course
    link = next((found for one in own if (found := online_link_for(one, now))), "")
    return {
        "session": session,
        "course": course,
        "course_href": course_href(course),
        "outcomes": lines(course.outcomes),
        "seats": seats(session, now, waits=bool(waiting)),
        "waiting": f"{counted(waiting, 'person waits', 'people wait')} for a place." if waiting else "",
        "cancelled": _cancelled(session),
        "rows": _session_facts(session, parts, topics),
        "rules": rules(session, council_calendar(), now) if takes_bookings(session, now) else [],
        "book": _book(session, user, now, full=is_full(session, waits=bool(waiting))),
        "own": [_own(one) for one in own],
        "online_link": link,
        "ics_url": reverse("training:ics", args=[session.public_id]),
        "only_for": session.only_for.name if session.only_for is not None else "",
        **shared(f"{span_words(session)}. {course.summary}", session_href(session)),
    }


def _cancelled(session: Session) -> str:
    if session.state != SessionState.CANCELLED:
        return ""
    reason = f" {CancelReason(session.cancel_reason).label}." if session.cancel_reason else ""
    return f"This session does not take place.{reason}"


def _session_facts(session: Session, parts: Sequence[SessionPart], topics: Sequence[str]) -> Rows:
    when = [(f"Part {part.position}", part_words(part)) for part in parts] if len(parts) > 1 else []
    venue, course = session.venue, session.course
    return _known(
        *(when or [("When", span_words(session))]),
        ("Where", where_words(session)),
        ("How you take part", Mode(session.mode).label if venue is not None else ""),
        ("Online", "" if session.mode == Mode.IN_PERSON or session.state == SessionState.CANCELLED else _ONLINE),
        ("Getting in", venue.access if venue is not None else ""),
        ("Access", course.access_note),
        ("Trainers", trainers_of([session])),
        *_for_whom(course),
        ("Topics", ", ".join(topics)),
        ("Good to know", session.note),
    )


_ONLINE = "If you have a place, the link to join is on the page of your place from the day before."


def part_words(part: SessionPart) -> str:
    """`4 December 2026, 10:00 to 12:00`."""
    start, end = part.starts_at.astimezone(LONDON), part.ends_at.astimezone(LONDON)
    return f"{start:%-d %B %Y}, {start:%H:%M} to {end:%H:%M}"


def rules(session: Session, calendar: DayCalendar, now: datetime) -> list[str]:
    """Until when what can be done, each with its date."""
    found = [f"Book until {deadline_words(session.closes_at)}."]
    until = times.cancel_until(session, calendar)
    if until > now:
        found.append(f"Cancel by {deadline_words(until)}. Later counts as late, unless somebody else takes the place.")
    else:
        found.append("The day to cancel in time has passed: a cancellation now is late.")
    names = times.name_by(session, calendar, now)
    if names is not None:
        found.append(f"A setting can hold places and say later who is coming, by {deadline_words(names)}.")
    if session.setting_cap and session.cap_until and now < times.end_of(session.cap_until):
        places = counted(session.setting_cap, "place", "places")
        found.append(f"Until the end of {session.cap_until:%-d %B %Y} each setting can have {places} at most.")
    hours = counted(session.offer_hours, "working hour", "working hours")
    found.append(f"If it is full, you join a waiting list. A place that we offer you is yours for {hours}.")
    found.append("You can send a colleague instead up to the start of the session.")
    return found


def _book(session: Session, user: Person | AnonymousUser, now: datetime, *, full: bool) -> dict[str, str]:
    """The button and what stands beside it."""
    if not takes_bookings(session, now):
        closed = session.state in (SessionState.OPEN, SessionState.CLOSED) and now < session.starts_at
        return {"note": "Booking for this session is closed."} if closed else {}
    href = reverse("training:book", args=[session.public_id])
    if not isinstance(user, Person):
        note = "For people who work in schools, colleges and nurseries, and for council staff."
        return {"text": "Sign in to book", "href": with_next("account_login", href), "note": note, "join": "yes"}
    if has(user, P.TRAINING_BOOK):
        return {"text": "Join the waiting list" if full else "Book places", "href": href}
    if has(user, P.TRAINING_SETTING_VIEW):
        return {"note": "Your role sees the bookings of your settings. Somebody at the setting books."}
    return {"note": "You can book once your place at a setting or in the council is approved."}


def _own(row: Booking) -> dict[str, Any]:
    status = status_of(row)
    return {"text": status.text, "tone": status.tone, "made": when_words(row.made_at), "booking": row}
