"""What can be learnt (courses) and where (venues)."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from resources.models import Topic
from resources.models.vocabulary import Audience, Evidence, Phase
from text_guard.fields import ScreenedCharField, ScreenedTextField
from training.models.vocabulary import CourseState, Mode

CODE = RegexValidator(r"^[A-Z0-9]+(-[A-Z0-9]+)*$", "Write the code in capitals, figures and hyphens, as VS-ATT-01.")


class Venue(models.Model):
    """A place where sessions are held, and what somebody who comes needs to know about it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = ScreenedCharField(max_length=120)
    address = ScreenedCharField(max_length=200)
    town = ScreenedCharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8)
    access = ScreenedTextField(max_length=1000, blank=True)  # steps, lift, loop, parking, prayer room
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="training_venue_named")]

    def __str__(self) -> str:
        return self.name


class Course(models.Model):
    """One course of the catalogue. Its dated runs are sessions."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=20, unique=True, validators=[CODE])
    slug = models.SlugField(max_length=80, unique=True)
    title = ScreenedCharField(max_length=120)
    summary = ScreenedCharField(max_length=300)
    about = ScreenedTextField(max_length=6000, blank=True)  # Markdown
    outcomes = ScreenedTextField(max_length=2000)  # one on each line
    evidence = models.CharField(max_length=12, choices=Evidence, blank=True)
    evidence_note = ScreenedCharField(max_length=300, blank=True)
    access_note = ScreenedCharField(max_length=300, blank=True)
    duration = ScreenedCharField(max_length=60)  # in words, as "2 x 90 minutes"
    mode = models.CharField(max_length=10, choices=Mode)
    topics = models.ManyToManyField(Topic, related_name="courses", blank=True)
    audiences = ArrayField(models.CharField(max_length=20, choices=Audience), default=list, blank=True)
    phases = ArrayField(models.CharField(max_length=20, choices=Phase), default=list, blank=True)
    # Whoever attended counts as a trained safeguarding lead of their setting until it is out of date.
    trains_leads = models.BooleanField(default=False)
    valid_months = models.PositiveSmallIntegerField(null=True, blank=True)  # then a refresher is due
    state = models.CharField(max_length=10, choices=CourseState, default=CourseState.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        indexes: ClassVar = [
            GinIndex(fields=["audiences"], name="training_course_audiences"),
            GinIndex(fields=["phases"], name="training_course_phases"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=CourseState.values), name="training_course_state_known"),
            models.CheckConstraint(
                condition=Q(valid_months__isnull=True) | Q(valid_months__range=(1, 120)),
                name="training_course_validity",
            ),
            models.CheckConstraint(
                condition=Q(trains_leads=False) | Q(valid_months__isnull=False),
                name="training_lead_course_goes_out_of_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title
