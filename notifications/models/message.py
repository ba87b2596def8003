"""One message to one recipient about one event, written in the transaction of the change that it tells of.

Example: answering a request writes the answer and one row for the asker; either both are there or neither. The relay
sends the row later. `reference` is worked out from recipient and event, so sending twice is one message in effect.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

WAITING = ("pending", "failed")
UNSENT = (*WAITING, "leased")
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


class OutboxMessage(models.Model):
    """A message on its way. Its subject and body hold names of kinds and links, never what somebody asked."""

    class State(models.TextChoices):
        PENDING = "pending", "Waiting to be sent"
        LEASED = "leased", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Will be tried again"
        DEAD = "dead", "Could not be delivered"

    class Priority(models.IntegerChoices):
        URGENT = 0, "At once"
        ORDINARY = 1, "In working hours"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.ORDINARY)
    recipient = models.CharField("whom the event is told to, as person:id or address:email", max_length=330)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    address = models.EmailField()
    event_key = models.CharField(max_length=200)
    reference = models.CharField("our name for it at the provider", max_length=80, unique=True)
    provider_reference = models.CharField("the provider's name for it", max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text_body = models.TextField(blank=True)
    html_body = models.TextField(blank=True)
    # The database's own default lets a server of the version before write rows while a new one is put in.
    attachment = models.CharField(
        "what makes its files when it is sent, and of what", max_length=200, blank=True, default="", db_default=""
    )
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField("too late to be of use after", null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    handover_began_at = models.DateTimeField(
        "a hand-over to the provider began here and its outcome is not known", null=True, blank=True
    )
    tries = models.PositiveSmallIntegerField(default=0)
    last_fault = models.CharField("code of the last fault, never the server's words", max_length=40, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField("no longer asks for anybody's attention since", null=True, blank=True)
    body_removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient", "event_key"], name="outbox_one_message_per_event"),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "leased", "sent", "failed", "dead"]), name="outbox_state_known"
            ),
            models.CheckConstraint(condition=Q(priority__in=[0, 1]), name="outbox_priority_known"),
            models.CheckConstraint(
                condition=Q(state="leased", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="leased") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="outbox_leased_has_lease",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="outbox_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True) | Q(state="dead"), name="outbox_given_up_is_dead"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=UNSENT) | Q(body_removed_at__isnull=True) & ~Q(text_body="") & ~Q(subject=""),
                name="outbox_unsent_has_text",
            ),
            models.CheckConstraint(
                condition=Q(body_removed_at__isnull=True) | Q(text_body="", html_body="", subject=""),
                name="outbox_removed_is_empty",
            ),
            models.CheckConstraint(
                condition=~Q(subject__regex=r"[\r\n]") & ~Q(address__regex=r"\s"), name="outbox_no_line_breaks"
            ),
            models.CheckConstraint(
                condition=Q(not_before__gte=_EARLIEST, not_before__lt=_LATEST), name="outbox_not_before_in_range"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["priority", "not_before", "id"], name="outbox_waiting", condition=Q(state__in=WAITING)
            ),
            models.Index(fields=["lease_until"], name="outbox_leased", condition=Q(state="leased")),
            models.Index(fields=["-id"], name="outbox_dead", condition=Q(state="dead", given_up_at__isnull=True)),
            models.Index(fields=["created_at"], name="outbox_has_body", condition=Q(body_removed_at__isnull=True)),
            models.Index(fields=["address", "-id"], name="outbox_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} {self.state}"
