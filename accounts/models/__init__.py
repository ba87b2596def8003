"""People, their memberships and the audit trail."""

from accounts.models.audit import AuditEvent, AuditHead
from accounts.models.membership import Membership, MembershipEvent
from accounts.models.person import Person
from accounts.models.requests import ErasureRequest, FactorReset

__all__ = ["AuditEvent", "AuditHead", "ErasureRequest", "FactorReset", "Membership", "MembershipEvent", "Person"]
