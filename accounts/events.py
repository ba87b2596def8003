"""What allauth tells us about signing in, written into the audit trail; and a new session id when a sign-in is confirmed.

allauth speaks by signals only, so this is the one module that listens to any; rules and decisions stand elsewhere.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social_signals
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from accounts import audit
from accounts.models import Person


def _signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    audit.record(event="sign_in.done", by=user, subject=user)


def _signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    if isinstance(user, Person):
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        audit.record(event="sign_in.ended", by=user, subject=user)


def _password_changed(request: HttpRequest, user: Person, **_: Any) -> None:
    audit.record(event="password.changed", by=user, subject=user)


def _password_reset(request: HttpRequest, user: Person, **_: Any) -> None:
    """allauth keeps the sessions that a forgotten password might have let in: the new hash ends them all."""
    UserSession.objects.filter(user=user).delete()
    audit.record(event="password.reset", by=user, subject=user)


def _email_confirmed(request: HttpRequest, email_address: Any, **_: Any) -> None:
    audit.record(event="email.confirmed", by=email_address.user, subject=email_address.user)


def _email_changed(request: HttpRequest, user: Person, **_: Any) -> None:
    audit.record(event="email.changed", by=user, subject=user)


def _factor_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Setting an authenticator up proves that one has it, so this session need not ask for it again."""
    audit.record(event="factor.added", by=user, subject=user, detail={"type": str(authenticator.type)})
    if authenticator.type != Authenticator.Type.RECOVERY_CODES and request.user == user:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)


def _factor_removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    audit.record(event="factor.removed", by=user, subject=user, detail={"type": str(authenticator.type)})


def _provider_added(request: HttpRequest, sociallogin: Any, **_: Any) -> None:
    audit.record(
        event="provider.added",
        by=sociallogin.user,
        subject=sociallogin.user,
        detail={"provider": sociallogin.account.provider},
    )


def _provider_removed(request: HttpRequest, socialaccount: Any, **_: Any) -> None:
    audit.record(
        event="provider.removed",
        by=socialaccount.user,
        subject=socialaccount.user,
        detail={"provider": socialaccount.provider},
    )


def _step_completed(request: HttpRequest, user: Person, method: str, **extra: Any) -> None:
    """A confirmed sign-in gets a new session id, as a fresh one does: a planted id is worth nothing afterwards."""
    if not extra.get("reauthenticated") or not request.user.is_authenticated:
        return
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
    audit.record(event="sign_in.confirmed", by=user, subject=user, detail={"method": method})


def connect() -> None:
    """Called once, when the apps are ready."""
    pairs = (
        (account_signals.user_logged_in, _signed_in),
        (account_signals.user_logged_out, _signed_out),
        (account_signals.password_changed, _password_changed),
        (account_signals.password_set, _password_changed),
        (account_signals.password_reset, _password_reset),
        (account_signals.email_confirmed, _email_confirmed),
        (account_signals.email_changed, _email_changed),
        (account_signals.authentication_step_completed, _step_completed),
        (mfa_signals.authenticator_added, _factor_added),
        (mfa_signals.authenticator_removed, _factor_removed),
        (social_signals.social_account_added, _provider_added),
        (social_signals.social_account_removed, _provider_removed),
    )
    for signal, receiver in pairs:
        signal.connect(receiver, dispatch_uid=f"accounts.{receiver.__name__}")
