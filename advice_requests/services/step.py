"""One step of a request: lock it, see that it may be done, write what changed, its event, its audit and its notice.

Every write of this app goes through here, so none can lack one of the five. `begin` and `finish` stand inside the
transaction of the service that calls them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.audit import record
from advice_requests import policies, targets
from advice_requests.models import AdviceRequest, RequestEvent
from advice_requests.models.vocabulary import State
from advice_requests.services.notices import send_notice
from advice_requests.workflow import TRANSITIONS, Act, ActRefused, Clock

if TYPE_CHECKING:
    from accounts.models import Person


class StaleVersion(ActRefused):
    """Somebody else changed the request since the page was loaded. `request` is how it stands now."""

    def __init__(self, request: AdviceRequest) -> None:
        super().__init__("This request changed while you had the page open.")
        self.request = request


class AlreadyDone(Exception):
    """The same person did the same act a moment ago: the second half of a double click."""

    def __init__(self, request: AdviceRequest) -> None:
        super().__init__("done already")
        self.request = request


def lock(request: AdviceRequest) -> AdviceRequest:
    """The row as it stands now, held until the transaction ends.

    Without joins: after waiting for a lock PostgreSQL reads the row anew but not what was joined to it, so that an
    adviser who took the request meanwhile would be missing.
    """
    return AdviceRequest.objects.select_for_update().get(pk=request.pk)


def begin(*, request: AdviceRequest, act: Act, by: Person | None, version: int | None) -> AdviceRequest:
    """Lock the request and see that `by` may do the act now. Returns the locked row.

    Raises WrongActor (403), WrongState or StaleVersion (409), AlreadyDone (a double click: nothing more to do).
    """
    row = lock(request)
    if version is not None and row.version != version:
        if row.version == version + 1 and _last_was(row, act, by):
            raise AlreadyDone(row)
        policies.check(act, row, by)
        raise StaleVersion(row)
    policies.check(act, row, by)
    return row


def _last_was(row: AdviceRequest, act: Act, by: Person | None) -> bool:
    last = row.events.exclude(act=Act.NOTE).order_by("-id").values_list("act", "by_id").first()
    return last == (act.value, by.pk if by else None)


def finish(
    *,
    row: AdviceRequest,
    act: Act,
    by: Person | None,
    now: datetime | None = None,
    reason: str = "",
    words: str = "",
) -> RequestEvent:
    """Write the step: state and clock by the table, the row, its event, the audit record and the notice."""
    now = now or timezone.now()
    table = TRANSITIONS[act]
    before = State(row.state)
    row.state = table.target or before
    _apply_clock(row, table.clock, now)
    if act is not Act.NOTE:  # a note is not seen by the asker, and must not turn away what they are writing
        row.version += 1
        row.updated_at = now
    row.save()
    event = RequestEvent.objects.create(
        request=row,
        act=act,
        from_state=before,
        to_state=row.state,
        by=by,
        assigned_to_id=row.assigned_to_id,
        reason=reason,
        words=words,
        at=now,
    )
    record(event=table.audit, by=by, subject=row, detail={"from": before.value, "to": str(row.state), "reason": reason})
    send_notice(kind=table.notice, row=row, event=event, by=by)
    return event


def _apply_clock(row: AdviceRequest, clock: Clock, now: datetime) -> None:
    if clock is Clock.PAUSES:
        row.paused_at = now
    elif clock is Clock.RESUMES:
        targets.resume(row, now)
    elif clock is Clock.STOPS:
        targets.resume(row, now)
        if row.state == State.ANSWERED:
            row.answered_at = now
        else:
            row.closed_at = now
    elif clock is Clock.RESTARTS:
        row.due_at = targets.due_from(now, row.urgency).answer
        row.paused_minutes, row.answered_at, row.closed_at, row.closed_reason = 0, None, None, ""


def respond_first(row: AdviceRequest, now: datetime) -> None:
    """Note the first response: an adviser took the request, or wrote to the asker. Changes the row in memory only."""
    if row.first_response_at is None:
        row.first_response_at = now
