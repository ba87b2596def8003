"""Courses, venues and sessions in the words of the desk's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisations.calendars.days import LONDON
from training.models import Course, InsetRequest, Session, Venue
from training.models.vocabulary import COMING, BookingState, CourseState, SessionState

Cell = Any
COURSES = [{"text": "Course"}, {"text": "Code"}, {"text": "State"}, {"text": "Sessions to come", "number": True}]
SESSIONS = [
    {"text": "Session"},
    {"text": "When"},
    {"text": "Where"},
    {"text": "State"},
    {"text": "Places taken"},
    {"text": "Waiting", "number": True},
]
VENUES = [{"text": "Venue"}, {"text": "Address"}, {"text": "In use"}]
LISTS = {
    "coming": "To come",
    "register": "Registers to mark",
    "drafts": "Drafts",
    "past": "Signed off",
    "cancelled": "Cancelled",
}
_TONES = {
    SessionState.DRAFT: "quiet",
    SessionState.OPEN: "go",
    SessionState.CLOSED: "warn",
    SessionState.RUN: "new",
    SessionState.SIGNED_OFF: "quiet",
    SessionState.CANCELLED: "stop",
}


def when(session: Session) -> str:
    """`4 December 2026, 10:00 to 12:00`; a session of several days names both ends."""
    start, end = session.starts_at.astimezone(LONDON), session.ends_at.astimezone(LONDON)
    if start.date() == end.date():
        return f"{start:%-d %B %Y}, {start:%H:%M} to {end:%H:%M}"
    return f"{start:%-d %B %Y} at {start:%H:%M} to {end:%-d %B %Y} at {end:%H:%M}"


def where(session: Session) -> str:
    """The venue, or how people take part."""
    return session.venue.name if session.venue is not None else str(session.get_mode_display())


def fill(session: Session) -> str:
    """`12 of 20 (60%)`."""
    share = round(100 * session.seats_taken / session.capacity)
    return f"{session.seats_taken} of {session.capacity} ({share}%)"


def state_of(session: Session) -> dict[str, str]:
    """The state as a tag; a session that has ended says so before the sweep has noted it."""
    state = SessionState(session.state)
    if state in COMING and session.ends_at <= timezone.now():
        state = SessionState.RUN
    return {"text": str(state.label), "tone": _TONES[state]}


def session_rows(sessions: Iterable[Session], waiting: Mapping[int, int]) -> list[list[Cell]]:
    """A table of sessions."""
    return [
        [
            {
                "text": one.course.title,
                "href": reverse("training_desk:session", args=[one.public_id]),
                "note": f"For {one.only_for.name} alone" if one.only_for is not None else "",
            },
            when(one),
            where(one),
            state_of(one),
            fill(one),
            waiting.get(one.pk, 0),
        ]
        for one in sessions
    ]


# The desk's other pages: their words, their name, and whether whoever plans without running sees them.
_PLACES = (
    ("All sessions", "sessions", True),
    ("Courses", "courses", True),
    ("Programmes", "programmes", True),
    ("Whole-setting training", "insets", True),
    ("Venues", "venues", True),
    ("Which settings are trained", "coverage", False),
    ("What attendees say", "results", False),
    ("Figures", "figures", True),
)


def places(*, may_run: bool) -> list[dict[str, str]]:
    """The pages beside the front page that this person may open."""
    found = []
    for text, name, planners in _PLACES:
        if planners or may_run:
            found.append({"text": text, "href": reverse(f"training_desk:{name}")})
    return found


def tabs(chosen: str) -> list[dict[str, Any]]:
    """The lists of sessions."""
    base = reverse("training_desk:sessions")
    return [{"text": text, "href": f"{base}?list={code}", "current": code == chosen} for code, text in LISTS.items()]


def register_links(sessions: Iterable[Session]) -> list[dict[str, str]]:
    """Registers to mark, as links."""
    return [
        {
            "text": f"{one.course.title}, {when(one)}",
            "href": reverse("training_desk:register", args=[one.public_id]),
        }
        for one in sessions
    ]


def inset_links(requests: Iterable[InsetRequest]) -> list[dict[str, str]]:
    """Requests for whole-setting training, as links."""
    return [
        {
            "text": f"{one.setting.name}: {one.course.title} ({_inside(one.get_state_display())})",
            "href": reverse("training_desk:inset", args=[one.public_id]),
        }
        for one in requests
    ]


def _inside(label: str) -> str:
    """A label within a sentence: names in it keep their capitals."""
    return label[:1].lower() + label[1:]


def course_state(course: Course) -> dict[str, str]:
    """The state as a tag."""
    tones = {CourseState.DRAFT: "quiet", CourseState.PUBLISHED: "go", CourseState.RETIRED: "stop"}
    return {"text": course.get_state_display(), "tone": tones[CourseState(course.state)]}


def course_rows(courses: Iterable[Course], coming: Mapping[int, int]) -> list[list[Cell]]:
    """A table of courses."""
    return [
        [
            {"text": one.title, "href": reverse("training_desk:course", args=[one.public_id])},
            one.code,
            course_state(one),
            coming.get(one.pk, 0),
        ]
        for one in courses
    ]


def course_facts(course: Course) -> list[dict[str, str]]:
    """What is said of a course, as keys and values."""
    valid = f"After {course.valid_months} months" if course.valid_months else "Never"
    return [
        {"key": "Code", "value": course.code},
        {"key": "Summary", "value": course.summary},
        {"key": "How long it takes", "value": course.duration},
        {"key": "How people take part", "value": str(course.get_mode_display())},
        {"key": "Refresher due", "value": valid},
        {"key": "Trains safeguarding leads", "value": "Yes" if course.trains_leads else "No"},
    ]


def venue_rows(venues: Iterable[Venue], *, linked: bool) -> list[list[Cell]]:
    """A table of venues; whoever may change them gets links."""
    return [
        [
            {"text": one.name, "href": reverse("training_desk:venue", args=[one.public_id])} if linked else one.name,
            ", ".join(part for part in (one.address, one.town, one.postcode) if part),
            "Yes" if one.is_active else "No",
        ]
        for one in venues
    ]


def session_facts(session: Session, trainers: list[str]) -> list[dict[str, str]]:
    """What is said of a session, as keys and values."""
    closes = session.closes_at.astimezone(LONDON)
    facts = [
        {"key": "Parts", "value": "\n".join(parts_of(session))},
        {"key": "Where", "value": where(session)},
        {"key": "Trainers", "value": ", ".join([*trainers, *filter(None, [session.guests])]) or "Nobody yet"},
        {"key": "Booking closes", "value": f"{closes:%-d %B %Y} at {closes:%H:%M}"},
        {"key": "Rules", "value": rules(session)},
    ]
    if session.only_for is not None:
        facts.append({"key": "Only for", "value": session.only_for.name})
    if session.note:
        facts.append({"key": "What people should know", "value": session.note})
    if session.cancel_reason:
        facts.append({"key": "Why it does not take place", "value": str(session.get_cancel_reason_display())})
    return facts


def parts_of(session: Session) -> list[str]:
    """Each part in a line."""
    lines = []
    for part in session.parts.all():
        start, end = part.starts_at.astimezone(LONDON), part.ends_at.astimezone(LONDON)
        lines.append(f"{start:%A %-d %B %Y}, {start:%H:%M} to {end:%H:%M}")
    return lines


def rules(session: Session) -> str:
    """The rules of booking, in sentences."""
    said = [
        f"A place is cancelled in time up to {_days(session.cancel_days)} before.",
        f"Held places need a name {_days(session.naming_days)} before.",
        f"An offer is open for {session.offer_hours} working hours.",
    ]
    if session.setting_cap and session.cap_until:
        said.append(f"A setting may take {session.setting_cap} places until {session.cap_until:%-d %B %Y}.")
    return " ".join(said)


def _days(number: int) -> str:
    return "1 working day" if number == 1 else f"{number} working days"


def tiles(session: Session, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The numbers of one session, side by side."""
    found: list[dict[str, Any]] = [
        {"label": "Places taken", "value": f"{session.seats_taken} of {session.capacity}"},
        {"label": "Waiting", "value": counts.get(BookingState.WAITING, 0)},
        {"label": "Held, no name yet", "value": counts.get(BookingState.HELD, 0)},
        {"label": "Offered", "value": counts.get(BookingState.OFFERED, 0)},
    ]
    if session.state in (SessionState.RUN, SessionState.SIGNED_OFF):
        found = found[:1] + [
            {"label": "Attended", "value": counts.get(BookingState.ATTENDED, 0)},
            {"label": "Absent", "value": counts.get(BookingState.ABSENT, 0)},
            {"label": "Cancelled late", "value": counts.get(BookingState.LATE_CANCELLED, 0)},
        ]
    return found
