"""The thread: the question, then messages and steps in one order, in words for either side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from accounts.models import Person
from accounts.roles import ROLES
from advice_requests.models import AdviceRequest, Message, MessageLink, RequestEvent
from advice_requests.models.vocabulary import ClosureReason, DeclineReason, MessageKind, RefusalReason, ReopenReason
from advice_requests.workflow import TRANSITIONS, Act
from organisations.calendars import LONDON
from text_guard.declared import declared_words

_SPOKEN = {Act.NOTE, Act.ASK_BACK, Act.REPLY, Act.COMMENT, Act.ANSWER, Act.RATE}  # the message itself tells of these
_STAFF_ONLY = {Act.ROUTE, Act.BASKET, Act.SORT, Act.REFUSE, Act.REASSIGN, Act.HAND_ON, Act.RELEASE}
_WORDS = {
    MessageKind.ASK_BACK: "asks",
    MessageKind.REPLY: "wrote",
    MessageKind.ANSWER: "answered",
    MessageKind.OUTCOME: "wrote",
    MessageKind.NOTE: "Internal note",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a message (with text) or a step (without)."""

    who: str
    when: datetime
    what: str = ""
    role: str = ""
    text: str = ""
    theirs: bool = False
    note: bool = False
    why: str = ""
    links: list[MessageLink] = field(default_factory=list)

    @property
    def when_words(self) -> str:
        """`13 November 2026, 1:12pm`."""
        local = self.when.astimezone(LONDON)
        return f"{local:%-d %B %Y, %-I:%M}{local:%p}".replace("AM", "am").replace("PM", "pm")


def entries(
    request: AdviceRequest, messages: Iterable[Message], events: Iterable[RequestEvent], *, for_staff: bool
) -> list[Entry]:
    """Question, messages and steps in the order in which they happened."""
    events = list(events)
    texts = {"question": request.question, "tried": request.tried}
    reasons = next((event.words for event in events if event.act == "submit"), "")  # of a time that kept no places
    first = Entry(
        who=_name(request.asker),
        role=_role(request.asker_role),
        when=request.submitted_at,
        what="asked",
        text=request.question,
        theirs=for_staff,
        why=(declared_words(request.declared, texts) or reasons) if for_staff else "",
    )
    steps = [step for event in events if (step := _step(event, for_staff=for_staff))]
    said = [_said(message, for_staff=for_staff) for message in messages]
    return [first, *sorted([*said, *steps], key=lambda entry: (entry.when, not entry.text))]


def _said(message: Message, *, for_staff: bool) -> Entry:
    return Entry(
        who=_name(message.author),
        role="Virtual School" if message.by_staff else "",
        when=message.at,
        what=_WORDS[MessageKind(message.kind)],
        text=message.body,
        theirs=message.by_staff != for_staff,
        note=message.kind == MessageKind.NOTE,
        why=declared_words(message.declared, {"body": message.body}) if for_staff else "",
        links=list(message.links.all()),
    )


def _step(event: RequestEvent, *, for_staff: bool) -> Entry | None:
    if event.act == "submit":
        return None
    act = Act(event.act)
    if act in _SPOKEN or (act in _STAFF_ONLY and not for_staff):
        return None
    return Entry(who=_name(event.by), when=event.at, what=_what(event, act), why=event.words if for_staff else "")


def _what(event: RequestEvent, act: Act) -> str:
    words = TRANSITIONS[act].words
    if act in (Act.ROUTE, Act.REASSIGN, Act.HAND_ON) and event.assigned_to is not None:
        words = f"gave the request to {event.assigned_to}"
    reason = _reason(event.reason, act)
    return f"{words}: {reason.lower()}" if reason else words


def _reason(code: str, act: Act) -> str:
    labels = {
        Act.REFUSE: RefusalReason,
        Act.DECLINE: DeclineReason,
        Act.REOPEN: ReopenReason,
        Act.WITHDRAW: ClosureReason,
    }
    kind = labels.get(act)
    return str(kind(code).label) if kind is not None and code in kind.values else ""


def _name(person: Person | None) -> str:
    return str(person) if person is not None else "The portal"


def _role(code: str) -> str:
    return ROLES[code].label if code in ROLES else ""
