"""What the outbox keeps: messages to send, and the marks that scheduled jobs leave."""

from notifications.models.job import JobMark
from notifications.models.message import OutboxMessage

__all__ = ["JobMark", "OutboxMessage"]
