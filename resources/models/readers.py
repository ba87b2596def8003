"""What readers say and keep: usefulness, reports, bookmarks, saved searches."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from resources.models.resource import Resource
from resources.models.vocabulary import Digest, NotUsefulBecause, ReportOutcome, ReportReason
from text_guard.fields import ScreenedCharField, ScreenedTextField

_PERSON = settings.AUTH_USER_MODEL


class Usefulness(models.Model):
    """One reader's word on one item; they may change it."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="usefulness")
    person = models.ForeignKey(_PERSON, on_delete=models.CASCADE, related_name="+")
    useful = models.BooleanField()
    because = models.CharField(max_length=16, choices=NotUsefulBecause, blank=True, default=NotUsefulBecause.NOTHING)
    said_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resource", "person"], name="usefulness_once"),
            models.CheckConstraint(
                condition=Q(useful=False) | Q(because=NotUsefulBecause.NOTHING), name="usefulness_reason_if_not"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.useful}"


class ReaderReport(models.Model):
    """A reader says that something is wrong with an item. `person` is empty where nobody was signed in."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=20, choices=ReportReason)
    person = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reported_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=16, choices=ReportOutcome, blank=True, default=ReportOutcome.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-reported_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["-reported_at"], name="reader_report_open", condition=Q(outcome=ReportOutcome.OPEN))
        ]
        constraints: ClassVar = [
            # Nobody signed in counts as one person: a second report of the same kind tells staff nothing new.
            models.UniqueConstraint(
                fields=["resource", "reason", "person"],
                condition=Q(outcome=ReportOutcome.OPEN),
                nulls_distinct=False,
                name="reader_report_open_once",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, outcome=ReportOutcome.OPEN)
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(outcome=ReportOutcome.OPEN)),
                name="reader_report_closed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.reason}"


class Bookmark(models.Model):
    """An item that a person keeps, with a note that nobody else reads."""

    person = models.ForeignKey(_PERSON, on_delete=models.CASCADE, related_name="bookmarks")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    note = ScreenedTextField(max_length=1000, blank=True)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-kept_at", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "resource"], name="bookmark_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.resource_id}"


class SavedSearch(models.Model):
    """A search that a person keeps. `words` are screened; `filters` holds only codes of the facets."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(_PERSON, on_delete=models.CASCADE, related_name="saved_searches")
    words = ScreenedCharField(max_length=100, blank=True)
    filters = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=8, choices=Digest, blank=True, default=Digest.NEVER)
    saved_at = models.DateTimeField(auto_now_add=True)
    seen_to = models.DateTimeField()  # items that changed after this are new to the reader

    class Meta:
        ordering: ClassVar = ["-saved_at", "-pk"]
        verbose_name_plural = "saved searches"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.pk}"
