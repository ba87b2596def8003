"""GOV.UK Notify. It can be asked by reference whether it took a message, so a doubtful hand-over is settled for certain.

The template at Notify has two fields, ((subject)) and ((body)); its id stands in VS_NOTIFY_TEMPLATE_ID.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from notifications.models import OutboxMessage
from notifications.transports.base import Refused, TransportDown

TIMEOUT_SECONDS = 15
_BAD_REQUEST = 400
# What Notify says of a reference's fate; these mean that the message did not and will not arrive by itself.
_LOST = ("technical-failure",)


class NotifyTransport:
    """Sends through the API client. Every request has a time limit well inside the lease of a message."""

    carries_files: ClassVar = False  # it gives links to files of some types, of which calendar entries are none

    def __init__(self) -> None:
        if not settings.NOTIFY_API_KEY or not settings.NOTIFY_TEMPLATE_ID:
            raise ImproperlyConfigured(
                "VS_MAIL_TRANSPORT=notify needs VS_NOTIFY_API_KEY (from API integration in GOV.UK Notify) and "
                "VS_NOTIFY_TEMPLATE_ID (a template with ((subject)) and ((body)))."
            )
        self._client = NotificationsAPIClient(
            settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_BASE_URL, timeout=TIMEOUT_SECONDS
        )

    def open(self) -> None:
        """Nothing is kept open between requests."""

    def close(self) -> None:
        """Let go of idle connections."""
        self._client.request_session.close()

    def already_sent(self, reference: str) -> str | None:
        """Ask Notify for the notification of that reference."""
        try:
            found: dict[str, Any] = self._client.get_all_notifications(reference=reference)
        except APIError as error:
            raise TransportDown(f"notify_lookup:{error.status_code}") from None
        taken = [row["id"] for row in found["notifications"] if row["status"] not in _LOST]
        return str(taken[0]) if taken else ""

    def send(self, message: OutboxMessage) -> str:
        """Hand over. Only 400 speaks of the message itself; keys, limits and outages speak of the service."""
        try:
            answer: dict[str, Any] = self._client.send_email_notification(
                email_address=message.address,
                template_id=settings.NOTIFY_TEMPLATE_ID,
                personalisation={"subject": message.subject, "body": message.text_body},
                reference=message.reference,
            )
        except APIError as error:
            if error.status_code == _BAD_REQUEST and error.response is not None:
                raise Refused("notify:400") from None
            raise TransportDown(f"notify:{error.status_code}") from None
        return str(answer["id"])
