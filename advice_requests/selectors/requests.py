"""Reads of single requests, their threads, and the list of somebody who asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person
from advice_requests.keyset import Page, page
from advice_requests.models import AdviceRequest, Message, Rating, RequestEvent
from advice_requests.models.vocabulary import OPEN_STATES, MessageKind, State

LIST_SIZE = 20
_RECENT = timedelta(days=60)
LIST_COLUMNS = (
    "id",
    "public_id",
    "reference",
    "topic__label",
    "setting__name",
    "state",
    "urgency",
    "due_at",
    "paused_at",
    "submitted_at",
    "asker_id",
    "asker__name",
)


def visible_request(person: Person, public_id: UUID) -> AdviceRequest | None:
    """The request, if the person may read it; None where it is missing or another's, which look the same."""
    rows = AdviceRequest.objects.visible_to(person).select_related(
        "asker", "assigned_to", "setting", "area", "topic", "team", "referred_to", "merged_into"
    )
    return rows.filter(public_id=public_id).first()


def sent_with(person: Person, form_token: UUID) -> AdviceRequest | None:
    """The request that this person sent with this form, if it was sent."""
    return AdviceRequest.objects.filter(form_token=form_token, asker=person).first()


def thread(request: AdviceRequest, *, with_notes: bool) -> QuerySet[Message]:
    """The messages, oldest first, with authors, links and verdicts; notes only for staff."""
    messages = Message.objects.filter(request=request).select_related("author", "rating").prefetch_related("links")
    return messages if with_notes else messages.exclude(kind=MessageKind.NOTE)


def history(request: AdviceRequest, *, with_notes: bool) -> QuerySet[RequestEvent]:
    """The steps, oldest first; without those that only staff know of for the asking side."""
    events = RequestEvent.objects.filter(request=request).select_related("by", "assigned_to")
    return events if with_notes else events.exclude(act="note")


def rating_among(messages: Sequence[Message]) -> Rating | None:
    """The verdict on the latest answer of a thread that was rated, if there is one."""
    return next((message.rating for message in reversed(messages) if hasattr(message, "rating")), None)


def asked_by(person: Person, *, open_only: bool, after: str = "", before: str = "", size: int = LIST_SIZE) -> Page:
    """The requests on the person's asking side, newest first."""
    rows = AdviceRequest.objects.on_asking_side_of(person)
    if open_only:
        rows = rows.filter(state__in=[*OPEN_STATES, State.ANSWERED])
    return page(
        rows.values(*LIST_COLUMNS), field="submitted_at", newest_first=True, after=after, before=before, size=size
    )


def colleagues_ask(person: Person, setting_id: int, topic_id: int) -> QuerySet[AdviceRequest]:
    """Open requests of the setting on the topic that the person may read: "your colleague asked this on Tuesday"."""
    since = timezone.now() - _RECENT
    rows = AdviceRequest.objects.on_asking_side_of(person).filter(setting_id=setting_id, topic_id=topic_id)
    return rows.filter(state__in=[*OPEN_STATES, State.ANSWERED], submitted_at__gte=since).select_related("asker")[:3]


def mergeable_into(request: AdviceRequest) -> QuerySet[AdviceRequest]:
    """Open requests of the same asker or setting, which this one could be merged into."""
    same = AdviceRequest.objects.filter(asker_id=request.asker_id)
    if request.shared_with_setting:
        same = same | AdviceRequest.objects.filter(setting_id=request.setting_id, shared_with_setting=True)
    return same.filter(state__in=[*OPEN_STATES, State.ANSWERED]).exclude(pk=request.pk).order_by("-submitted_at")[:20]
