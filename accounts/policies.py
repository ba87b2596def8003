"""Who may decide about whom. `check_…` raises with the reason in words; `can_…` answers for the page.

Nobody decides about themselves, whatever their role. Staff roles are given by one administrator, and for the roles
that could undo a control (administrator, data approver) a second one confirms.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from accounts.models import FactorReset, Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES, Role
from accounts.selectors import has

TWO_ADMINISTRATORS = frozenset({"admin", "data_approver"})


class NotYours(PermissionDenied):
    """Not this person's to decide; the message says why."""


def is_staff_role(role: Role) -> bool:
    """Whether the role is given by administrators rather than asked for."""
    return not role.self_service


def check_decide(*, by: Person, membership: Membership) -> None:
    """Whether `by` may approve or refuse this request."""
    if membership.person_id == by.pk:
        raise NotYours("You cannot decide about your own request.")
    role = ROLES[membership.role]
    if is_staff_role(role):
        _need(by, Permission.ROLES_GRANT)
        if membership.asked_by_id == by.pk:
            raise NotYours("You proposed this role: a second administrator must confirm it.")
        return
    _need(by, Permission.MEMBERSHIP_DECIDE)


def can_decide(*, by: Person, membership: Membership) -> bool:
    """The same question, for a page."""
    try:
        check_decide(by=by, membership=membership)
    except PermissionDenied:
        return False
    return True


def check_grant(*, by: Person, person: Person, role: Role) -> None:
    """Whether `by` may give a staff role to `person`."""
    _need(by, Permission.ROLES_GRANT)
    if person.pk == by.pk:
        raise NotYours("You cannot give a role to yourself.")
    if not is_staff_role(role):
        raise NotYours("This role is asked for by the person, not given.")
    if not person.is_active:
        raise NotYours("This account is closed.")


def check_end(*, by: Person, membership: Membership) -> None:
    """Whether `by` may end the membership: their own, or as staff somebody else's."""
    if membership.person_id == by.pk:
        return
    staff_role = is_staff_role(ROLES[membership.role])
    _need(by, Permission.ROLES_GRANT if staff_role else Permission.MEMBERSHIP_DECIDE)


def check_close(*, by: Person, person: Person) -> None:
    """Whether `by` may close or reopen the account, or end its sessions."""
    _need(by, Permission.PEOPLE_DEACTIVATE)
    if person.pk == by.pk:
        raise NotYours("You cannot close your own account. Ask another administrator.")


def check_confirm_reset(*, by: Person, reset: FactorReset) -> None:
    """Whether `by` may confirm that somebody's second factors be removed."""
    _need(by, Permission.PEOPLE_DEACTIVATE)
    if by.pk == reset.person_id:
        raise NotYours("You cannot confirm a reset of your own account.")
    if by.pk == reset.asked_by_id:
        raise NotYours("You asked for this reset: a second administrator must confirm it.")


def _need(by: Person, permission: Permission) -> None:
    if not has(by, permission):
        raise PermissionDenied
