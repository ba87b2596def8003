"""The page of one request and the pages of its acts, as their templates take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import has, permissions_of
from advice_requests.models import AdviceRequest
from advice_requests.models.vocabulary import State
from advice_requests.policies import can, relations_of
from advice_requests.presenters.clock import clock_of, moment
from advice_requests.presenters.status import ending, status_for_asker, status_for_staff
from advice_requests.presenters.thread import Entry, entries
from advice_requests.selectors.requests import history, rating_among, thread
from advice_requests.targets import last_day_to_reopen
from advice_requests.workflow import NEXT_STEP, Act
from organisations.calendars import WorkingHours
from organisations.selectors import council_hours

if TYPE_CHECKING:
    from advice_requests.actions import Action
    from advice_requests.forms.acting import ActForm

Context = dict[str, object]
Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that the page offers."""

    slug: str
    text: str
    href: str
    main: bool


_STAFF_OFFERS = (  # slug, acts, words, a button rather than a link
    ("take", (Act.TAKE,), "Take this request", True),
    ("answer", (Act.ANSWER,), "Answer", True),
    ("ask-back", (Act.ASK_BACK,), "Ask the asker something", True),
    ("give", (Act.REASSIGN, Act.HAND_ON), "Give it to another adviser", False),
    ("hand-back", (Act.REFUSE,), "Hand it back with a reason", False),
    ("note", (Act.NOTE,), "Write an internal note", False),
    ("refer-out", (Act.REFER_OUT,), "Say who can help instead", False),
    ("decline", (Act.DECLINE,), "Decline it", False),
    ("merge", (Act.MERGE,), "Merge it into another", False),
    ("close", (Act.CLOSE, Act.CLOSE_UNANSWERED), "Close it", False),
    ("reopen", (Act.REOPEN,), "Open it again", False),
)
_ASKER_OFFERS = (
    ("reply", (Act.REPLY,), "Reply to the adviser", True),
    ("rate", (Act.RATE,), "Rate the answer", True),
    ("reply", (Act.COMMENT,), "Add to your question", False),
    ("close", (Act.CLOSE,), "Close it: I have what I need", False),
    ("reopen", (Act.REOPEN,), "Open it again", False),
    ("withdraw", (Act.WITHDRAW,), "Withdraw your question", False),
)


def request_context(row: AdviceRequest, person: Person, *, now: datetime) -> Context:
    """Everything the page of a request shows to this person."""
    staff = has(person, Permission.ADVICE_VIEW_ALL)
    hours = council_hours()
    messages = list(thread(row, with_notes=staff))
    rating = rating_among(messages) if row.state in (State.ANSWERED, State.CLOSED) else None
    reopen_until = _reopen_until(row, hours)
    offers = _offers(row, person, staff, reopen_until)
    if rating is not None and not staff:
        offers = [offer for offer in offers if offer.slug != "rate"]
    return {
        "row": row,
        "for_staff": staff,
        "status": status_for_staff(row.state, taken=row.taken_at is not None) if staff else status_for_asker(row.state),
        "next_step": NEXT_STEP[State(row.state)],
        "clock": clock_of(row, now=now, hours=hours, for_asker=not staff),
        "first_response": _first_response(row),
        "facts": _facts(row, staff),
        "thread": entries(row, messages, history(row, with_notes=staff), for_staff=staff),
        "ending": ending(row),
        "rating": rating,
        "offers": [offer for offer in offers if offer.main],
        "links": [offer for offer in offers if not offer.main],
        "reopen_until": reopen_until,
    }


def thread_entries(row: AdviceRequest, *, for_staff: bool) -> list[Entry]:
    """The thread as this side reads it."""
    return entries(row, thread(row, with_notes=for_staff), history(row, with_notes=for_staff), for_staff=for_staff)


def act_context(action: Action, row: AdviceRequest, form: ActForm, person: Person) -> Context:
    """The page of one act."""
    staff = has(person, Permission.ADVICE_VIEW_ALL)
    return {
        "action": action,
        "row": row,
        "form": form,
        "for_staff": staff,
        "cancel_href": reverse("advice_requests:request", args=[row.public_id]),
        "thread": thread_entries(row, for_staff=staff) if action.act in _NEEDS_THREAD else [],
    }


_NEEDS_THREAD = {Act.ANSWER, Act.ASK_BACK, Act.REPLY, Act.NOTE, Act.REFER_OUT, Act.DECLINE, Act.REOPEN}
_LAST = 3


def stale_context(action: Action, row: AdviceRequest, form: ActForm, person: Person) -> Context:
    """The page for a form that was made for an older version: what happened, and the form with the new one."""
    fresh = QueryDict(mutable=True)
    fresh.update(form.data)
    fresh["version"] = str(row.version)
    form.data = fresh
    still = any(can(act, row, relations_of(person, row), permissions_of(person)) for act in action.acts)
    staff = has(person, Permission.ADVICE_VIEW_ALL)
    return act_context(action, row, form, person) | {
        "happened": thread_entries(row, for_staff=staff)[-_LAST:],
        "still": still,
        "typed": form.typed(),
        "status": status_for_staff(row.state) if staff else status_for_asker(row.state),
    }


def _offers(row: AdviceRequest, person: Person, staff: bool, reopen_until: date | None) -> list[Offer]:
    relations, permissions = relations_of(person, row), permissions_of(person)
    table = _STAFF_OFFERS if staff else _ASKER_OFFERS
    offers = []
    for slug, acts, words, main in table:
        if any(can(act, row, relations, permissions) for act in acts) and _sensible(slug, row, person, reopen_until):
            address = reverse(f"advice_requests:{slug.replace('-', '_')}", args=[row.public_id])
            offers.append(Offer(slug, words, address, main))
    return offers


def _sensible(slug: str, row: AdviceRequest, person: Person, reopen_until: date | None) -> bool:
    """Leave out what the tables allow but what leads nowhere now."""
    if slug == "take":
        mine = row.assigned_to_id == person.pk
        return row.assigned_to_id is None or (mine and row.taken_at is None)
    if slug == "reopen":
        return reopen_until is not None and timezone.localdate() <= reopen_until
    return True


def _reopen_until(row: AdviceRequest, hours: WorkingHours) -> date | None:
    ended = row.closed_at or row.answered_at
    return last_day_to_reopen(ended, hours) if ended and row.state in (State.ANSWERED, State.CLOSED) else None


def _first_response(row: AdviceRequest) -> str:
    if row.first_response_at is not None:
        return ""
    if row.state in (State.SUBMITTED, State.TRIAGED, State.ASSIGNED):
        return f"First response due by {moment(row.first_response_due_at)}"
    return ""


def _facts(row: AdviceRequest, staff: bool) -> Rows:
    urgency = row.get_urgency_display()
    if row.urgency_reason:
        urgency += f": {row.get_urgency_reason_display().lower()}"
    facts = [
        ("Reference", row.reference),
        ("Setting", row.setting.name if row.setting else "None in particular"),
        ("Topic", row.topic.label),
        ("Phase", row.get_phase_display()),
        ("Pupils", row.get_pupil_band_display()),
        ("Urgency", urgency),
        ("Asked by", str(row.asker)),
        ("Adviser", str(row.assigned_to) if row.assigned_to else "Nobody yet"),
    ]
    if staff:
        facts += [("Area", row.area.name if row.area else "None"), ("Team", row.team.name if row.team else "None")]
    return [{"key": key, "value": value} for key, value in facts]
