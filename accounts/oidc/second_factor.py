"""Whether an identity provider's second factor counts here: it must say so, and the configuration must trust it.

`{"provider_id": "entra", "settings": {"trust_mfa": true, "mfa_amr": ["mfa"], "mfa_acr": []}}`. For roles that demand a
passkey or an authenticator app it counts as the second factor and still not as the strong one.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest

from accounts.factors import PROVIDER_MFA, kinds


def says_second_factor(claims: dict[str, Any], app_settings: dict[str, Any]) -> bool:
    """Whether the token names one of the methods (amr) or classes (acr) that we trust from this provider."""
    if app_settings.get("trust_mfa") is not True:
        return False
    methods = claims.get("amr")
    named = set(methods) if isinstance(methods, list) and all(isinstance(item, str) for item in methods) else set()
    return bool(named & set(app_settings.get("mfa_amr", ["mfa"]))) or claims.get("acr") in app_settings.get(
        "mfa_acr", []
    )


def record_provider_mfa(request: HttpRequest, login: Login) -> bool:
    """Note the provider's second factor in this session's records if it counts; returns whether it does."""
    sociallogin = (login.signal_kwargs or {}).get("sociallogin")
    if sociallogin is None or login.user is None:
        return False
    claims = sociallogin.account.extra_data.get("id_token", {})
    if not says_second_factor(claims, sociallogin.provider.app.settings):
        return False
    if PROVIDER_MFA not in kinds(get_authentication_records(request, login.user)):
        record_authentication(request, login.user, PROVIDER_MFA, provider=sociallogin.account.provider)
    return True
