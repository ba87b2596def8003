"""The lists of a setting's bookings and people, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from organisations.calendars.days import LONDON
from training.models.vocabulary import AttendeeRole
from training.presenters.places import in_list, span_words, status_of

if TYPE_CHECKING:
    from django.forms import BaseForm

    from organisations.models import EducationSetting
    from resources.reader.paging import Page
    from training.models import Attendee, Booking, Session

_LABEL = 60


def bookings_href(setting: EducationSetting | None, **more: str) -> str:
    """The list of a setting's bookings."""
    query = ({"setting": str(setting.public_id)} if setting is not None else {}) | more
    return f"{reverse('training:setting')}?{urlencode(query)}"


def people_href(setting: EducationSetting | None, **more: str) -> str:
    """The list of a setting's people."""
    query = ({"setting": str(setting.public_id)} if setting is not None else {}) | more
    return f"{reverse('training:setting_people')}?{urlencode(query)}"


def setting_choices(own: Sequence[EducationSetting]) -> list[tuple[str, str]]:
    return [(str(one.public_id), one.name) for one in own]


def session_choices(sessions: Sequence[Session]) -> list[tuple[str, str]]:
    """Sessions by course and day."""
    return [
        (str(one.public_id), f"{one.course.title[:_LABEL]}, {one.starts_at.astimezone(LONDON):%-d %B %Y}")
        for one in sessions
    ]


def _tabs(setting: EducationSetting, here: str) -> list[dict[str, Any]]:
    return [
        {"text": "Bookings", "href": bookings_href(setting), "current": here == "bookings"},
        {"text": "People", "href": people_href(setting), "current": here == "people"},
        {"text": "Programmes", "href": reverse("training:setting_programmes")},
        {"text": "Whole-setting training", "href": reverse("training:insets")},
    ]


def bookings_context(
    setting: EducationSetting, own: Sequence[EducationSetting], form: BaseForm, page: Page, sessions: Sequence[Session]
) -> dict[str, Any]:
    """The list with its filters."""
    columns = ["Person", "Course", "When", "Status"]
    return {
        "setting": setting,
        "several": len(own) > 1,
        "form": form,
        "page": page,
        "tabs": _tabs(setting, "bookings"),
        "clear_href": bookings_href(setting),
        "columns": [{"text": text} for text in columns],
        "rows": [_booking_row(row) for row in page.rows],
        "sessions": len(sessions),
    }


def _booking_row(row: Booking) -> list[Any]:
    status = status_of(row)
    who = in_list(row.attendee.name) if row.attendee is not None else "Nobody named yet"
    return [
        {"text": who, "href": reverse("training:party", args=[row.party.public_id])},
        row.session.course.title,
        span_words(row.session),
        {"text": status.text, "tone": status.tone, "note": status.note},
    ]


def people_context(
    setting: EducationSetting, own: Sequence[EducationSetting], page: Page, left: bool, *, acts: bool
) -> dict[str, Any]:
    """The people with what can be changed about them."""
    columns = ["Person", "Work email", "Role", "Places to come"]
    return {
        "setting": setting,
        "several": len(own) > 1,
        "own": [{"text": one.name, "href": people_href(one), "current": one == setting} for one in own],
        "page": page,
        "left": left,
        "tabs": _tabs(setting, "people"),
        "here_href": people_href(setting),
        "left_href": people_href(setting, show="left"),
        "columns": [{"text": text, "number": text == "Places to come"} for text in columns],
        "rows": [_person_row(row, acts=acts) for row in page.rows],
    }


def _person_row(row: Any, *, acts: bool) -> list[Any]:
    name = (
        {"text": in_list(row.name), "href": reverse("training:attendee", args=[row.public_id])}
        if acts
        else in_list(row.name)
    )
    return [name, in_list(row.email), AttendeeRole(row.role).label, row.coming]


def left_context(row: Attendee, places: Sequence[Booking], back: str) -> dict[str, Any]:
    """What follows when somebody is noted as having left."""
    gone = row.left_on is not None
    return {
        "attendee": row,
        "gone": gone,
        "title": f"Is {row.name} back?" if gone else f"Has {row.name} left?",
        "text": (
            "Their training counts for your setting again."
            if gone
            else "Their training stops to count for your setting. Their record is kept."
        ),
        "submit_text": "Yes, back with us" if gone else "Yes, they have left",
        "places": [
            {
                "text": f"{one.session.course.title}, {span_words(one.session)}",
                "href": reverse("training:party", args=[one.party.public_id]),
            }
            for one in places
        ],
        "cancel_href": back,
    }
