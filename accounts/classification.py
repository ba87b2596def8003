"""What each stored field of this app is: open, personal or confidential, and why.

People here are staff with work addresses; no field may hold anything about a child. Text that people type about
themselves is checked by its shape and not screened: a name is what the field is for.
"""

from __future__ import annotations

from text_guard.classification import Field, confidential, looked_up, open_, personal

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

_EMAIL = "must be an email address; a work address of a member of staff"
_SIGN_IN = "must be an email address; compared with the accounts"
_CODE_TYPED = "compared with the code that was sent or made, and forgotten"
_KEY = "signed by the key itself; what is no such answer is refused"
_OURS = "the id or code of a role or place that the page before offered; anything else is refused"
_UNUSED = "no address leads to this form of the library"

# What forms and commands take without the screen, and why nothing of a child can be kept.
INPUTS: dict[str, str] = {
    "SignUpForm.email": _EMAIL,
    "SocialSignUpForm.email": _EMAIL,
    "SignUpForm.username": "the library takes the field out before the form is shown: people sign in by address",
    "SocialSignUpForm.username": "the library takes the field out before the form is shown",
    "SignUpDetails.role": _OURS,
    "SignUpDetails.place": _OURS,
    "DetailsForm.phone": "must be a telephone number; a work number of a member of staff",
    "FindPlaceForm.q": looked_up("settings, teams and trusts"),
    "RequestFilter.q": looked_up("people and settings"),
    "PeopleFilter.q": looked_up("people"),
    "AuditFilter.event": looked_up("names of events"),
    "AuditFilter.person": looked_up("people"),
    "AuditFilter.subject": looked_up("ids"),
    "AddPasskey.credential": _KEY,
    "allauth.account.forms.ChangePhoneForm.phone": _UNUSED,
    "allauth.account.forms.VerifyPhoneForm.code": _UNUSED,
    "allauth.account.forms.UserTokenForm.uidb36": _CODE_TYPED,
    "allauth.account.forms.UserTokenForm.key": _CODE_TYPED,
    "allauth.mfa.webauthn.forms.AuthenticateWebAuthnForm.credential": _KEY,
    "allauth.mfa.webauthn.forms.SignupWebAuthnForm.credential": _UNUSED,
    "allauth.mfa.webauthn.forms.SignupWebAuthnForm.name": _UNUSED,
    "SignIn.login": _SIGN_IN,
    "RequestLoginCode.email": _SIGN_IN,
    "ResetPassword.email": _SIGN_IN,
    "AddEmail.email": _EMAIL,
    "ChangeEmail.email": _EMAIL,
    "ActivateApp.code": _CODE_TYPED,
    "SecondStep.code": _CODE_TYPED,
    "ConfirmSecondStep.code": _CODE_TYPED,
    "command add_administrator: email": _EMAIL,
    "command add_administrator: name": "the name of a member of staff; checked like that of everybody who signs up",
    "command erase_person: email": "compared with the accounts",
    "command export_my_data: email": "compared with the accounts",
}

_KEYSET = "a place in a list or a code, compared with what is stored"
# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {
    "adapters/account.py client_address: META": "an address, or none, for the count of wrong passwords",
    "adapters/social.py get_signup_form_initial_data: GET": "shown in hidden fields, which the form judges",
    "oidc/views.py _get_state: GET": "the issuer, compared with the one that was asked",
    "presenters.py page_of: GET": "the page's own address once more, in its own links",
    "redirects.py _without_searches: GET": "filters for `next`, without the words that somebody looked for",
    "redirects.py _without_searches: get_full_path": "the path alone",
    "redirects.py return_path: headers": "the path of the page that a form was sent from, without its query",
    "views/joining.py chosen: GET": _KEYSET,
    "views/joining.py chosen: POST": _KEYSET,
    "views/joining.py get_initial: GET": "shown in hidden fields, which the form judges",
    "views/joining.py join: GET": _KEYSET,
    "views/memberships.py ask: GET": "the id of a place, once a place was found by it",
    "views/memberships.py ask: POST": "the id of a place, once a place was found by it",
    "views/paging.py keyset: GET": _KEYSET,
    "views/people.py people: GET": _KEYSET,
}
