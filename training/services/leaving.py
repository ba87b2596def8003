"""A person is erased: their name goes from everything here, and the rows stay for counts.

Their places in sessions to come are given up once the erasure stands, session by session as everything else, since the
lock of a session is never taken behind that of the audit trail. The night does what was left over.

An account that lapses is another thing: a setting's colleague is trained whether or not they sign in. The setting's records
lose the account and keep the name for as long as `retention` says; what is the person's own goes.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from training import erased
from training.models import AccessNeed, Attendee, Booking, CalendarFeed, Certificate, Evaluation, Impact, Session
from training.models.vocabulary import COMING, BookingState
from training.selectors.mine import attendees_of
from training.services.booking import cancel
from training.services.coverage import recount_many
from training.services.each import for_each_session
from training.services.step import lock_session
from training.services.waiting import end_offer
from training.workflow import Relation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import Person

_TO_GIVE_UP = (BookingState.CONFIRMED, BookingState.OFFERED, BookingState.WAITING)


def hold_trained(*, person: Person) -> None:
    """Lock the person wherever they are on our lists until the caller's transaction ends, in the order in which everybody
    locks attendees."""
    list(Attendee.objects.select_for_update(no_key=True).filter(pk__in=attendees_of(person)).order_by("email"))


@transaction.atomic
def erase_trained(*, person: Person, by: Person | None = None) -> int:
    """Blank the person wherever they are on our lists. Their setting's coverage counts them no more."""
    who = attendees_of(person)
    touched: int = _blank_people(who)
    touched += CalendarFeed.objects.filter(person=person).delete()[0]
    touched += Session.trainers.through.objects.filter(person_id=person.pk).delete()[0]
    recount_many(Attendee.objects.filter(pk__in=who, setting__isnull=False).values_list("setting", flat=True))
    record(event="training.person_erased", by=by, subject=person, detail={"rows": touched})
    transaction.on_commit(partial(give_up_places, who=who), robust=True)
    return touched


@transaction.atomic
def let_go(*, person: Person, by: Person | None = None) -> int:
    """Part the person's account from what settings keep of them; of whom no setting keeps anything, nothing stays."""
    who = Attendee.objects.filter(pk__in=attendees_of(person))
    touched: int = _blank_people(list(who.filter(setting=None).values_list("pk", flat=True)))
    touched += who.exclude(setting=None).update(person=None)
    touched += CalendarFeed.objects.filter(person=person).delete()[0]
    touched += Session.trainers.through.objects.filter(person_id=person.pk).delete()[0]
    record(event="training.account_lapsed", by=by, subject=person, detail={"rows": touched})
    return touched


def _blank_people(who: list[int]) -> int:
    """The marks of an evaluation stay, and what was written goes."""
    rows = list(Attendee.objects.select_for_update(no_key=True).filter(pk__in=who).order_by("email"))
    for row in rows:
        erased.blank(row)
        row.left_on = row.left_on or timezone.localdate()
        row.save(update_fields=["name", "email", "person", "left_on"])
    touched = len(rows) + AccessNeed.objects.filter(booking__attendee__in=who).delete()[0]
    touched += Certificate.objects.filter(booking__attendee__in=who).update(name=erased.NAME)
    touched += Evaluation.objects.filter(booking__attendee__in=who).update(best="", better="")
    return touched + Impact.objects.filter(booking__attendee__in=who).update(example="")


def give_up_places(*, who: list[int] | None = None, now: datetime | None = None) -> int:
    """Cancel the coming places of those who were erased; the seats go to the next. Returns how many."""
    now = now or timezone.now()
    gone = Attendee.objects.filter(erased.ERASED) if who is None else Attendee.objects.filter(erased.ERASED, pk__in=who)
    due = Booking.objects.filter(
        attendee__in=gone, state__in=_TO_GIVE_UP, session__state__in=COMING, session__starts_at__gt=now
    )
    return for_each_session(due, lambda session_id: _give_up(session_id, due, now))


def _give_up(session_id: int, due: QuerySet[Booking], now: datetime) -> int:
    lock_session(session_id)  # nobody answers their offer meanwhile
    keys = list(due.filter(session=session_id).order_by("pk").values_list("pk", flat=True))
    for key in keys:
        row = Booking.objects.get(pk=key)  # one that was given up may have made the next an offer
        if row.state == BookingState.OFFERED:
            end_offer(booking=row, by=None, now=now)
        else:
            cancel(booking=row, by=None, relations=frozenset({Relation.ATTENDEE}), now=now)
    return len(keys)
