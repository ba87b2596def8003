"""The OpenID Connect provider: allauth's, with PKCE always, a nonce, and identities by issuer and subject.

Microsoft Entra: configure one tenant's address (never `common`), `"uid_field": "oid"` and `"tenants": ["<tid>"]`, since
`sub` differs between applications and email addresses can be set by anybody who owns a tenant.
DfE Sign-in: organisations and roles come from its public API and not from the token, so a DfE identity proves the
person alone; their membership is decided here like everybody's.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse

from accounts.oidc.views import CheckedOAuth2Adapter

_LONGEST_UID = 191


class CheckedOpenIDConnectProvider(OpenIDConnectProvider):
    """Nothing from the address line reaches the provider, and nothing about email is believed."""

    oauth2_adapter_class = CheckedOAuth2Adapter
    supports_token_authentication = False

    def get_pkce_params(self) -> dict[str, str]:
        challenge: dict[str, str] = generate_code_challenge()
        return challenge

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, Any]:
        configured: dict[str, Any] = self.get_auth_params()
        return configured

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        configured: list[str] = self.get_scope()
        return configured

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        auth_params = {**self.get_auth_params(), **(kwargs.pop("auth_params", None) or {}), "nonce": nonce}
        response: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=auth_params, nonce=nonce, **kwargs
        )
        return response

    def extract_uid(self, data: dict[str, Any]) -> str:
        """The issuer with the subject (for Entra the object id): no other tenant or provider can make the same."""
        claims = data["id_token"]
        subject = str(claims[self.app.settings.get("uid_field", "sub")])
        uid = f"{claims['iss']}|{subject}"
        return uid if len(uid) <= _LONGEST_UID else hashlib.sha256(uid.encode()).hexdigest()

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """Addresses are suggestions for the sign-up form: each is proved here by a code, whatever the provider says."""
        return [
            EmailAddress(email=address.email, verified=False, primary=True)
            for address in super().extract_email_addresses(data)
        ]

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep what says how the person signed in, and no more of them than that."""
        claims = data["id_token"]
        return {"id_token": {name: claims[name] for name in ("iss", "sub", "tid", "amr", "acr") if name in claims}}


provider_classes = [CheckedOpenIDConnectProvider]
