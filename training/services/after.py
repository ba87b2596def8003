"""What follows once a session was signed off or called off, in the same transaction. Other rooms add their line here.

The caller has locked the session and written its state.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from accounts.audit import record
from training.models import Booking, InsetRequest
from training.models.vocabulary import BookingState, InsetState
from training.services import inset_notices, outcome_notices
from training.services.coverage import recount_attended
from training.services.programmes import review_after

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Session


def signed_off(session: Session, by: Person, now: datetime) -> None:
    """The register is final: those who attended may evaluate, and their settings count as trained."""
    there = Booking.objects.filter(session=session, state=BookingState.ATTENDED)
    outcome_notices.evaluations_open(there.select_related("attendee__person", "session__course").order_by("pk"))
    recount_attended(session)
    review_after(session)


def called_off(session: Session, by: Person, now: datetime) -> None:
    """The session does not take place: what it was planned for must be planned anew."""
    rows = InsetRequest.objects.select_for_update(of=("self",)).select_related("course", "setting", "asked_by")
    asked = rows.filter(session=session, state=InsetState.PLANNED).first()
    if asked is None:
        return
    asked.state, asked.session = InsetState.ACCEPTED, None
    asked.version += 1
    asked.save()
    record(event="training.inset_unplanned", by=by, subject=asked, detail={"session": str(session.public_id)})
    inset_notices.accepted(asked, again=True)
