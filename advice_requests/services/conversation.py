"""The talk between asker and adviser: ask back, reply, answer, rate, close, withdraw, open again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from advice_requests import policies, targets
from advice_requests.models import AdviceRequest, Message, Rating
from advice_requests.models.vocabulary import ClosureReason, MessageKind, ReopenReason, State, Usefulness
from advice_requests.selectors.routing import is_there
from advice_requests.services.messages import Link, said_before, say
from advice_requests.services.notices import tell_duty
from advice_requests.services.step import begin, finish, respond_first
from advice_requests.workflow import Act, WrongState
from text_guard.declared import Stand


@transaction.atomic
def ask_back(
    *,
    request: AdviceRequest,
    body: str,
    form_token: UUID,
    version: int | None,
    by: Person,
    declared: Sequence[Stand] = (),
    now: datetime | None = None,
) -> AdviceRequest:
    """Ask the asker something; the answer clock pauses until the reply. Raises as `step.begin` does."""
    if said_before(request, form_token, by):
        return request
    now = now or timezone.now()
    row = begin(request=request, act=Act.ASK_BACK, by=by, version=version)
    _hold(row, by, now)
    say(row=row, kind=MessageKind.ASK_BACK, body=body, form_token=form_token, by=by, now=now, declared=declared)
    finish(row=row, act=Act.ASK_BACK, by=by, now=now)
    return row


@transaction.atomic
def reply(
    *,
    request: AdviceRequest,
    body: str,
    form_token: UUID,
    version: int | None,
    by: Person,
    declared: Sequence[Stand] = (),
    now: datetime | None = None,
) -> AdviceRequest:
    """The asking side writes: it ends a pause where the adviser waits, else it adds to the question."""
    if said_before(request, form_token, by):
        return request
    now = now or timezone.now()
    act = Act.REPLY if request.state == State.AWAITING_ASKER else Act.COMMENT
    row = begin(request=request, act=act, by=by, version=version)
    say(
        row=row,
        kind=MessageKind.REPLY,
        body=body,
        form_token=form_token,
        by=by,
        now=now,
        by_staff=False,
        declared=declared,
    )
    finish(row=row, act=act, by=by, now=now)
    return row


@transaction.atomic
def answer_request(
    *,
    request: AdviceRequest,
    body: str,
    links: Sequence[Link],
    form_token: UUID,
    version: int | None,
    by: Person,
    declared: Sequence[Stand] = (),
    now: datetime | None = None,
) -> AdviceRequest:
    """Answer, with links to resources; the clock stops and the asker is told that there is an answer."""
    if said_before(request, form_token, by):
        return request
    now = now or timezone.now()
    row = begin(request=request, act=Act.ANSWER, by=by, version=version)
    _hold(row, by, now)
    say(
        row=row,
        kind=MessageKind.ANSWER,
        body=body,
        form_token=form_token,
        by=by,
        now=now,
        links=links,
        declared=declared,
    )
    finish(row=row, act=Act.ANSWER, by=by, now=now)
    return row


@transaction.atomic
def rate_answer(
    *, request: AdviceRequest, useful: str, reason: str, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """Say whether the latest answer was of use, and in code why not. Rating it again changes the verdict."""
    row = begin(request=request, act=Act.RATE, by=by, version=None)
    answer = Message.objects.filter(request=row, kind=MessageKind.ANSWER).order_by("-at", "-id").first()
    if answer is None:
        raise WrongState("There is no answer to rate.")
    kept = "" if useful == Usefulness.YES else reason
    now = now or timezone.now()
    Rating.objects.update_or_create(answer=answer, defaults={"useful": useful, "reason": kept, "by": by, "at": now})
    finish(row=row, act=Act.RATE, by=by, now=now, reason=f"{useful}")
    return row


@transaction.atomic
def close_request(
    *, request: AdviceRequest, version: int | None, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """Close an answered request, or one to whose question back no reply came."""
    waits = request.state == State.AWAITING_ASKER
    act = Act.CLOSE_UNANSWERED if waits else Act.CLOSE
    row = begin(request=request, act=act, by=by, version=version)
    row.closed_reason = ClosureReason.NO_REPLY if waits else ClosureReason.ANSWERED
    finish(row=row, act=act, by=by, now=now, reason=row.closed_reason)
    return row


@transaction.atomic
def withdraw_request(
    *, request: AdviceRequest, reason: str, version: int | None, by: Person, now: datetime | None = None
) -> AdviceRequest:
    """The asking side takes the question back before it is answered, with a coded reason."""
    row = begin(request=request, act=Act.WITHDRAW, by=by, version=version)
    row.closed_reason = ClosureReason(reason)
    finish(row=row, act=Act.WITHDRAW, by=by, now=now, reason=reason)
    return row


@transaction.atomic
def reopen_request(
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
    """Open an ended request again, with a coded reason and words; the clock starts anew. Raises TooLate after the window.

    It goes back to its adviser, or to the basket if that adviser is away or has left.
    """
    if said_before(request, form_token, by):
        return request
    now = now or timezone.now()
    row = begin(request=request, act=Act.REOPEN, by=by, version=version)
    ended = row.closed_at or row.answered_at or row.updated_at
    policies.check_reopen(row, last_day=targets.last_day_to_reopen(ended), now=now)
    if row.assigned_to is None or not is_there(row.assigned_to, now):
        row.assigned_to, row.taken_at = None, None
    staff = by.pk != row.asker_id and policies.Relation.STAFF in policies.relations_of(by, row)
    kind = MessageKind.OUTCOME if staff else MessageKind.REPLY
    say(row=row, kind=kind, body=body, form_token=form_token, by=by, now=now, by_staff=staff, declared=declared)
    event = finish(row=row, act=Act.REOPEN, by=by, now=now, reason=ReopenReason(reason))
    if row.assigned_to is None:
        tell_duty(row=row, event=event)
    return row


def _hold(row: AdviceRequest, by: Person, now: datetime) -> None:
    """Writing to the asker is taking the request, where it had not been taken yet."""
    row.taken_at = row.taken_at or now
    respond_first(row, now)
