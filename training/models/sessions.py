"""Dated runs of courses: when, where, how many seats, by which rules they are booked.

`seats_taken` is counted by the database itself (a trigger on bookings), and a constraint holds it at or below
`capacity`: whatever races, a session is never sold twice.
"""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisations.models import EducationSetting
from text_guard.fields import ScreenedCharField, ScreenedTextField
from training.models.courses import Course, Venue
from training.models.vocabulary import COMING, SESSION_MOVES, CancelReason, Mode, SessionState
from training.visibility import SessionQuerySet

_PERSON = settings.AUTH_USER_MODEL
_UNSEEN = Q(state__in=[SessionState.DRAFT, SessionState.CANCELLED])


class Session(models.Model):
    """One run of a course. Its parts are its dates; `starts_at` and `ends_at` are the first start and the last end."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions", db_index=False)
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.DRAFT)
    mode = models.CharField(max_length=10, choices=Mode)
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions")
    online_link = models.URLField(max_length=500, blank=True)  # for those with a place, from the day before
    note = ScreenedTextField(max_length=2000, blank=True)  # what to bring, how to find the room
    trainers: models.ManyToManyField = models.ManyToManyField(_PERSON, related_name="sessions_given", blank=True)
    guests = ScreenedCharField(max_length=200, blank=True)  # trainers from elsewhere, by name and organisation
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    capacity = models.PositiveSmallIntegerField()
    seats_taken = models.PositiveSmallIntegerField(default=0, editable=False)
    closes_at = models.DateTimeField()  # last moment to book, and to be offered a place
    cancel_days = models.PositiveSmallIntegerField(default=3)  # working days before the start; later is late
    naming_days = models.PositiveSmallIntegerField(default=5)  # working days before the start to name held places
    offer_hours = models.PositiveSmallIntegerField(default=8)  # working hours that an offer stands
    setting_cap = models.PositiveSmallIntegerField(null=True, blank=True)  # places a setting may take …
    cap_until = models.DateField(null=True, blank=True)  # … up to and including this day
    only_for = models.ForeignKey(  # a session for one setting's whole staff
        EducationSetting, null=True, blank=True, on_delete=models.PROTECT, related_name="own_sessions"
    )
    cancel_reason = models.CharField(max_length=10, choices=CancelReason, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)  # of the calendar entry, raised by each move
    version = models.PositiveIntegerField(default=1)
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        _PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    form_token = models.UUIDField(null=True, unique=True, editable=False)  # of the page that made it, pressed once
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="training_session_state_known"),
            models.CheckConstraint(condition=Q(seats_taken__lte=F("capacity")), name="training_never_oversold"),
            models.CheckConstraint(condition=Q(capacity__range=(1, 2000)), name="training_session_has_seats"),
            models.CheckConstraint(
                condition=Q(starts_at__year__gte=2000, starts_at__lt=F("ends_at"), ends_at__year__lte=2100),
                name="training_session_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=Q(closes_at__lte=F("starts_at")), name="training_session_closes_in_time"),
            models.CheckConstraint(condition=Q(offer_hours__range=(1, 80)), name="training_offer_hours"),
            models.CheckConstraint(
                condition=Q(setting_cap__isnull=True, cap_until__isnull=True)
                | Q(setting_cap__gte=1, cap_until__isnull=False),
                name="training_cap_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(online_link="") | Q(online_link__startswith="https://"), name="training_online_link_https"
            ),
            models.CheckConstraint(
                condition=Q(state=SessionState.CANCELLED) | Q(cancel_reason=""), name="training_reason_if_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(state=SessionState.SIGNED_OFF, signed_off_at__isnull=False)
                | (~Q(state=SessionState.SIGNED_OFF) & Q(signed_off_at__isnull=True)),
                name="training_signed_off_when",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_by__isnull=True) | Q(signed_off_at__isnull=False), name="training_signed_off_by"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["course", "starts_at"], name="training_runs_of_a_course"),
            models.Index(fields=["starts_at", "id"], condition=Q(state__in=list(COMING)), name="training_coming"),
            models.Index(fields=["state", "ends_at"], name="training_by_state"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="training_session_moves",
                field="state",
                transitions=[(str(old), str(new)) for old, new in SESSION_MOVES],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.starts_at:%Y-%m-%d}"


class SessionPart(models.Model):
    """One sitting of a session: a two-part course has two."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="parts", db_index=False)
    position = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["session", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "position"], name="training_part_once"),
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="training_part_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"part {self.position}"


class SessionMessage(models.Model):
    """What staff wrote to everybody with a place. Mail holds only a link to it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="messages")
    form_token = models.UUIDField(unique=True)
    body = ScreenedTextField(max_length=2000)
    by = models.ForeignKey(_PERSON, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"message {self.public_id}"
