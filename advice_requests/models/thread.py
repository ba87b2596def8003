"""What was said and done about a request: messages, their links, the append-only history, the asker's verdict."""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from advice_requests.models.request import AdviceRequest
from advice_requests.models.vocabulary import MessageKind, RatingReason, State, Usefulness
from resources.models import HTTPS
from text_guard.fields import ScreenedCharField, ScreenedTextField

MESSAGE_LIMIT = 6000
LINK_LIMIT = 10
_PERSON = settings.AUTH_USER_MODEL


class Message(models.Model):
    """One message of the thread. Notes are for staff alone; all the rest is read on both sides."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(AdviceRequest, on_delete=models.PROTECT, related_name="messages", db_index=False)
    kind = models.CharField(max_length=10, choices=MessageKind)
    author = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="advice_messages")
    by_staff = models.BooleanField()
    body = ScreenedTextField(max_length=MESSAGE_LIMIT)
    # `Stand`s of text_guard.declared, shown to staff only
    declared = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)
    form_token = models.UUIDField(unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=MessageKind.values), name="advice_message_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=MessageKind.REPLY) | Q(by_staff=True), name="advice_message_side_fits_kind"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["request", "at", "id"], name="advice_thread")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.public_id}"


class MessageLink(models.Model):
    """A resource named in an answer: a title and an https address."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="links")
    title = ScreenedCharField(max_length=150)
    url = models.URLField(max_length=500, validators=[HTTPS])

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(url__startswith="https://"), name="advice_link_https"),
            models.CheckConstraint(condition=~Q(title=""), name="advice_link_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class RequestEvent(models.Model):
    """One step of a request: from where to where, who, why. `words` are the portal's own, never text that was typed."""

    request = models.ForeignKey(AdviceRequest, on_delete=models.PROTECT, related_name="events", db_index=False)
    act = models.CharField(max_length=20)
    from_state = models.CharField(max_length=16, choices=State, blank=True)
    to_state = models.CharField(max_length=16, choices=State)
    by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    assigned_to = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=24, blank=True)
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["request", "at", "id"], name="advice_history")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="advice_history_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.from_state} → {self.to_state}"


class Rating(models.Model):
    """Whether one answer was of use, by one person of the asking side; a reason in code where it was not."""

    answer = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="rating")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    useful = models.CharField(max_length=8, choices=Usefulness)
    reason = models.CharField(max_length=20, choices=RatingReason, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(useful=Usefulness.YES, reason="") | (~Q(useful=Usefulness.YES) & ~Q(reason="")),
                name="advice_rating_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.useful
