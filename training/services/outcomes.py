"""What those who attended say of a session, the certificate that they get for it, and what changed some weeks later.

The certificate is given in the transaction of the evaluation: nobody has one without the other. Names and titles are
copied as they are on that day, so that a certificate still says the same after a move or a new title.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from organisations.calendars.days import as_day
from organisations.calendars.plain import add_months
from text_guard.text import ScreenedText
from training import policies
from training.models import Booking, Certificate, Evaluation, Impact
from training.models.vocabulary import BookingState, Difference, SessionState
from training.services import outcome_notices
from training.services.step import lock_session
from training.workflow import Relation, WrongActor, WrongState

if TYPE_CHECKING:
    from accounts.models import Person

ALPHABET = "346789CDFGHJKMNPQRTVWXY"  # no letter or figure that is taken for another when read aloud or by hand
IMPACT_OPENS = timedelta(weeks=6)  # after the end of the session
IMPACT_CLOSES = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class Said:
    """An evaluation as its form gives it: three marks from 1 to 5, and words that the form screened."""

    confidence_before: int
    confidence_after: int
    usefulness: int
    best: str | ScreenedText = ""
    better: str | ScreenedText = ""


@transaction.atomic
def evaluate(
    *,
    booking: Booking,
    said: Said,
    by: Person | None,
    relations: frozenset[Relation] | None = None,
    now: datetime | None = None,
) -> Certificate:
    """Keep an evaluation and give the certificate for it. Sent twice, the first stands.

    Raises WrongActor for anybody but the attendee, WrongState before the register is signed off and for who was absent.
    """
    row = _own(booking, by, relations)
    now = now or timezone.now()  # of the turn: answers of a session follow each other, which its results rest on
    given = Certificate.objects.filter(booking=row).first()
    if given is not None:
        return given
    check_may_evaluate(row)
    Evaluation.objects.get_or_create(
        booking=row,
        defaults={
            "confidence_before": said.confidence_before,
            "confidence_after": said.confidence_after,
            "usefulness": said.usefulness,
            "best": said.best,
            "better": said.better,
            "at": now,
        },
    )
    certificate = _give(row, now)
    outcome_notices.certificate_ready(row, certificate)
    record(event="training.certificate_given", by=by, subject=certificate, detail={"booking": str(row.public_id)})
    return certificate


def check_may_evaluate(booking: Booking) -> None:
    """Raises WrongState unless the booking's attendance is final."""
    if booking.session.state != SessionState.SIGNED_OFF:
        raise WrongState("The trainer has not signed off the register yet. We email you when the evaluation opens.")
    if booking.state != BookingState.ATTENDED:
        raise WrongState("The register says that you were not there. If you were, tell the Virtual School.")


def _own(booking: Booking, by: Person | None, relations: frozenset[Relation] | None) -> Booking:
    """The booking of the attendee who acts, locked as it stands."""
    session = lock_session(booking.session_id)
    rows = Booking.objects.select_for_update(of=("self",))
    row = rows.select_related("attendee__person", "attendee__team", "setting", "session__course").get(pk=booking.pk)
    stands = policies.relations_of(row, by) if relations is None else relations
    if Relation.ATTENDEE not in stands or row.attendee is None:
        raise WrongActor("Only who was there says how it was.")
    row.session.state = session.state
    return row


def _give(row: Booking, now: datetime) -> Certificate:
    attendee, course = row.attendee, row.session.course
    if attendee is None:
        raise WrongState("Nobody is named for this place.")
    place = row.setting or attendee.team
    held_on = as_day(row.session.ends_at)
    return Certificate.objects.create(
        booking=row,
        code=_new_code(),
        name=attendee.name,
        setting_name=place.name if place is not None else "",
        course_title=course.title,
        held_on=held_on,
        refresher_due_on=add_months(held_on, course.valid_months) if course.valid_months else None,
        given_at=now,
    )


def _new_code() -> str:
    """A code that nobody has: 4 and 4 characters, as `7HWK-R3NP`."""
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(8))
        code = f"{drawn[:4]}-{drawn[4:]}"
        if not Certificate.objects.filter(code=code).exists():
            return code


@transaction.atomic
def answer_impact(
    *,
    booking: Booking,
    difference: Difference,
    example: str | ScreenedText,
    by: Person | None,
    relations: frozenset[Relation] | None = None,
    now: datetime | None = None,
) -> Impact:
    """Keep what changed since the session. Sent twice, the first stands. Raises WrongActor, WrongState."""
    row = _own(booking, by, relations)
    now = now or timezone.now()  # of the turn, as above
    impact = Impact.objects.select_for_update().filter(booking=row).first()
    if impact is not None and impact.answered_at is not None:
        return impact
    check_may_answer(row, impact, now)
    if impact is None:
        raise WrongState("This question has not been asked yet.")
    impact.difference, impact.example, impact.answered_at = difference, example, now
    impact.save(update_fields=["difference", "example", "answered_at"])
    record(event="training.impact_answered", by=by, subject=row, detail={})
    return impact


def check_may_answer(booking: Booking, impact: Impact | None, now: datetime) -> None:
    """Raises WrongState before the question is asked, and once it has closed."""
    if now >= booking.session.ends_at + IMPACT_CLOSES:
        raise WrongState("This question has closed: it is open up to 12 weeks after the session.")
    if impact is None:
        raise WrongState("This question is asked 6 weeks after the session. We email you then.")
