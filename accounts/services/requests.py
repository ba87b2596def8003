"""Asking to join, and the decision: at once where the domain and the register speak for it, else by staff."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from accounts import audit
from accounts.evidence import evidence_for
from accounts.models import Membership, Person
from accounts.places import Place
from accounts.policies import check_decide
from accounts.reasons import ApproveReason, EndReason, RefuseReason
from accounts.roles import ROLES, Role
from accounts.selectors import forget_roles
from accounts.services.steps import note, take_step
from accounts.workflow import WrongState

State = Membership.State
MOST_WAITING = 5


class RequestRefused(ValueError):
    """The request cannot be made; the message says why, for the form."""


@transaction.atomic
def ask_to_join(*, by: Person, role: Role, place: Place) -> Membership:
    """Record that a person asks for a role in a place; nothing is granted by it. Raises RequestRefused."""
    if not role.self_service:
        raise RequestRefused("This role is given by an administrator")
    if not place.fits(role) or (place.setting is not None and not place.setting.is_open):
        raise RequestRefused("Choose a place where this role can be held")
    if by.memberships.filter(state=State.REQUESTED).count() >= MOST_WAITING:
        raise RequestRefused(f"You have {MOST_WAITING} requests waiting. Wait until one of them is decided")
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                person=by, asked_by=by, role=role.code, setting=place.setting, trust=place.trust, team=place.team
            )
    except IntegrityError:
        raise RequestRefused("You already have this role there, or have asked for it") from None
    note(membership=membership, source="", by=by, reason="asked")
    audit.record(event="membership.requested", by=by, subject=membership, detail={"role": role.code})
    return membership


@transaction.atomic
def decide_by_register(*, person: Person, by: None = None) -> list[Membership]:
    """Approve what the email domain and the role register speak for; the portal itself decides, so `by` is None.

    The address must have been proved by a code before.
    """
    if (
        not person.is_active
        or not EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists()
    ):
        return []
    waiting = person.memberships.filter(state=State.REQUESTED, role__in=_SELF_SERVICE).select_related(
        "person", "setting"
    )
    approved = [
        take_step(membership=membership, target=State.APPROVED, by=by, reason=ApproveReason.REGISTER)
        for membership in waiting
        if evidence_for(membership).enough
    ]
    forget_roles(person)
    return approved


@transaction.atomic
def approve(*, membership: Membership, by: Person, reason: ApproveReason) -> Membership:
    """Let the person in. Never one's own request; raises PermissionDenied or WrongState."""
    check_decide(by=by, membership=membership)
    return take_step(membership=membership, target=State.APPROVED, by=by, reason=ApproveReason(reason))


@transaction.atomic
def refuse(*, membership: Membership, by: Person, reason: RefuseReason) -> Membership:
    """Turn the request down, with a reason that the person is told."""
    check_decide(by=by, membership=membership)
    return take_step(membership=membership, target=State.REFUSED, by=by, reason=RefuseReason(reason))


@transaction.atomic
def withdraw(*, membership: Membership, by: Person) -> Membership:
    """Take one's own request back before it is decided."""
    if membership.person_id != by.pk:
        raise Membership.DoesNotExist
    membership.refresh_from_db()
    if membership.state != State.REQUESTED:
        raise WrongState
    return take_step(membership=membership, target=State.ENDED, by=by, reason=EndReason.WITHDRAWN)


_SELF_SERVICE = [role.code for role in ROLES.values() if role.self_service]
