"""Programmes of several courses that end in a status of the setting, and requests for whole-setting training."""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from organisations.models import EducationSetting
from text_guard.fields import ScreenedCharField, ScreenedTextField
from training.models.attendees import Attendee
from training.models.courses import Course
from training.models.sessions import Session
from training.models.vocabulary import (
    ENROLMENT_MOVES,
    INSET_MOVES,
    AuditLevel,
    AuditMoment,
    CourseState,
    EnrolmentState,
    InsetDecline,
    InsetState,
    Mode,
    StaffBand,
)
from training.visibility import EnrolmentQuerySet, InsetQuerySet

_PERSON = settings.AUTH_USER_MODEL


class Programme(models.Model):
    """Several courses that a lead team of a setting completes together, with an audit between the days."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = ScreenedCharField(max_length=120)
    summary = ScreenedCharField(max_length=300)
    about = ScreenedTextField(max_length=6000, blank=True)  # Markdown
    status_name = ScreenedCharField(max_length=80)  # what a setting holds in the end
    team_least = models.PositiveSmallIntegerField(default=3)
    team_most = models.PositiveSmallIntegerField(default=5)
    # Codes of AttendeeRole that must be in the team; where several are given in one line ("dsl|deputy_dsl") one of them will do.
    team_roles = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    valid_months = models.PositiveSmallIntegerField(default=24)
    state = models.CharField(max_length=10, choices=CourseState, default=CourseState.DRAFT)
    courses = models.ManyToManyField(Course, through="ProgrammeCourse", related_name="programmes")

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(team_least__gte=1, team_most__gte=F("team_least"), team_most__lte=20),
                name="training_team_sizes",
            ),
            models.CheckConstraint(condition=Q(valid_months__range=(1, 120)), name="training_status_validity"),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeCourse(models.Model):
    """A course of a programme; every member of the team attends the core ones."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="steps", db_index=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    is_core = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["programme", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "course"], name="training_course_once_a_programme"),
        ]

    def __str__(self) -> str:
        return f"step {self.position}"


class AuditPoint(models.Model):
    """One point of a programme's audit, as "Every adult knows who the key adults are"."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="points", db_index=False)
    position = models.PositiveSmallIntegerField()
    words = ScreenedCharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["programme", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["programme", "position"], name="training_point_once")]

    def __str__(self) -> str:
        return f"point {self.position}"


class Enrolment(models.Model):
    """A setting in a programme, and the status it holds once all is done."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="enrolments")
    setting = models.ForeignKey(EducationSetting, on_delete=models.PROTECT, related_name="enrolments", db_index=False)
    state = models.CharField(max_length=10, choices=EnrolmentState, default=EnrolmentState.ACTIVE)
    started_on = models.DateField()
    achieved_on = models.DateField(null=True, blank=True)
    renew_by = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-started_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "setting"],
                condition=~Q(state=EnrolmentState.WITHDRAWN),
                name="training_enrolled_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=EnrolmentState.ACHIEVED) | Q(achieved_on__isnull=False, renew_by__isnull=False),
                name="training_status_is_dated",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["setting"], name="training_enrolments_of")]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="training_enrolment_moves",
                field="state",
                transitions=[(str(old), str(new)) for old, new in ENROLMENT_MOVES],
            ),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.public_id}"


class TeamMember(models.Model):
    """Somebody of the lead team of a setting in a programme."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="team", db_index=False)
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="teams")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["joined_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrolment", "attendee"], condition=Q(left_on__isnull=True), name="training_in_team_once"
            ),
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"


class Audit(models.Model):
    """A setting's own judgement at one moment of a programme."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="audits", db_index=False)
    moment = models.CharField(max_length=8, choices=AuditMoment)
    by = models.ForeignKey(_PERSON, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "moment"], name="training_audit_once_a_moment")
        ]

    def __str__(self) -> str:
        return f"audit {self.pk}"


class AuditAnswer(models.Model):
    """How far the setting is with one point."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="answers", db_index=False)
    point = models.ForeignKey(AuditPoint, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=AuditLevel)

    class Meta:
        ordering: ClassVar = ["audit", "point"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "point"], name="training_point_answered_once"),
            models.CheckConstraint(condition=Q(level__in=AuditLevel.values), name="training_audit_level_known"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class InsetRequest(models.Model):
    """A setting asks for a course for its whole staff."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_token = models.UUIDField(unique=True)
    setting = models.ForeignKey(
        EducationSetting, on_delete=models.PROTECT, related_name="inset_requests", db_index=False
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="inset_requests")
    asked_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=InsetState, default=InsetState.ASKED)
    days = ArrayField(models.DateField(), size=3)  # one to three, the best first
    mode = models.CharField(max_length=10, choices=Mode)
    staff_band = models.CharField(max_length=10, choices=StaffBand)
    note = ScreenedTextField(max_length=1000, blank=True)
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="inset_request"
    )
    declined_reason = models.CharField(max_length=12, choices=InsetDecline, blank=True)
    asked_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = InsetQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__len__range=(1, 3)), name="training_inset_has_days"),
            models.CheckConstraint(
                condition=Q(state=InsetState.PLANNED, session__isnull=False)
                | (~Q(state=InsetState.PLANNED) & Q(session__isnull=True)),
                name="training_inset_planned_as",
            ),
            models.CheckConstraint(
                condition=(Q(state=InsetState.DECLINED) & ~Q(declined_reason=""))
                | (~Q(state=InsetState.DECLINED) & Q(declined_reason="")),
                name="training_inset_declined_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["setting", "-asked_at"], name="training_insets_of"),
            models.Index(fields=["state", "asked_at"], name="training_insets_by_state"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="training_inset_moves",
                field="state",
                transitions=[(str(old), str(new)) for old, new in INSET_MOVES],
            ),
        ]

    def __str__(self) -> str:
        return f"inset {self.public_id}"
