"""Ways in which a message leaves: chosen by the setting MAIL_TRANSPORT, all with the same three answers to a hand-over."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from notifications.transports.base import Refused, Transport, TransportDown, TryLater
from notifications.transports.demo import DemoTransport
from notifications.transports.notify import NotifyTransport
from notifications.transports.smtp import SmtpTransport

__all__ = [
    "TRANSPORTS",
    "Refused",
    "Transport",
    "TransportDown",
    "TryLater",
    "carries_files",
    "configured_transport",
]

TRANSPORTS: dict[str, type[Transport]] = {
    "demo": DemoTransport,
    "smtp": SmtpTransport,
    "notify": NotifyTransport,
}


def configured_transport() -> Transport:
    """Return the transport that the settings name."""
    try:
        return TRANSPORTS[settings.MAIL_TRANSPORT]()
    except KeyError:
        names = ", ".join(sorted(TRANSPORTS))
        raise ImproperlyConfigured(f"VS_MAIL_TRANSPORT is {settings.MAIL_TRANSPORT!r}; it can be {names}.") from None


def carries_files() -> bool:
    """Whether files leave with a message in the way that the settings name. GOV.UK Notify takes no calendar entries."""
    transport = TRANSPORTS.get(settings.MAIL_TRANSPORT)
    return transport is not None and transport.carries_files
