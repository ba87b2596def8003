"""What each stored field of this app is: open, personal or confidential, and why.

People here are staff with work addresses; no field may hold anything about a child. Text that people type about
themselves is checked by its shape and not screened: a name is what the field is for.
"""

from __future__ import annotations

from text_guard.classification import Field, confidential, open_, personal

_CODE = "a code of the program"
_SHAPE = "a member of staff's own, letters and usual punctuation only"
_MOMENT = "a moment"
_WHO = "which member of staff"
_ID = "a random id"

FIELDS: dict[str, Field] = {
    "Person.password": confidential("a salted hash", safe="a hash"),
    "Person.last_login": confidential("when a member of staff last signed in; administrators only"),
    "Person.public_id": open_(_ID),
    "Person.email": personal("a work address, hidden from other settings", safe="must be an email address"),
    "Person.name": personal("the name of a member of staff", safe=_SHAPE),
    "Person.job_title": personal("the job title of a member of staff", safe=_SHAPE),
    "Person.phone": personal("a work phone", safe="must be a phone number"),
    "Person.is_active": personal("whether the account is open"),
    "Person.is_demo": open_("whether the person is made up"),
    "Person.date_joined": personal(_MOMENT),
    "Person.erased_at": personal(_MOMENT),
    "Person.session_epoch": open_("a count"),
    "Membership.public_id": open_(_ID),
    "Membership.person": personal(_WHO),
    "Membership.role": personal("the role of a member of staff", safe=_CODE),
    "Membership.setting": personal("where a member of staff works"),
    "Membership.trust": personal("where a member of staff works"),
    "Membership.team": personal("where a member of staff works"),
    "Membership.state": personal("whether the role is held"),
    "Membership.requested_at": personal(_MOMENT),
    "Membership.asked_by": personal(_WHO),
    "Membership.decided_at": personal(_MOMENT),
    "Membership.ended_at": personal(_MOMENT),
    "MembershipEvent.membership": personal("which membership"),
    "MembershipEvent.from_state": personal("a state", safe=_CODE),
    "MembershipEvent.to_state": personal("a state", safe=_CODE),
    "MembershipEvent.by_id": personal(_WHO),
    "MembershipEvent.reason": personal("why, from a list", safe=_CODE),
    "MembershipEvent.at": personal(_MOMENT),
    "AuditEvent.event": confidential("what was done; administrators only", safe=_CODE),
    "AuditEvent.at": confidential(_MOMENT),
    "AuditEvent.by_public_id": confidential("an id, no name"),
    "AuditEvent.subject_type": confidential("the kind of thing", safe=_CODE),
    "AuditEvent.subject_id": confidential("an id", safe="an id"),
    "AuditEvent.detail": confidential(
        "codes, ids and numbers", safe="audit.record refuses anything longer than a code"
    ),
    "AuditEvent.previous_hash": open_("a hash", safe="a hash"),
    "AuditEvent.hash": open_("a hash", safe="a hash"),
    "AuditHead.events": open_("a count"),
    "AuditHead.hash": open_("a hash", safe="a hash"),
    "ErasureRequest.person": personal(_WHO),
    "ErasureRequest.asked_at": personal(_MOMENT),
    "ErasureRequest.done_at": personal(_MOMENT),
    "FactorReset.public_id": open_(_ID),
    "FactorReset.person": personal(_WHO),
    "FactorReset.asked_by": personal(_WHO),
    "FactorReset.asked_at": personal(_MOMENT),
    "FactorReset.confirmed_by": personal(_WHO),
    "FactorReset.confirmed_at": personal(_MOMENT),
    "FactorReset.dropped_at": personal(_MOMENT),
}
