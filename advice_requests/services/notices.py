"""Notices: that something happened and where to read it, never what was asked or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.models import Membership, Person
from advice_requests.workflow import Notice
from notifications.services import queue_message

if TYPE_CHECKING:
    from advice_requests.models import AdviceRequest, RequestEvent

_TO_ADVISER = frozenset({Notice.ASSIGNED, Notice.REPLY, Notice.REOPENED})
_EITHER_SIDE = frozenset({Notice.CLOSED})
DUTY_ROLE = "vs_duty"


def send_notice(*, kind: Notice, row: AdviceRequest, event: RequestEvent, by: Person | None) -> None:
    """Queue the notice of one event, in its transaction, to whoever has to know; nobody is told of their own act."""
    if kind is Notice.NONE:
        return
    to = _recipient(kind, row, by)
    if to is not None and to.is_active and to != by:
        _queue(str(kind), to, row, event)


def tell_duty(*, row: AdviceRequest, event: RequestEvent) -> None:
    """Tell every duty adviser that a request stands in the basket."""
    holders = Membership.objects.filter(role=DUTY_ROLE, state=Membership.State.APPROVED).values("person")
    for person in Person.objects.filter(pk__in=holders, is_active=True).order_by("pk"):
        if person.pk != event.by_id:
            _queue("advice_new", person, row, event)


def tell_asker(*, row: AdviceRequest, event: RequestEvent) -> None:
    """Tell the asker that the question has arrived."""
    _queue(str(Notice.RECEIVED), row.asker, row, event)


def _recipient(kind: Notice, row: AdviceRequest, by: Person | None) -> Person | None:
    if kind in _TO_ADVISER:
        return row.assigned_to
    if kind in _EITHER_SIDE and by is not None and by.pk == row.asker_id:
        return row.assigned_to
    return row.asker


def _queue(kind: str, to: Person, row: AdviceRequest, event: RequestEvent) -> None:
    queue_message(
        kind=kind,
        to=to,
        event_key=f"advice:event:{event.pk}",
        context={
            "name": to.get_short_name()[:60],
            "reference": row.reference,
            "link": reverse("advice_requests:request", args=[row.public_id]),
        },
    )
