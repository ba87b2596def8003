"""Sign-in by password, emailed code or passkey, as allauth asks us about it.

Rules kept here: an emailed code follows a password unless an authenticator app or passkey will be asked for; links in
mails start with the configured origin, never with the Host header; wrong passwords are counted per account and per
address in PostgreSQL; while they are limited, the other ways to sign in stay open and the owner is told.
"""

from __future__ import annotations

import ipaddress
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.models import Login
from allauth.core import context as allauth_context
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from accounts.adapters.words import PLAIN_ERRORS
from accounts.oidc.second_factor import record_provider_mfa
from accounts.redirects import is_own_path
from accounts.services.limits import tell_owner_of_limit
from accounts.services.requests import decide_by_register
from accounts.session_standing import STARTED_KEY, next_step

_STRONG_TYPES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_SECOND_FACTOR_STAGES = ("LoginByCodeStage", "AuthenticateStage")


class AccountAdapter(DefaultAccountAdapter):
    """allauth's account rules with ours in their place."""

    error_messages = {**DefaultAccountAdapter.error_messages, **PLAIN_ERRORS}

    # ---- mails
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send through the outbox; templates get the origin and the council, and no Host header."""
        words = {"email": email, "origin": settings.ORIGIN, "council": settings.COUNCIL, **context}
        words.pop("request", None)
        self.render_mail(template_prefix, email, _with_configured_links(words)).send()

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> Any:
        """Plain text only, and rendered without the request."""
        to = [email] if isinstance(email, str) else email
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n"
        kind = "account_code" if "code" in context else "account_mail"
        return EmailMessage(
            subject, body, self.get_from_email(), to, headers={**(headers or {}), "X-Portal-Kind": kind}
        )

    def get_from_email(self) -> str:
        return str(settings.DEFAULT_FROM_EMAIL)

    # ---- where to
    def is_safe_url(self, url: str) -> bool:
        return bool(url) and is_own_path(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the nearest trusted proxy saw. Headers from anybody else are ignored."""
        return client_address(request)

    # ---- signing in
    def get_login_stages(self) -> list[str]:
        stages: list[str] = super().get_login_stages()
        if settings.SECOND_FACTOR_REQUIRED:
            return stages
        return [stage for stage in stages if not stage.endswith(_SECOND_FACTOR_STAGES)]

    def is_login_by_code_required(self, login: Login) -> bool:
        """A code by email follows a password or an identity provider, unless something stronger will be asked for."""
        if login.user is not None and is_mfa_enabled(login.user, types=_STRONG_TYPES):
            return False
        records = get_authentication_records(self.request, login.user)
        if records and records[-1]["method"] == "socialaccount":
            return not record_provider_mfa(self.request, login)
        return bool(super().is_login_by_code_required(login))

    def pre_login(self, request: HttpRequest, user: Any, **hook: Any) -> HttpResponse | None:
        """Made-up people have public passwords: outside the demonstration they are nobody."""
        if user.is_demo and not settings.VS_DEMO:
            closed: HttpResponse = self.respond_user_inactive(request, user)
            return closed
        response: HttpResponse | None = super().pre_login(request, user, **hook)
        return response

    def login(self, request: HttpRequest, user: Any) -> None:
        """Start the session's clock with the session; Django gives it a new id."""
        super().login(request, user)
        request.session[STARTED_KEY] = int(time.time())

    def post_login(self, request: HttpRequest, user: Any, **hook: Any) -> HttpResponse:
        """Decide what can be decided at once, then lead on: to what is missing of the sign-in, or to the page wanted."""
        decide_by_register(person=user)
        user.__dict__.pop("_roles", None)
        _count_as_fresh(request, user)
        response = super().post_login(request, user, **hook)
        step = next_step(request)
        return HttpResponseRedirect(step) if step else response

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            tell_owner_of_limit(email=str(credentials.get("email", "")))
            raise

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One key per account, whatever host name the attempt came in by."""
        return f"sign-in:{str(credentials.get('email', '')).strip().lower()}"


def client_address(request: HttpRequest) -> str:
    """REMOTE_ADDR, or with N trusted proxies the Nth entry from the right of X-Forwarded-For."""
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    address = seen[-count] if count and len(seen) >= count else request.META.get("REMOTE_ADDR", "")
    return _valid_address(address)


def _valid_address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip("[]")))
    except ValueError:
        return "0.0.0.0"  # noqa: S104  not a bind address: a unix socket or a malformed entry, counted as one source


def _count_as_fresh(request: HttpRequest, user: Any) -> None:
    """A sign-in of a moment ago is as good as confirming it again: allauth would ask at once for the same password."""
    records = get_authentication_records(request, user)
    if records:
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records[:-1], {**records[-1], "reauthenticated": True}]


def _with_configured_links(words: dict[str, Any]) -> dict[str, Any]:
    """Replace the scheme and host that allauth took from the request by the configured origin."""
    request = allauth_context.request
    if request is None:
        return words
    here = f"{request.scheme}://{request.get_host()}"
    return {
        name: settings.ORIGIN + value.removeprefix(here) if isinstance(value, str) and value.startswith(here) else value
        for name, value in words.items()
    }
