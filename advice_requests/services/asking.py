"""Sending a question: saved, routed and told of in one transaction, once for each form however often it is posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import has, live_memberships, settings_of
from advice_requests import numbering, targets
from advice_requests.models import AdviceRequest, RequestEvent
from advice_requests.models.vocabulary import State, Urgency
from advice_requests.selectors.routing import choose_for
from advice_requests.services.notices import tell_asker, tell_duty
from advice_requests.services.step import finish
from advice_requests.workflow import Act, WrongActor
from organisations.models import EducationSetting
from resources.models import Topic
from text_guard.declared import Stand, reason_words

_TRIES = 8


@dataclass(frozen=True, slots=True)
class Question:
    """What the asker gave. The texts have passed the screen; the model refuses them otherwise."""

    topic: Topic
    phase: str
    pupil_band: str
    urgency: str
    urgency_reason: str
    question: str
    tried: str = ""
    setting: EducationSetting | None = None
    declared: tuple[Stand, ...] = ()  # the marked names that were let stand


@transaction.atomic
def submit_request(*, question: Question, form_token: UUID, by: Person, now: datetime | None = None) -> AdviceRequest:
    """Save a question, send it to an adviser or a basket, and tell those concerned.

    The same form posted twice gives the request that is already there. Raises WrongActor for somebody who may not ask.
    """
    if not has(by, Permission.ADVICE_ASK):
        raise WrongActor("You may not ask a question.")
    row, created = _insert(question, form_token, by, now or timezone.now())
    if created:
        event = _first_event(row, by, question)
        record(event="advice.submitted", by=by, subject=row, detail=_codes(row))
        tell_asker(row=row, event=event)
        _route(row)
    return row


def _insert(question: Question, form_token: UUID, by: Person, now: datetime) -> tuple[AdviceRequest, bool]:
    for attempt in range(_TRIES):
        row = _build(question, form_token, by, now)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
                return row, True
        except IntegrityError:
            there = AdviceRequest.objects.filter(form_token=form_token).first()
            if there is not None:
                if there.asker_id != by.pk:
                    raise WrongActor("This form belongs to somebody else.") from None
                return there, False
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("unreachable: the loop returns or raises")


def _build(question: Question, form_token: UUID, by: Person, now: datetime) -> AdviceRequest:
    due = targets.due_from(now, question.urgency)
    setting = question.setting
    own = setting is not None and settings_of(by, Permission.ADVICE_ASK).filter(pk=setting.pk).exists()
    return AdviceRequest(
        reference=numbering.random_reference(),
        form_token=form_token,
        asker=by,
        asker_role=_role_of(by, setting, own),
        setting=setting,
        shared_with_setting=own,
        area_id=setting.area_id if setting else None,
        topic=question.topic,
        phase=question.phase,
        pupil_band=question.pupil_band,
        urgency=question.urgency,
        urgency_reason="" if question.urgency == Urgency.ROUTINE else question.urgency_reason,
        question=question.question,
        tried=question.tried,
        declared=list(question.declared),
        state=State.SUBMITTED,
        submitted_at=now,
        updated_at=now,
        first_response_due_at=due.first_response,
        due_at=due.answer,
    )


def _role_of(by: Person, setting: EducationSetting | None, own: bool) -> str:
    roles = live_memberships(by)
    roles = roles.filter(setting=setting) if own else roles.exclude(team=None)
    return roles.order_by("pk").values_list("role", flat=True).first() or ""


def _first_event(row: AdviceRequest, by: Person, question: Question) -> RequestEvent:
    reasons = reason_words(question.declared)
    words = f"The asker let marked names stand: {reasons}." if reasons else ""
    return RequestEvent.objects.create(
        request=row, act="submit", from_state="", to_state=State.SUBMITTED, by=by, at=row.submitted_at, words=words
    )


def _route(row: AdviceRequest) -> None:
    choice = choose_for(row)
    row.team_id = choice.team
    if choice.person is not None:
        row.assigned_to_id = choice.person
        finish(row=row, act=Act.ROUTE, by=None, now=row.submitted_at, words=choice.words)
    else:
        event = finish(row=row, act=Act.BASKET, by=None, now=row.submitted_at, words=choice.words)
        tell_duty(row=row, event=event)


def _codes(row: AdviceRequest) -> dict[str, str | int | bool | None]:
    return {
        "topic": row.topic.code,
        "phase": row.phase,
        "band": row.pupil_band,
        "urgency": row.urgency,
        "setting": str(row.setting.public_id) if row.setting else None,
    }
