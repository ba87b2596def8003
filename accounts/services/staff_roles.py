"""Giving staff roles: by an administrator, never to oneself, and the two strongest with a second administrator."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from accounts import audit
from accounts.models import Membership, Person
from accounts.policies import TWO_ADMINISTRATORS, check_grant
from accounts.reasons import ApproveReason
from accounts.roles import Role
from accounts.services.requests import RequestRefused
from accounts.services.steps import note, take_step

State = Membership.State


@transaction.atomic
def grant_role(*, person: Person, role: Role, by: Person) -> Membership:
    """Give a staff role, or propose it where a second administrator must confirm (then its state is `requested`)."""
    check_grant(by=by, person=person, role=role)
    try:
        with transaction.atomic():
            membership = Membership.objects.create(person=person, asked_by=by, role=role.code)
    except IntegrityError:
        raise RequestRefused("This person already has the role, or it waits for a second administrator") from None
    note(membership=membership, source="", by=by, reason="proposed")
    audit.record(
        event="role.proposed", by=by, subject=membership, detail={"role": role.code, "person": str(person.public_id)}
    )
    if role.code in TWO_ADMINISTRATORS:
        return membership
    return take_step(membership=membership, target=State.APPROVED, by=by, reason=ApproveReason.KNOWN)
