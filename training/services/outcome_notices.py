"""Notices of what follows a session: evaluate it, the certificate is ready, what changed, a refresher is due.

To the attendee's work email with a link that needs no account; of a refresher also to the setting's safeguarding lead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from notifications.services import Letter, queue_message, queue_messages
from organisations.calendars.days import as_day
from training.erased import is_erased
from training.links import certificate_link, evaluation_link, impact_link

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Person
    from training.models import Attendee, Booking, Certificate


def evaluations_open(rows: Iterable[Booking]) -> int:
    """The register is final: say how it was, and the certificate follows. Returns how many are asked."""
    letters = (
        _letter("training_evaluate", row, f"training:evaluate:{row.pk}", link=evaluation_link(row)) for row in rows
    )
    return queue_messages(filter(None, letters))


def certificate_ready(row: Booking, certificate: Certificate) -> None:
    """The certificate can be fetched, and anybody can check its code."""
    check = reverse("training:verify", args=[certificate.code])
    key = f"training:certificate:{certificate.pk}"
    _tell("training_certificate", row, key, link=certificate_link(row), check_link=check, code=certificate.code)


def impact_asked(row: Booking, until: date) -> None:
    """Six weeks later: has anything changed?"""
    _tell("training_impact", row, f"training:impact:{row.pk}", link=impact_link(row), until=until)


def refresher_due(row: Booking, due_on: date, days: int) -> None:
    """What the person learnt goes out of date soon."""
    link = reverse("training:course", args=[row.session.course.slug])
    _tell("training_refresher", row, f"training:refresher:{row.pk}:{days}", link=link, due_on=due_on)


def colleague_refresher_due(row: Booking, to: str, name: str, due_on: date, days: int) -> None:
    """The same to the setting's safeguarding lead."""
    if row.attendee is None or is_erased(row.attendee):
        return
    words = {
        "name": name[:60],
        "colleague": row.attendee.name[:60],
        "course": row.session.course.title[:120],
        "due_on": due_on,
        "link": reverse("training:course", args=[row.session.course.slug]),
    }
    key = f"training:refresher-of:{row.pk}:{days}"
    queue_message(kind="training_refresher_lead", to=to, event_key=key, context=words)


def recipient(attendee: Attendee) -> Person | str:
    """Their account where they have one, else their work email."""
    return attendee.person if attendee.person is not None and attendee.person.is_active else attendee.email


def _tell(kind: str, row: Booking, key: str, **more: Any) -> None:
    queue_messages(filter(None, [_letter(kind, row, key, **more)]))


def _letter(kind: str, row: Booking, key: str, **more: Any) -> Letter | None:
    if row.attendee is None or is_erased(row.attendee):
        return None
    words = {
        "name": row.attendee.name[:60],
        "course": row.session.course.title[:120],
        "day": as_day(row.session.starts_at),
        **more,
    }
    return Letter(kind, recipient(row.attendee), key, words)
