"""What came of a session: evaluations, certificates, and a question some weeks later."""

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from text_guard.fields import ScreenedTextField
from training.models.bookings import Booking
from training.models.vocabulary import Difference

_SCALE = (1, 5)


class Evaluation(models.Model):
    """What one attendee says of one session. Read in aggregate only, never for fewer than five."""

    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="evaluation")
    confidence_before = models.PositiveSmallIntegerField()  # 1 not at all to 5 very
    confidence_after = models.PositiveSmallIntegerField()
    usefulness = models.PositiveSmallIntegerField()
    best = ScreenedTextField(max_length=1000, blank=True)
    better = ScreenedTextField(max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confidence_before__range=_SCALE, confidence_after__range=_SCALE, usefulness__range=_SCALE),
                name="training_evaluation_on_the_scale",
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="training_only_attendees_evaluate",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM training_booking WHERE id = NEW.booking_id AND state = 'attended'
                    ) THEN
                        RAISE EXCEPTION 'only who attended evaluates' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"evaluation {self.pk}"


class Certificate(models.Model):
    """That somebody attended and evaluated. Names and titles as they were on the day it was given."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="certificate")
    code = models.CharField(max_length=14, unique=True)
    name = models.CharField(max_length=150)
    setting_name = models.CharField(max_length=200, blank=True)
    course_title = models.CharField(max_length=120)
    held_on = models.DateField()
    refresher_due_on = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-given_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[346789CDFGHJKMNPQRTVWXY]{4}-[346789CDFGHJKMNPQRTVWXY]{4}$"),
                name="training_certificate_code_form",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["refresher_due_on"],
                condition=Q(refresher_due_on__isnull=False),
                name="training_refreshers",
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="training_certificate_is_earned",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM training_booking b JOIN training_evaluation e ON e.booking_id = b.id
                        WHERE b.id = NEW.booking_id AND b.state = 'attended'
                    ) THEN
                        RAISE EXCEPTION 'a certificate needs attendance and an evaluation' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.code


class Impact(models.Model):
    """What changed, asked six to twelve weeks after the session. Unanswered where `answered_at` is empty."""

    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="impact")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    difference = models.CharField(max_length=8, choices=Difference, blank=True)
    example = ScreenedTextField(max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, difference="")
                | (Q(answered_at__isnull=False) & ~Q(difference="")),
                name="training_impact_answered_when",
            )
        ]

    def __str__(self) -> str:
        return f"impact {self.pk}"
