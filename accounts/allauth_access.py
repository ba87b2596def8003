"""Who may use the views that are not ours. allauth's views carry no declaration, so this one table gives it, with why.

A view of a library that stands in no table is closed, like every undeclared view.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.access import Access, access_of

_ENTRANCE = "Signing in or up happens before anybody is known."
_FIRST_FACTOR = "Asks for the factor that is missing, or ends the sign-in."
_OWN = "A person's own ways to sign in; allauth reaches nothing but the signed-in person's."


def _entrance() -> Access:
    return Access("public", reason=_ENTRANCE, factors="one")


def _unfinished() -> Access:
    return Access("signed_in", reason=_FIRST_FACTOR, factors="one")


def _own(*, fresh: bool = True) -> Access:
    return Access("signed_in", reason=_OWN, fresh=fresh, factors="two")


ALLAUTH_ACCESS: dict[str, Access] = {
    "account_login": _entrance(),
    "account_logout": _entrance(),
    "account_inactive": _entrance(),
    "account_signup": _entrance(),
    "account_email_verification_sent": _entrance(),
    "account_request_login_code": _entrance(),
    "account_confirm_login_code": _entrance(),
    "account_reset_password": _entrance(),
    "account_confirm_password_reset_code": _entrance(),
    "account_complete_password_reset": _entrance(),
    "account_password_reset_completed": _entrance(),
    "mfa_authenticate": _entrance(),
    "mfa_login_webauthn": _entrance(),
    "openid_connect_login": _entrance(),
    "openid_connect_callback": _entrance(),
    "socialaccount_login_cancelled": _entrance(),
    "socialaccount_login_error": _entrance(),
    "socialaccount_signup": _entrance(),
    "account_reauthenticate": _unfinished(),
    "mfa_reauthenticate": _unfinished(),
    "mfa_reauthenticate_webauthn": _unfinished(),
    "account_email": _own(),
    "account_change_password": _own(),
    "account_set_password": _own(),
    "mfa_index": _own(fresh=False),
    "mfa_activate_totp": _own(),
    "mfa_deactivate_totp": _own(),
    "mfa_list_webauthn": _own(),
    "mfa_add_webauthn": _own(),
    "mfa_edit_webauthn": _own(),
    "mfa_remove_webauthn": _own(),
    "mfa_view_recovery_codes": _own(),
    "mfa_generate_recovery_codes": _own(),
    "mfa_download_recovery_codes": _own(),
    "socialaccount_connections": _own(),
    "usersessions_list": _own(fresh=False),
}


def access_for(view: Callable[..., Any], view_name: str) -> Access | None:
    """What is declared for a view: by itself, or by name for a view of allauth."""
    return access_of(view) or (ALLAUTH_ACCESS.get(view_name) if _is_allauth(view) else None)


def _is_allauth(view: Callable[..., Any]) -> bool:
    return view.__module__.startswith(("allauth.", "accounts.oidc."))
