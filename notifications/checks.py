"""Checks at start: the way mail leaves is complete, and a lease outlasts the slowest hand-over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from notifications.transports import TRANSPORTS


@register
def outbox_can_work(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Fail the start where messages could be sent twice, or by no known way."""
    return list(_faults())


@register(Tags.security, deploy=True)
def mail_can_leave(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Before deployment: say what the chosen way of sending still needs."""
    return list(_missing())


def _faults() -> Iterator[CheckMessage]:
    if settings.MAIL_TRANSPORT not in TRANSPORTS:
        names = ", ".join(sorted(TRANSPORTS))
        yield Error(f"VS_MAIL_TRANSPORT is {settings.MAIL_TRANSPORT!r}; it can be {names}.", id="notifications.E001")
    slowest = 3 * settings.SMTP_STEP_SECONDS + settings.SMTP_TEXT_SECONDS
    if slowest >= settings.OUTBOX_LEASE_SECONDS:
        yield Error(
            f"VS_OUTBOX_LEASE_SECONDS ({settings.OUTBOX_LEASE_SECONDS:g}) must be longer than the slowest hand-over by "
            f"SMTP: three steps and the text, {slowest:g} seconds. Else two workers could send the same message.",
            id="notifications.E002",
        )


def _missing() -> Iterator[CheckMessage]:
    if settings.MAIL_TRANSPORT == "smtp" and not settings.EMAIL_CONFIG_URL:
        yield Error(
            "VS_SMTP_URL is not set: the mail server through which messages leave. "
            "Example: VS_SMTP_URL=smtp+tls://user:password@mail.example.gov.uk:587",
            id="notifications.E003",
        )
    if settings.MAIL_TRANSPORT == "smtp" and not settings.DEFAULT_FROM_EMAIL:
        yield Error(
            "VS_MAIL_FROM is not set: the address from which messages are sent. "
            "Example: VS_MAIL_FROM=virtual.school@example.gov.uk",
            id="notifications.E004",
        )
    if settings.MAIL_TRANSPORT == "notify" and not (settings.NOTIFY_API_KEY and settings.NOTIFY_TEMPLATE_ID):
        yield Error(
            "VS_MAIL_TRANSPORT=notify needs VS_NOTIFY_API_KEY (GOV.UK Notify, API integration) and "
            "VS_NOTIFY_TEMPLATE_ID (an email template whose subject is ((subject)) and whose text is ((body))).",
            id="notifications.E005",
        )
    if settings.MAIL_TRANSPORT == "demo" and not settings.VS_DEMO:
        yield Error("VS_MAIL_TRANSPORT=demo sends nothing; use smtp or notify.", id="notifications.E006")
