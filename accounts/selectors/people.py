"""Staff's view of people and of requests to join. Who sees whom is decided here, once.

Somebody who may give roles sees everybody. Other staff see those outside: school and council people, and not the
accounts of Virtual School, data and admin roles.
"""

from __future__ import annotations

import uuid

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import ErasureRequest, FactorReset, Membership, MembershipEvent, Person
from accounts.permissions import Permission
from accounts.roles import ROLES
from accounts.selectors.memberships import has

STAFF_ROLES = tuple(role.code for role in ROLES.values() if not role.self_service)
LIVE = (Membership.State.REQUESTED, Membership.State.APPROVED)


def people_visible_to(viewer: Person) -> QuerySet[Person]:
    """The people whose account `viewer` may see, with their memberships at hand."""
    if not has(viewer, Permission.PEOPLE_VIEW):
        return Person.objects.none()
    people = Person.objects.filter(erased_at=None).prefetch_related(
        Prefetch("memberships", Membership.objects.filter(state__in=LIVE).select_related("setting", "trust", "team"))
    )
    if not has(viewer, Permission.ROLES_GRANT):
        staff = Membership.objects.filter(person=OuterRef("pk"), role__in=STAFF_ROLES, state__in=LIVE)
        people = people.exclude(Exists(staff))
    return people.order_by("name", "pk")


def find_people(viewer: Person, *, text: str = "", role: str = "", state: str = "") -> QuerySet[Person]:
    """The visible people by part of a name or address, by role, and by the state of the account."""
    people = people_visible_to(viewer)
    if text:
        people = people.filter(Q(name__icontains=text) | Q(email__icontains=text))
    if role:
        holds = Membership.objects.filter(person=OuterRef("pk"), role=role, state=Membership.State.APPROVED)
        people = people.filter(Exists(holds))
    if state == "closed":
        people = people.filter(is_active=False)
    elif state == "erase":
        people = people.filter(Exists(ErasureRequest.objects.filter(person=OuterRef("pk"), done_at=None)))
    elif state == "open":
        people = people.filter(is_active=True)
    return people


def after(people: QuerySet[Person], public_id: str) -> QuerySet[Person]:
    """The rest of the list after the person with this id; all of it where the id means nobody."""
    try:
        last = Person.objects.filter(public_id=uuid.UUID(public_id)).values_list("name", "pk").first()
    except ValueError:
        last = None
    return people if last is None else people.filter(Q(name__gt=last[0]) | Q(name=last[0], pk__gt=last[1]))


def person_visible_to(viewer: Person, public_id: uuid.UUID) -> Person | None:
    """One person, or None where there is nobody or the viewer may not know."""
    return people_visible_to(viewer).filter(public_id=public_id).first()


def requests_visible_to(viewer: Person) -> QuerySet[Membership]:
    """Requests to join and their decisions that the viewer may see: staff roles are the administrators' business."""
    if not has(viewer, Permission.MEMBERSHIP_DECIDE):
        return Membership.objects.none()
    found = Membership.objects.select_related("person", "setting", "trust", "team")
    return found if has(viewer, Permission.ROLES_GRANT) else found.exclude(role__in=STAFF_ROLES)


def waiting_roles(viewer: Person) -> QuerySet[Membership]:
    """Staff roles that wait for a second administrator."""
    if not has(viewer, Permission.ROLES_GRANT):
        return Membership.objects.none()
    return (
        Membership.objects.filter(role__in=STAFF_ROLES, state=Membership.State.REQUESTED)
        .select_related("person", "asked_by")
        .order_by("requested_at", "pk")
    )


def history_of(membership: Membership) -> QuerySet[MembershipEvent]:
    """The steps of a membership, oldest first."""
    return MembershipEvent.objects.filter(membership=membership)


def open_reset(person: Person) -> FactorReset | None:
    """The reset of second factors that waits for a second administrator, if one does."""
    return (
        FactorReset.objects.filter(person=person, confirmed_at=None, dropped_at=None)
        .select_related("person", "asked_by")
        .first()
    )


def own_membership(person: Person, public_id: uuid.UUID) -> Membership | None:
    """One of the person's own memberships that is live, reached through its owner."""
    return (
        person.memberships.filter(public_id=public_id, state__in=LIVE)
        .select_related("person", "setting", "trust", "team")
        .first()
    )


def names_of(public_ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names behind ids that the audit trail holds; an erased person has none."""
    return {person.public_id: person.get_full_name() for person in Person.objects.filter(public_id__in=public_ids)}


def authenticator_kinds(person: Person) -> list[str]:
    """The kinds of second factor that the person has set up, one entry for each."""
    return list(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def providers_of(person: Person) -> list[str]:
    """The identity providers that the account is tied to."""
    return list(SocialAccount.objects.filter(user=person).values_list("provider", flat=True))
