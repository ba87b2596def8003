"""What follows once a session was signed off or called off, in the same transaction. Other rooms add their line here.

The caller has locked the session and written its state.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from accounts.audit import record
from training.models import InsetRequest
from training.models.vocabulary import InsetState

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Session


def signed_off(session: Session, by: Person, now: datetime) -> None:
    """The register is final: what attendance leads to may begin."""


def called_off(session: Session, by: Person, now: datetime) -> None:
    """The session does not take place: what it was planned for must be planned anew."""
    asked = InsetRequest.objects.select_for_update().filter(session=session, state=InsetState.PLANNED).first()
    if asked is None:
        return
    asked.state, asked.session = InsetState.ACCEPTED, None
    asked.version += 1
    asked.save()
    record(event="training.inset_unplanned", by=by, subject=asked, detail={"session": str(session.public_id)})
