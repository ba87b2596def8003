"""The life of a request as tables: what may be done, from where to where, by whom, and what follows.

Read across: an adviser `takes` a new request → it is `assigned`, the audit says `advice.taken`, nobody is mailed, the
clock runs on. `docs/reference/states.md` is drawn from these tables; the database refuses moves that are not in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from accounts.permissions import Permission as P
from advice_requests.models.vocabulary import State as S


class Act(StrEnum):
    """What can be done with a request."""

    ROUTE = "route"
    SORT = "sort"
    BASKET = "basket"
    TAKE = "take"
    REFUSE = "refuse"
    REASSIGN = "reassign"
    HAND_ON = "hand_on"
    RELEASE = "release"
    ASK_BACK = "ask_back"
    REPLY = "reply"
    COMMENT = "comment"
    ANSWER = "answer"
    NOTE = "note"
    REFER_OUT = "refer_out"
    DECLINE = "decline"
    MERGE = "merge"
    RATE = "rate"
    CLOSE = "close"
    CLOSE_UNANSWERED = "close_unanswered"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    CHANGE_ASKER = "change_asker"


class Relation(StrEnum):
    """How somebody stands to a request. One person may stand in several ways."""

    ASKING_SIDE = "asking_side"  # the asker, or a colleague of the setting it was asked for
    ASSIGNEE = "assignee"
    STAFF = "staff"  # anybody who reads all requests
    SYSTEM = "system"  # the portal itself


class Clock(StrEnum):
    """What an act does to the answer clock, which runs in working hours."""

    GOES_ON = "goes on"
    PAUSES = "pauses"
    RESUMES = "resumes"
    STOPS = "stops"
    RESTARTS = "starts anew"


class Notice(StrEnum):
    """Kinds of message: `notifications.kinds` holds their words."""

    NONE = ""
    RECEIVED = "advice_received"
    ASSIGNED = "advice_assigned"
    ASKED_BACK = "advice_asked_back"
    REPLY = "advice_reply"
    ANSWERED = "advice_answered"
    REFERRED_OUT = "advice_referred_out"
    DECLINED = "advice_declined"
    CLOSED = "advice_closed"
    REOPENED = "advice_reopened"


@dataclass(frozen=True, slots=True)
class Who:
    """A way to be allowed: the relation, and the permission that goes with it (none for the portal itself)."""

    relation: Relation
    permission: P | None


ASKING = Who(Relation.ASKING_SIDE, P.ADVICE_REPLY)
ASSIGNEE = Who(Relation.ASSIGNEE, P.ADVICE_ANSWER)
ADVISER = Who(Relation.STAFF, P.ADVICE_ANSWER)
TRIAGER = Who(Relation.STAFF, P.ADVICE_TRIAGE)
PORTAL = Who(Relation.SYSTEM, None)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row. A `target` of None leaves the state as it is."""

    act: Act
    words: str  # as in "Priya Shah took the request"
    sources: frozenset[S]
    target: S | None
    who: tuple[Who, ...]
    audit: str
    notice: Notice = Notice.NONE
    clock: Clock = Clock.GOES_ON


_NEW = (S.SUBMITTED, S.TRIAGED)
_IN_HAND = (S.ASSIGNED, S.REOPENED)
_OPEN = (*_NEW, *_IN_HAND, S.AWAITING_ASKER)
_MAY_TURN_AWAY = (TRIAGER, ASSIGNEE)


def _row(
    act: Act,
    words: str,
    sources: Iterable[S],
    target: S | None,
    who: tuple[Who, ...],
    audit: str,
    notice: Notice = Notice.NONE,
    clock: Clock = Clock.GOES_ON,
) -> Transition:
    return Transition(act, words, frozenset(sources), target, who, audit, notice, clock)


# A table is read across.
# fmt: off
_ROWS = (
    _row(Act.ROUTE, "gave the request to an adviser", (S.SUBMITTED,), S.ASSIGNED, (PORTAL,), "advice.routed",
         Notice.ASSIGNED),
    _row(Act.BASKET, "put the request in a basket", (S.SUBMITTED,), S.TRIAGED, (PORTAL,), "advice.basketed"),
    _row(Act.SORT, "sorted the request", _NEW, S.TRIAGED, (TRIAGER,), "advice.sorted"),
    _row(Act.TAKE, "took the request", (*_NEW, *_IN_HAND), S.ASSIGNED, (ADVISER,), "advice.taken"),
    _row(Act.REFUSE, "handed the request back", _IN_HAND, S.TRIAGED, (ASSIGNEE,), "advice.refused"),
    _row(Act.REASSIGN, "gave the request to an adviser", (*_NEW, *_IN_HAND), S.ASSIGNED, (TRIAGER, ASSIGNEE),
         "advice.reassigned", Notice.ASSIGNED),
    _row(Act.HAND_ON, "gave the request to another adviser", (S.AWAITING_ASKER, S.ANSWERED), None, (TRIAGER, ASSIGNEE),
         "advice.handed_on", Notice.ASSIGNED),
    _row(Act.RELEASE, "put the request back into the basket, because its adviser left", (*_IN_HAND, S.AWAITING_ASKER),
         S.TRIAGED, (PORTAL, TRIAGER), "advice.released", clock=Clock.RESUMES),
    _row(Act.ASK_BACK, "asked the asker something", _IN_HAND, S.AWAITING_ASKER, (ASSIGNEE,), "advice.asked_back",
         Notice.ASKED_BACK, Clock.PAUSES),
    _row(Act.REPLY, "replied", (S.AWAITING_ASKER,), S.ASSIGNED, (ASKING,), "advice.replied", Notice.REPLY,
         Clock.RESUMES),
    _row(Act.COMMENT, "added a message", (*_NEW, *_IN_HAND), None, (ASKING,), "advice.commented", Notice.REPLY),
    _row(Act.ANSWER, "answered the request", (*_IN_HAND, S.AWAITING_ASKER), S.ANSWERED, (ASSIGNEE,),
         "advice.answered", Notice.ANSWERED, Clock.STOPS),
    _row(Act.NOTE, "wrote an internal note", tuple(S), None, (ADVISER, TRIAGER), "advice.noted"),
    _row(Act.REFER_OUT, "said who can help instead", _OPEN, S.REFERRED_OUT, _MAY_TURN_AWAY, "advice.referred_out",
         Notice.REFERRED_OUT, Clock.STOPS),
    _row(Act.DECLINE, "declined the request", (*_NEW, *_IN_HAND), S.DECLINED, _MAY_TURN_AWAY, "advice.declined",
         Notice.DECLINED, Clock.STOPS),
    _row(Act.MERGE, "merged the request into another", (*_NEW, S.ASSIGNED), S.MERGED, (TRIAGER,), "advice.merged",
         Notice.CLOSED, Clock.STOPS),
    _row(Act.RATE, "rated the answer", (S.ANSWERED, S.CLOSED), None, (ASKING,), "advice.rated"),
    _row(Act.CLOSE, "closed the request", (S.ANSWERED,), S.CLOSED, (ASKING, ADVISER), "advice.closed", Notice.CLOSED,
         Clock.STOPS),
    _row(Act.CLOSE_UNANSWERED, "closed the request without a reply from the asker", (S.AWAITING_ASKER,), S.CLOSED,
         (ASSIGNEE, TRIAGER), "advice.closed_unanswered", Notice.CLOSED, Clock.STOPS),
    _row(Act.WITHDRAW, "withdrew the request", _OPEN, S.CLOSED, (ASKING,), "advice.withdrawn", Notice.CLOSED,
         Clock.STOPS),
    _row(Act.REOPEN, "opened the request again", (S.ANSWERED, S.CLOSED), S.REOPENED, (ASKING, ADVISER),
         "advice.reopened", Notice.REOPENED, Clock.RESTARTS),
    _row(Act.CHANGE_ASKER, "handed the question over to a colleague", (*_OPEN, S.ANSWERED), None, (PORTAL,),
         "advice.asker_changed"),
)
# fmt: on
TRANSITIONS: dict[Act, Transition] = {row.act: row for row in _ROWS}

# Who owns the next step: the portal shows it on both sides, so that nobody waits for the other.
NEXT_STEP: dict[S, str] = {
    S.SUBMITTED: "The duty adviser sends it to the right adviser",
    S.TRIAGED: "An adviser takes it",
    S.ASSIGNED: "The adviser answers, or asks something back",
    S.AWAITING_ASKER: "The asker replies",
    S.ANSWERED: "The asker reads the answer, says whether it was of use, and closes the request",
    S.REOPENED: "The adviser answers again",
    S.CLOSED: "Nobody; it can be opened again for 20 working days",
    S.REFERRED_OUT: "The asker turns to the body named",
    S.DECLINED: "Nobody",
    S.MERGED: "The request it was merged into goes on",
}


class ActRefused(Exception):
    """The act may not be done; the message says why and what to do instead."""


class WrongActor(ActRefused):
    """This person may not do it, whatever the state."""


class WrongState(ActRefused):
    """The request does not stand where it could be done (any more)."""


def permits(act: Act, *, relations: frozenset[Relation], permissions: frozenset[P]) -> bool:
    """Whether somebody who stands so to the request and holds these permissions may ever do the act."""
    return any(
        who.relation in relations and (who.permission is None or who.permission in permissions)
        for who in TRANSITIONS[act].who
    )


def target_of(act: Act, state: S) -> S:
    """The state after the act. Raises WrongState where it cannot be done from `state`."""
    row = TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done while the request is “{state.label.lower()}”.")
    return row.target or state


def moves() -> frozenset[tuple[S, S]]:
    """Every change of state that some row allows."""
    return frozenset(
        (source, row.target)
        for row in TRANSITIONS.values()
        if row.target is not None
        for source in row.sources
        if source != row.target
    )
