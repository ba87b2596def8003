"""What the wiring itself takes and keeps: the sample forms of the component page, and tables of the libraries."""

from __future__ import annotations

_SHOWN = "the component page shows the form; nobody can send it"
_OPERATOR = "a file or a list of pages that the operator names"

# What forms and commands take without the screen, and why nothing of a child can be kept.
INPUTS: dict[str, str] = {
    "FieldsForm.name": _SHOWN,
    "FieldsForm.email": _SHOWN,
    "FieldsForm.question": _SHOWN,
    "FieldsForm.phone": _SHOWN,
    "FieldsForm.file": _SHOWN,
    "SearchForm.q": _SHOWN,
    "command bench: pages": _OPERATOR,
    "command measure_screening: corpus": _OPERATOR,
    "command train_screening: corpus": _OPERATOR,
}

_PROGRAM = "a code of the program or of the library"
_CONFIGURED = "the table stays empty: identity providers stand in the environment"
_KEY = "a random key"

# Text in the tables of libraries: what is written into it. `app.Model.field`, as the models of apps stand in FIELDS.
LIBRARY_FIELDS: dict[str, str] = {
    "auth.Permission.name": _PROGRAM,
    "auth.Permission.codename": _PROGRAM,
    "auth.Group.name": "the table stays empty: roles are data of accounts",
    "contenttypes.ContentType.app_label": _PROGRAM,
    "contenttypes.ContentType.model": _PROGRAM,
    "sessions.Session.session_key": _KEY,
    "sessions.Session.session_data": "steps of a sign-in, words of the portal, and drafts that passed the screen",
    "account.EmailAddress.email": "a work address of a member of staff; must be an email address",
    "account.EmailConfirmation.key": _KEY,
    "socialaccount.SocialApp.provider": _CONFIGURED,
    "socialaccount.SocialApp.provider_id": _CONFIGURED,
    "socialaccount.SocialApp.name": _CONFIGURED,
    "socialaccount.SocialApp.client_id": _CONFIGURED,
    "socialaccount.SocialApp.secret": _CONFIGURED,
    "socialaccount.SocialApp.key": _CONFIGURED,
    "socialaccount.SocialApp.settings": _CONFIGURED,
    "socialaccount.SocialAccount.provider": _PROGRAM,
    "socialaccount.SocialAccount.uid": "issuer and subject, as the identity provider signed them",
    "socialaccount.SocialAccount.extra_data": "how the provider proved the person: no name, no address, no other claim",
    "socialaccount.SocialToken.token": "the table stays empty: tokens are not kept",
    "socialaccount.SocialToken.token_secret": "the table stays empty: tokens are not kept",
    "mfa.Authenticator.type": _PROGRAM,
    "mfa.Authenticator.data": "keys, and the name of a passkey, which accounts screens",
    "usersessions.UserSession.session_key": _KEY,
    "usersessions.UserSession.user_agent": "what the browser calls itself; no page asks for it",
    "usersessions.UserSession.data": "the library leaves it empty",
}

_GUARD = "looked through for what no page can read; kept nowhere"
_COOKIE = "whether there is a session"
# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {
    "health.py may_see_details: META": "where the request comes from, compared with this machine",
    "health.py may_see_details: headers": "a token, compared with the configured one, and whether a proxy stands between",
    "health.py ready: GET": "whether warnings count as faults",
    "manage/views.py screening_counts: GET": "one of three periods",
    "middleware/headers.py is_personal: COOKIES": _COOKIE,
    "middleware/headers.py is_personal: META": _COOKIE,
    "middleware/request_guard.py check_headers: COOKIES": _GUARD,
    "middleware/request_guard.py check_headers: META": _GUARD,
    "middleware/request_guard.py check_text: COOKIES": _GUARD,
    "middleware/request_guard.py check_text: FILES": _GUARD,
    "middleware/request_guard.py check_text: GET": _GUARD,
    "middleware/request_guard.py check_text: POST": _GUARD,
    "middleware/request_guard.py declared_length: META": "a number",
    "middleware/request_guard.py drain: read": "read to its end and thrown away",
    "middleware/request_guard.py refuse: META": "emptied, so that the error page cannot read it",
    "middleware/slashes.py without_slash: META": "given back to whoever asked, in the address they are sent on to",
    "public/csp_report.py receive: body": "a directive, an origin and the pattern of our page; the rest is dropped",
    "ui/views.py theme: GET": "a version, compared with ours",
}
