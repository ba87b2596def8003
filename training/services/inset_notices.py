"""Notices of requests for whole-setting training: to the desk that some wait, to the setting what came of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from accounts.permissions import Permission as P
from accounts.selectors import settings_of
from notifications.services import queue_message
from organisations.calendars.days import LONDON, CalendarHorizon, as_day
from organisations.selectors import council_calendar
from training.models.vocabulary import InsetDecline
from training.selectors.people import desk
from training.selectors.programmes import keepers_of

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import InsetRequest

_MORNING = time(8)


def asked(now: datetime) -> None:
    """Some wait: one message each to those who accept or plan them, on the next working day, however many were asked for."""
    day = _next_working_day(as_day(now))
    link = reverse("training_desk:insets")
    for person in desk():
        queue_message(
            kind="training_inset_asked",
            to=person,
            event_key=f"training:insets-asked:{day}",
            context={"name": person.get_short_name()[:60], "link": link},
            not_before=datetime.combine(day, _MORNING, tzinfo=LONDON),
        )


def _next_working_day(today: date) -> date:
    try:
        return council_calendar().add(today, 1)
    except CalendarHorizon:
        return today + timedelta(days=1)


def accepted(row: InsetRequest, *, again: bool = False) -> None:
    """The Virtual School will come; `again`: the session that was planned does not take place."""
    _tell("training_inset_accepted", row, f"training:inset-accepted:{row.pk}:{row.version}", again=again)


def planned(row: InsetRequest) -> None:
    """When it is."""
    if row.session is None:
        return
    start = row.session.starts_at.astimezone(LONDON)
    key = f"training:inset-planned:{row.session_id}"
    _tell("training_inset_planned", row, key, day=as_day(start), hour=f"{start:%H:%M}")


def declined(row: InsetRequest) -> None:
    """It cannot be done, and why."""
    label = str(InsetDecline(row.declined_reason).label)
    _tell("training_inset_declined", row, f"training:inset-declined:{row.pk}", why=label[:1].lower() + label[1:])


def _tell(kind: str, row: InsetRequest, key: str, **more: Any) -> None:
    for to in _recipients(row):
        words = {
            "name": "colleague" if isinstance(to, str) else to.get_short_name()[:60],
            "course": row.course.title[:120],
            "setting": row.setting.name[:120],
            "link": reverse("training:inset", args=[row.public_id]),
            **more,
        }
        queue_message(kind=kind, to=to, event_key=key, context=words)


def _recipients(row: InsetRequest) -> list[Person | str]:
    """Whoever asked, while they still act for the setting; else those who do now."""
    person = row.asked_by
    still = person.is_active and settings_of(person, P.TRAINING_BOOK).filter(pk=row.setting_id).exists()
    return [person] if still else keepers_of(row.setting)
