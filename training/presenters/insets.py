"""Requests for whole-setting training in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from organisations.calendars.days import as_day
from training.models import InsetRequest
from training.models.vocabulary import InsetState
from training.presenters.places import span_words
from training.presenters.programmes import day_words

if TYPE_CHECKING:
    from training.selectors.insets import DayFit

TONES = {
    InsetState.ASKED: "new",
    InsetState.ACCEPTED: "warn",
    InsetState.PLANNED: "go",
    InsetState.DECLINED: "stop",
    InsetState.WITHDRAWN: "quiet",
}
OWN = [{"text": "Course"}, {"text": "Setting"}, {"text": "Asked for"}, {"text": "Status"}]
DESK = [{"text": "Setting"}, {"text": "Course"}, {"text": "Days"}, {"text": "Asked on"}]
NEXT = {
    InsetState.ASKED: "The Virtual School accepts the request, or says why it cannot come.",
    InsetState.ACCEPTED: "The Virtual School plans the session and writes to you.",
    InsetState.PLANNED: "Book the places of your staff, so that they are on the register.",
    InsetState.DECLINED: "Nothing is planned. Book a session that is open to all, or ask for other days.",
    InsetState.WITHDRAWN: "None. You can ask again at any time.",
}


def status_of(row: InsetRequest) -> dict[str, str]:
    """The state as a tag."""
    state = InsetState(row.state)
    return {"text": state.label, "tone": TONES[state]}


def _days(row: InsetRequest) -> str:
    return ", ".join(day_words(day) for day in row.days)


def own_rows(rows: Iterable[InsetRequest]) -> list[list[Any]]:
    """The requests of one's settings."""
    return [
        [
            {"text": one.course.title, "href": reverse("training:inset", args=[one.public_id])},
            one.setting.name,
            _days(one),
            status_of(one),
        ]
        for one in rows
    ]


def desk_rows(rows: Iterable[InsetRequest]) -> list[list[Any]]:
    """The requests, for staff."""
    return [
        [
            {"text": one.setting.name, "href": reverse("training_desk:inset", args=[one.public_id])},
            one.course.title,
            _days(one),
            day_words(as_day(one.asked_at)),
        ]
        for one in rows
    ]


def tabs(chosen: InsetState, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The lists by state."""
    base = reverse("training_desk:insets")
    names = {
        InsetState.ASKED: "To answer",
        InsetState.ACCEPTED: "To plan",
        InsetState.PLANNED: "Planned",
        InsetState.DECLINED: "Declined",
        InsetState.WITHDRAWN: "Withdrawn",
    }
    return [
        {
            "text": text,
            "href": f"{base}?list={state.value}",
            "current": state is chosen,
            "count": counts.get(state.value, 0),
        }
        for state, text in names.items()
    ]


def facts(row: InsetRequest, fits: Iterable[DayFit], *, staff: bool) -> list[dict[str, str]]:
    """What is said of a request, as keys and values."""
    days = "\n".join(f"{one.day:%A %-d %B %Y}: {one.words}" for one in fits)
    found = [
        {"key": "Course", "value": row.course.title},
        {"key": "Setting", "value": row.setting.name},
        {"key": "Days, the best first", "value": days},
        {"key": "How staff take part", "value": str(row.get_mode_display())},
        {"key": "People", "value": str(row.get_staff_band_display())},
    ]
    if row.note:
        found.append({"key": "What the Virtual School should know", "value": row.note})
    if row.declined_reason:
        found.append({"key": "Why it cannot be done", "value": str(row.get_declined_reason_display())})
    if row.session is not None:
        found.append({"key": "Planned for", "value": span_words(row.session)})
    if staff:
        found.append({"key": "Asked by", "value": f"{row.asked_by.name}, {day_words(as_day(row.asked_at))}"})
    return found
