"""The one function through which a membership changes state: row lock, history, audit, mail, in one transaction."""

from __future__ import annotations

from django.utils import timezone

from accounts import audit, mail
from accounts.models import Membership, MembershipEvent, Person
from accounts.places import place_of
from accounts.reasons import words_of
from accounts.roles import ROLES
from accounts.selectors import forget_roles
from accounts.workflow import move_between

State = Membership.State


def take_step(*, membership: Membership, target: str, by: Person | None, reason: str, tell: bool = True) -> Membership:
    """Move the membership (inside the caller's transaction); raises WrongState if it is not where the step starts."""
    locked = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("person", "setting", "trust", "team")
        .get(pk=membership.pk)
    )
    move = move_between(locked.state, target)
    now = timezone.now()
    locked.state = target
    if target == State.ENDED:
        locked.ended_at = now
    else:
        locked.decided_at = now
    locked.save(update_fields=["state", "ended_at", "decided_at"])
    note(membership=locked, source=move.source, by=by, reason=reason)
    audit.record(
        event=move.event,
        by=by,
        subject=locked,
        detail={"role": locked.role, "reason": reason, "person": str(locked.person.public_id)},
    )
    if tell and move.mail:
        mail.send(
            move.mail,
            to=locked.person,
            role=ROLES[locked.role],
            place=place_of(locked),
            reason=words_of(reason),
            by_self=by is not None and by.pk == locked.person_id,
        )
    forget_roles(locked.person)
    return locked


def note(*, membership: Membership, source: str, by: Person | None, reason: str) -> None:
    """Add a line to the membership's history."""
    MembershipEvent.objects.create(
        membership=membership, from_state=source, to_state=membership.state, by_id=by.pk if by else None, reason=reason
    )
