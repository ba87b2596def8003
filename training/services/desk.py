"""What every write of the desk begins with: may this person, and is the page that they saw still true?"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from accounts.permissions import Permission as P
from accounts.selectors import has
from training.models import Course, Session, Venue
from training.services.step import lock_session
from training.workflow import ActRefused, WrongActor

if TYPE_CHECKING:
    from accounts.models import Person

MARKED: dict[type, tuple[str, ...]] = {
    Venue: ("name", "address", "town", "postcode", "access", "is_active"),
    Course: ("changed_at", "state"),
}


class ChangedMeanwhile(ActRefused):
    """Somebody else saved it since the page was loaded."""

    def __init__(self) -> None:
        super().__init__("This changed while you had the page open, so nothing was saved.")


class FieldRefused(ActRefused):
    """What was entered in one field cannot stand; the message says why."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def mark_of(row: Course | Venue | Session | None) -> str:
    """What a page showed of a row, as a short mark; an empty one for a row that is not there yet."""
    if row is None:
        return ""
    if isinstance(row, Session):
        return str(row.version)
    return _digest(getattr(row, name) for name in MARKED[type(row)])


def _digest(values: Iterable[object]) -> str:
    return sha256("\x1f".join(str(value) for value in values).encode()).hexdigest()[:24]


def check_mark(seen: str | None, row: Course | Venue | Session) -> None:
    """Raise ChangedMeanwhile where the page showed something else; None is not asked."""
    if seen is not None and seen != mark_of(row):
        raise ChangedMeanwhile


def check_manages(by: Person) -> None:
    """Raise WrongActor for whoever may not create courses and sessions."""
    if not has(by, P.TRAINING_MANAGE):
        raise WrongActor("You may not create or change courses and sessions.")


def check_runs(by: Person) -> None:
    """Raise WrongActor for whoever may not keep registers."""
    if not has(by, P.TRAINING_RUN):
        raise WrongActor("You may not keep registers or write to those booked.")


def check_staff(by: Person) -> None:
    """Raise WrongActor for whoever neither runs nor manages training."""
    if not (has(by, P.TRAINING_RUN) or has(by, P.TRAINING_MANAGE)):
        raise WrongActor("You may not do this with this session.")


def locked(session: Session, seen: str | None) -> Session:
    """The session as it stands, locked, if the page showed it so."""
    row = lock_session(session.pk)
    check_mark(seen, row)
    return row
