"""The life of an item's words as tables: what may be done with a version and with an item, from where, by whom.

Read across: somebody who may publish and wrote none of it `approves` a version in review → it is live, the version before
it is past, the audit says `resource.published`, and its author is told. A published item stays published while a draft of
its next version is written. `docs/reference/states.md` is drawn from these tables; the database refuses other moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from accounts.permissions import Permission as P
from resources.models.vocabulary import SHOWN
from resources.models.vocabulary import State as R
from resources.models.vocabulary import VersionState as S


class Act(StrEnum):
    """What can be done."""

    SAVE = "save"
    SEND = "send"
    TAKE_BACK = "take_back"
    RETURN = "return"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    GO_LIVE = "go_live"
    REPLACE = "replace"
    DISCARD = "discard"


class ItemAct(StrEnum):
    """What can be done with an item, apart from its versions."""

    REVISE = "revise"
    CONFIRM = "confirm"
    KEEP = "keep"
    ARCHIVE = "archive"
    FORWARD = "forward"
    PUT_IN = "put_in"


class Relation(StrEnum):
    """How somebody stands to a version. One person may stand in several ways."""

    STAFF = "staff"  # writes the directory
    WRITER = "writer"  # wrote some of this version
    SECOND = "second"  # writes the directory and wrote none of this version
    SYSTEM = "system"  # the portal itself


class Notice(StrEnum):
    """Kinds of message: `notifications.kinds` holds their words."""

    NONE = ""
    TO_REVIEW = "resource_to_review"
    RETURNED = "resource_returned"
    PUBLISHED = "resource_published"


@dataclass(frozen=True, slots=True)
class Who:
    """A way to be allowed: the relation, and the permission that goes with it (none for the portal itself)."""

    relation: Relation
    permission: P | None


EDITOR = Who(Relation.STAFF, P.RESOURCES_EDIT)
WRITER = Who(Relation.WRITER, P.RESOURCES_EDIT)
SECOND = Who(Relation.SECOND, P.RESOURCES_PUBLISH)
PUBLISHER = Who(Relation.STAFF, P.RESOURCES_PUBLISH)
PORTAL = Who(Relation.SYSTEM, None)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the versions' table."""

    act: Act
    words: str  # as in "Priya Shah sent it to review"
    sources: frozenset[S]
    target: S
    who: tuple[Who, ...]
    audit: str
    notice: Notice = Notice.NONE


@dataclass(frozen=True, slots=True)
class ItemTransition:
    """One row of the items' table. A `target` of None leaves the state as it is."""

    act: ItemAct
    words: str
    sources: frozenset[R]
    target: R | None
    who: tuple[Who, ...]
    audit: str


def _row(
    act: Act,
    words: str,
    sources: Iterable[S],
    target: S,
    who: tuple[Who, ...],
    audit: str,
    notice: Notice = Notice.NONE,
) -> Transition:
    return Transition(act, words, frozenset(sources), target, who, audit, notice)


def _item(
    act: ItemAct, words: str, sources: Iterable[R], target: R | None, who: tuple[Who, ...], audit: str
) -> ItemTransition:
    return ItemTransition(act, words, frozenset(sources), target, who, audit)


# A table is read across.
# fmt: off
_ROWS = (
    _row(Act.SAVE, "saved the draft", (S.DRAFT,), S.DRAFT, (EDITOR, PORTAL), "resource.draft_saved"),
    _row(Act.SEND, "sent it to a second person", (S.DRAFT,), S.IN_REVIEW, (WRITER,), "resource.sent_to_review",
         Notice.TO_REVIEW),
    _row(Act.TAKE_BACK, "took it back to change it", (S.IN_REVIEW, S.SCHEDULED), S.DRAFT, (WRITER, PUBLISHER),
         "resource.taken_back"),
    _row(Act.RETURN, "returned it to its author", (S.IN_REVIEW,), S.DRAFT, (SECOND,), "resource.returned",
         Notice.RETURNED),
    _row(Act.APPROVE, "approved and published it", (S.IN_REVIEW,), S.LIVE, (SECOND,), "resource.published",
         Notice.PUBLISHED),
    _row(Act.SCHEDULE, "approved it for a later time", (S.IN_REVIEW,), S.SCHEDULED, (SECOND,), "resource.scheduled"),
    _row(Act.GO_LIVE, "was published at its time", (S.SCHEDULED,), S.LIVE, (PORTAL,), "resource.published",
         Notice.PUBLISHED),
    _row(Act.REPLACE, "was replaced", (S.LIVE,), S.PAST, (PORTAL,), "resource.replaced"),
    _row(Act.DISCARD, "discarded the draft", (S.DRAFT, S.IN_REVIEW, S.SCHEDULED), S.DISCARDED, (WRITER, PUBLISHER),
         "resource.discarded"),
)
_ITEM_ROWS = (
    _item(ItemAct.REVISE, "started a new version", (*SHOWN, R.ARCHIVED), None, (EDITOR, PORTAL), "resource.revised"),
    _item(ItemAct.CONFIRM, "checked it", SHOWN, R.PUBLISHED, (EDITOR,), "resource.checked"),
    _item(ItemAct.KEEP, "changed who keeps it", tuple(R), None, (EDITOR,), "resource.keepers_changed"),
    _item(ItemAct.ARCHIVE, "archived it", (R.DRAFT, R.IN_REVIEW, *SHOWN), R.ARCHIVED, (PUBLISHER,),
          "resource.archived"),
    _item(ItemAct.FORWARD, "changed where readers are sent", (R.ARCHIVED,), None, (PUBLISHER,), "resource.forwarded"),
    _item(ItemAct.PUT_IN, "put it in as it came", tuple(R), R.PUBLISHED, (PORTAL, PUBLISHER), "resource.put_in"),
)
# fmt: on
TRANSITIONS: dict[Act, Transition] = {row.act: row for row in _ROWS}
ITEM_TRANSITIONS: dict[ItemAct, ItemTransition] = {row.act: row for row in _ITEM_ROWS}

# Who owns the next step of a version: the page says it, so that nobody waits for the other.
NEXT_STEP: dict[S, str] = {
    S.DRAFT: "Whoever writes it sends it to a second person",
    S.IN_REVIEW: "Somebody who wrote none of it reads it, and publishes or returns it",
    S.SCHEDULED: "The portal publishes it at its time",
    S.LIVE: "Its owner checks it when it is due",
    S.PAST: "Nobody; it can be restored as a new draft",
    S.DISCARDED: "Nobody; it can be restored as a new draft",
}

# What an item is while it has never been published: its state follows its open version.
STATE_BEFORE_FIRST: dict[S, R] = {S.DRAFT: R.DRAFT, S.IN_REVIEW: R.IN_REVIEW, S.SCHEDULED: R.IN_REVIEW}


class ActRefused(Exception):
    """The act may not be done; the message says why and what to do instead."""


class WrongActor(ActRefused):
    """This person may not do it, whatever the state."""


class WrongState(ActRefused):
    """It does not stand where the act could be done (any more)."""


def permits(who: Iterable[Who], *, relations: frozenset[Relation], permissions: frozenset[P]) -> bool:
    """Whether somebody who stands so and holds these permissions is among `who`."""
    return any(one.relation in relations and (one.permission is None or one.permission in permissions) for one in who)


def target_of(act: Act, state: S) -> S:
    """The version's state after the act. Raises WrongState where it cannot be done from `state`."""
    row = TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done: the version is “{state.label.lower()}” now.")
    return row.target


def item_target_of(act: ItemAct, state: R) -> R:
    """The item's state after the act. Raises WrongState where it cannot be done from `state`."""
    row = ITEM_TRANSITIONS[act]
    if state not in row.sources:
        raise WrongState(f"This cannot be done: the item is “{state.label.lower()}” now.")
    return row.target or state


def moves() -> frozenset[tuple[S, S]]:
    """Every change of a version's state that some row allows."""
    return frozenset((s, row.target) for row in TRANSITIONS.values() for s in row.sources if s != row.target)
