"""SMTP. The Message-ID is worked out from the reference, so a message handed over twice is one message to its reader.

SMTP cannot be asked whether it took a message. Where the connection breaks after the text was sent, the message is
sent again under the same Message-ID; Exchange, Gmail and Cyrus keep one of the two.
Each step and the answer to the text have time limits (settings SMTP_STEP_SECONDS, SMTP_TEXT_SECONDS); the three steps
and the text together take less than the lease of a message, which a system check sees to.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address

from notifications.attachments import as_part, files_of
from notifications.models import OutboxMessage
from notifications.transports.base import Refused, TransportDown, TryLater

_OK = range(200, 300)
_GO_ON = 354
_PERMANENT = range(500, 600)
_CLOSING = 421


class SmtpTransport:
    """One connection for a run of the relay."""

    carries_files: ClassVar = True

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None

    def open(self) -> None:
        """Connect, start TLS and sign in as the settings say, unless the connection is there."""
        if self._server is not None:
            return
        try:
            self._server = _connection()
            self._server.ehlo_or_helo_if_needed()
            if settings.EMAIL_USE_TLS:
                self._server.starttls(context=ssl.create_default_context())
                self._server.ehlo()
            if settings.EMAIL_HOST_USER:
                self._server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise TransportDown(f"connect:{type(error).__name__}") from None

    def close(self) -> None:
        """Say goodbye if the server still listens."""
        server, self._server = self._server, None
        if server is not None:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            with suppress(OSError):
                server.close()

    def already_sent(self, reference: str) -> str | None:
        """SMTP does not know."""
        return None

    def send(self, message: OutboxMessage) -> str:
        """Hand over on the open connection."""
        if self._server is None:
            raise TransportDown("not_connected")
        raw = encoded(message)
        try:
            self._converse(self._server, sanitize_address(message.address, "utf-8"), raw)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise TransportDown(f"broke:{type(error).__name__}") from None
        return message_id(message.reference)

    def _converse(self, server: smtplib.SMTP, address: str, raw: bytes) -> None:
        self._expect(server.mail(settings.DEFAULT_FROM_EMAIL)[0], "mail")
        self._expect(server.rcpt(address)[0], "rcpt")
        self._expect(server.docmd("DATA")[0], "data", good=range(_GO_ON, _GO_ON + 1))
        self._limit(server, settings.SMTP_TEXT_SECONDS)
        server.send(_stuffed(raw))
        self._expect(server.getreply()[0], "text")
        self._limit(server, settings.SMTP_STEP_SECONDS)

    def _limit(self, server: smtplib.SMTP, seconds: float) -> None:
        if server.sock is not None:
            server.sock.settimeout(seconds)

    def _expect(self, code: int, step: str, *, good: range = _OK) -> None:
        if code in good:
            return
        if code == _CLOSING:
            self.close()
            raise TransportDown(f"{step}:{code}")
        if self._server is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._server.rset()
        raise (Refused if code in _PERMANENT else TryLater)(f"{step}:{code}")


def _connection() -> smtplib.SMTP:
    """Connect; certificates are checked, which smtplib does not do by itself."""
    host, port, limit = settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SMTP_STEP_SECONDS
    if settings.EMAIL_USE_SSL:
        return smtplib.SMTP_SSL(host, port, timeout=limit, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=limit)


def message_id(reference: str) -> str:
    """The Message-ID of a reference: the same one whichever worker sends it, and however often."""
    return f"<{reference}@{urlsplit(settings.ORIGIN).hostname}>"


def encoded(message: OutboxMessage) -> bytes:
    """The message as it goes over the wire, with the files that belong to it now."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text_body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.address],
        headers={
            "Message-ID": message_id(message.reference),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    if message.html_body:
        mail.attach_alternative(message.html_body, "text/html")
    for file in files_of(message):
        mail.attach(as_part(file))
    return mail.message().as_bytes()  # line ends are made whole when the text is sent


def _stuffed(raw: bytes) -> bytes:
    """Double a dot that begins a line, and end with the line of one dot (RFC 5321, 4.5.2)."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n").split(b"\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b"\r\n.\r\n"
