"""What advisers and the duty adviser do with a request: take, hand back, pass on, turn away, note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from advice_requests.models import AdviceRequest
from advice_requests.models.vocabulary import DeclineReason, MessageKind, RefusalReason, State
from advice_requests.selectors.routing import may_answer
from advice_requests.services.messages import said_before, say
from advice_requests.services.notices import tell_duty
from advice_requests.services.step import AlreadyDone, begin, finish, lock, respond_first
from advice_requests.workflow import Act, ActRefused
from organisations.models import CouncilTeam
from resources.models import Signpost
from text_guard.declared import Stand


class TakenAlready(ActRefused):
    """Another adviser was quicker; `by` says who."""

    def __init__(self, by: Person) -> None:
        super().__init__(f"{by} took this request before you.")
        self.by = by


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one form, with what their author declared of them."""

    body: str
    form_token: UUID
    declared: Sequence[Stand]


class NotAnAdviser(ActRefused):
    """The person chosen may not answer questions."""


@transaction.atomic
def take_request(*, request: AdviceRequest, by: Person, now: datetime | None = None) -> AdviceRequest:
    """Take a request from the basket, or accept one that routing gave. Raises TakenAlready, WrongActor, WrongState."""
    now = now or timezone.now()
    row = lock(request)
    if row.assigned_to is not None and row.assigned_to != by:
        raise TakenAlready(row.assigned_to)
    if row.assigned_to_id == by.pk and row.taken_at is not None and row.state == State.ASSIGNED:
        return row
    row = begin(request=row, act=Act.TAKE, by=by, version=None)
    row.assigned_to, row.taken_at = by, now
    respond_first(row, now)
    finish(row=row, act=Act.TAKE, by=by, now=now)
    return row


@transaction.atomic
def refuse_request(
    *, request: AdviceRequest, reason: str, version: int | None, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """Hand a request back to the basket with a coded reason; the duty adviser is told."""
    row = begin(request=request, act=Act.REFUSE, by=by, version=version)
    row.assigned_to, row.taken_at = None, None
    event = finish(row=row, act=Act.REFUSE, by=by, now=now, reason=RefusalReason(reason))
    tell_duty(row=row, event=event)
    return row


@transaction.atomic
def sort_request(
    *, request: AdviceRequest, team: CouncilTeam | None, version: int | None, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """Put a new request into a team's basket (or the duty basket)."""
    row = begin(request=request, act=Act.SORT, by=by, version=version)
    row.team = team
    finish(row=row, act=Act.SORT, by=by, now=now)
    return row


@transaction.atomic
def reassign_request(
    *, request: AdviceRequest, to: Person, version: int | None, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """Give a request to an adviser. Raises NotAnAdviser if that person may not answer questions."""
    act = Act.HAND_ON if request.state in (State.AWAITING_ASKER, State.ANSWERED) else Act.REASSIGN
    row = begin(request=request, act=act, by=by, version=version)
    if not may_answer(to):
        raise NotAnAdviser("Choose somebody who answers questions.")
    row.assigned_to = to
    row.taken_at = (now or timezone.now()) if to == by else None
    finish(row=row, act=act, by=by, now=now)
    return row


@transaction.atomic
def release_request(*, request: AdviceRequest, by: Person | None, now: datetime | None = None) -> AdviceRequest:
    """Put a request back into the basket because its adviser left; a pause ends. The duty adviser is told."""
    row = begin(request=request, act=Act.RELEASE, by=by, version=None)
    row.assigned_to, row.taken_at = None, None
    event = finish(row=row, act=Act.RELEASE, by=by, now=now)
    tell_duty(row=row, event=event)
    return row


@transaction.atomic
def refer_out(
    *,
    request: AdviceRequest,
    to: Signpost,
    body: str,
    form_token: UUID,
    version: int | None,
    by: Person,
    declared: Sequence[Stand] = (),
    now: datetime | None = None,
) -> AdviceRequest:
    """End a request by saying who can help instead; `body` goes to the asker. Screened; raises as `begin` does."""
    if said_before(request, form_token, by):
        return request
    row = begin(request=request, act=Act.REFER_OUT, by=by, version=version)
    row.referred_to = to
    said = Said(body, form_token, declared)
    return _turn_away(row, Act.REFER_OUT, said=said, by=by, now=now, reason=to.slug[:24])


@transaction.atomic
def decline_request(
    *,
    request: AdviceRequest,
    reason: str,
    body: str,
    form_token: UUID,
    version: int | None,
    by: Person,
    declared: Sequence[Stand] = (),
    now: datetime | None = None,
) -> AdviceRequest:
    """Decline a request that the Virtual School may not answer, with a coded reason; `body` goes to the asker."""
    if said_before(request, form_token, by):
        return request
    row = begin(request=request, act=Act.DECLINE, by=by, version=version)
    row.declined_reason = DeclineReason(reason)
    said = Said(body, form_token, declared)
    return _turn_away(row, Act.DECLINE, said=said, by=by, now=now, reason=reason)


def _turn_away(
    row: AdviceRequest, act: Act, *, said: Said, by: Person, now: datetime | None, reason: str
) -> AdviceRequest:
    now = now or timezone.now()
    respond_first(row, now)
    say(
        row=row,
        kind=MessageKind.OUTCOME,
        body=said.body,
        form_token=said.form_token,
        by=by,
        now=now,
        declared=said.declared,
    )
    finish(row=row, act=act, by=by, now=now, reason=reason)
    return row


@transaction.atomic
def merge_request(
    *, request: AdviceRequest, into: AdviceRequest, version: int | None, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """End a request because another one of the same asker or setting asks the same. Raises WrongState otherwise."""
    first, second = sorted((request, into), key=lambda one: one.pk)
    lock(first)
    other = lock(second if first.pk == request.pk else first)
    row = begin(request=request, act=Act.MERGE, by=by, version=version)
    _check_same_side(row, other)
    row.merged_into = other
    respond_first(row, now or timezone.now())
    finish(row=row, act=Act.MERGE, by=by, now=now)
    return row


class CannotMerge(ActRefused):
    """The two requests may not be merged; the words say why."""


def _check_same_side(row: AdviceRequest, other: AdviceRequest) -> None:
    if row.pk == other.pk:
        raise CannotMerge("A request cannot be merged into itself.")
    same_setting = row.shared_with_setting and other.shared_with_setting and row.setting_id == other.setting_id
    if row.asker_id != other.asker_id and not same_setting:
        raise CannotMerge("The other request belongs to another setting: its thread may not be shown to this asker.")
    if other.state in (State.MERGED, State.DECLINED, State.REFERRED_OUT, State.CLOSED):
        raise CannotMerge("The other request has ended.")


@transaction.atomic
def write_note(
    *,
    request: AdviceRequest,
    body: str,
    form_token: UUID,
    by: Person,
    declared: Sequence[Stand] = (),
    now: datetime | None = None,
) -> AdviceRequest:
    """Write an internal note. The asker never sees it, and it turns nobody's page stale."""
    if said_before(request, form_token, by):
        return request
    row = begin(request=request, act=Act.NOTE, by=by, version=None)
    now = now or timezone.now()
    say(row=row, kind=MessageKind.NOTE, body=body, form_token=form_token, by=by, now=now, declared=declared)
    finish(row=row, act=Act.NOTE, by=by, now=now)
    return row


__all__ = [
    "AlreadyDone",
    "CannotMerge",
    "NotAnAdviser",
    "TakenAlready",
    "decline_request",
    "merge_request",
    "reassign_request",
    "refer_out",
    "refuse_request",
    "release_request",
    "sort_request",
    "take_request",
    "write_note",
]
