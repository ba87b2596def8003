"""People, their memberships and the audit trail."""

from accounts.models.audit import AuditEvent
from accounts.models.membership import Membership, MembershipEvent
from accounts.models.person import Person

__all__ = ["AuditEvent", "Membership", "MembershipEvent", "Person"]
