"""Who may do what with a booking now. `check_…` raises with the reason, `can_…` answers for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.permissions import Permission as P
from accounts.selectors import has, permissions_of, settings_of
from training.models.vocabulary import BookingState
from training.workflow import (
    SESSION_TRANSITIONS,
    Act,
    ActRefused,
    Relation,
    SessionAct,
    WrongActor,
    permits,
    session_target_of,
    target_of,
)

if TYPE_CHECKING:
    from accounts.models import Person
    from organisations.models import EducationSetting
    from training.models import Booking, Session


def books_for(person: Person, setting_id: int | None) -> bool:
    """Whether the person books training for that setting."""
    return setting_id is not None and settings_of(person, P.TRAINING_BOOK).filter(pk=setting_id).exists()


def relations_of(booking: Booking, person: Person | None, *, of_setting: bool | None = None) -> frozenset[Relation]:
    """How the person stands to the booking. None is the portal itself.

    `of_setting` says whether they book for its setting, where a page has asked for all its bookings at once.
    """
    if person is None:
        return frozenset({Relation.SYSTEM})
    found = {Relation.STAFF} if has(person, P.TRAINING_RUN) else set()
    if books_for(person, booking.setting_id) if of_setting is None else of_setting:
        found.add(Relation.SETTING)
    if booking.attendee is not None and booking.attendee.person_id == person.pk:
        found.add(Relation.ATTENDEE)
    return frozenset(found)


def check(act: Act, booking: Booking, by: Person | None, *, relations: frozenset[Relation] | None = None) -> None:
    """Raises WrongActor or WrongState. `relations` stands in for a person who came by a signed link."""
    held = permissions_of(by) if by is not None else frozenset()
    stands = relations_of(booking, by) if relations is None else relations
    if not permits(act, relations=stands, permissions=held):
        raise WrongActor("You may not do this with this booking.")
    target_of(act, BookingState(booking.state))


def can(act: Act, booking: Booking, by: Person, *, relations: frozenset[Relation] | None = None) -> bool:
    """Whether the person may do the act now; `relations` as in `check`."""
    try:
        check(act, booking, by, relations=relations)
    except ActRefused:
        return False
    return True


def check_session(act: SessionAct, session: Session, by: Person | None) -> None:
    """Raises WrongActor or WrongState. The portal itself may run, open, close and cancel."""
    needed = SESSION_TRANSITIONS[act].permission
    if by is not None and (needed is None or not (has(by, needed) or has(by, P.TRAINING_MANAGE))):
        raise WrongActor("You may not do this with this session.")
    session_target_of(act, session.state)  # type: ignore[arg-type]  # a value of the vocabulary, by a constraint


def may_book_for(person: Person, setting: EducationSetting | None) -> bool:
    """Whether the person may book places for the setting, or, without one, for themselves at the council."""
    if not has(person, P.TRAINING_BOOK):
        return has(person, P.TRAINING_RUN)
    if has(person, P.TRAINING_RUN):
        return True
    own = settings_of(person, P.TRAINING_BOOK)
    return own.filter(pk=setting.pk).exists() if setting is not None else not own.exists()
