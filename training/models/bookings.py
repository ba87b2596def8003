"""Places: who has one, who waits for one, what was offered, and the append-only history.

A *party* is what was booked in one go; the bookings of a party that goes "all together" are offered places together
or not at all. A booking belongs to its setting: it outlives the membership of whoever made it.
"""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.models import EducationSetting
from text_guard.fields import ScreenedTextField
from training.models.attendees import Attendee
from training.models.sessions import Session
from training.models.vocabulary import (
    BOOKING_MOVES,
    LIVE,
    NAMED,
    BookingState,
    OfferOutcome,
    ReorderReason,
)
from training.visibility import BookingQuerySet

_PERSON = settings.AUTH_USER_MODEL


class Party(models.Model):
    """One act of booking. The token of its form makes a double click book once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="parties")
    setting = models.ForeignKey(
        EducationSetting, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="training_parties")
    form_token = models.UUIDField(unique=True)
    together = models.BooleanField(default=False)  # offered places all at once, or none
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"party {self.public_id}"


class Booking(models.Model):
    """One place of one attendee in one session, or one held for somebody who will be named."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings", db_index=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="bookings")
    setting = models.ForeignKey(
        EducationSetting, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings", db_index=False
    )
    attendee = models.ForeignKey(
        Attendee, null=True, blank=True, on_delete=models.PROTECT, related_name="bookings", db_index=False
    )
    state = models.CharField(max_length=14, choices=BookingState)
    walked_in = models.BooleanField(default=False)
    is_priority = models.BooleanField(default=False)  # the setting had no trained safeguarding lead when it asked
    line = models.PositiveIntegerField(null=True, blank=True)  # place in the order of the waiting list
    name_by = models.DateTimeField(null=True, blank=True)  # when a held place that nobody was named for is given up
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=BookingState.values), name="training_booking_state_known"),
            models.UniqueConstraint(
                fields=["session", "attendee"],
                condition=Q(state__in=list(LIVE), attendee__isnull=False),
                name="training_one_live_booking",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=list(NAMED)) | Q(attendee__isnull=False), name="training_booking_named"
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.HELD) | Q(attendee__isnull=True, name_by__isnull=False),
                name="training_held_until_named",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[BookingState.WAITING, BookingState.OFFERED]) | Q(line__isnull=False),
                name="training_waiting_has_a_place",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["session", "state"], name="training_of_a_session"),
            models.Index(
                fields=["session", "line", "id"],
                condition=Q(state=BookingState.WAITING),
                name="training_waiting_line",
            ),
            models.Index(fields=["setting", "-made_at", "-id"], name="training_of_a_setting"),
            models.Index(fields=["attendee", "-made_at", "-id"], name="training_of_an_attendee"),
            models.Index(fields=["name_by"], condition=Q(state=BookingState.HELD), name="training_to_be_named"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="training_booking_moves",
                field="state",
                transitions=[(str(old), str(new)) for old, new in BOOKING_MOVES],
            ),
            # Counts the states of vocabulary.SEATED at every write, also raw SQL; the constraint on the session refuses one too many.
            pgtrigger.Trigger(
                name="training_seats_are_counted",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.UpdateOf("state", "session_id"),
                declare=[("was", "integer"), ("is_now", "integer")],
                func="""
                    was := CASE WHEN TG_OP <> 'INSERT' AND OLD.state IN ('held', 'offered', 'confirmed', 'attended', 'absent') THEN 1 ELSE 0 END;
                    is_now := CASE WHEN TG_OP <> 'DELETE' AND NEW.state IN ('held', 'offered', 'confirmed', 'attended', 'absent') THEN 1 ELSE 0 END;
                    IF TG_OP = 'UPDATE' AND OLD.session_id <> NEW.session_id THEN
                        RAISE EXCEPTION 'a booking stays with its session' USING ERRCODE = '23514';
                    END IF;
                    IF was <> is_now THEN
                        UPDATE training_session SET seats_taken = seats_taken + is_now - was
                        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.session_id ELSE NEW.session_id END;
                    END IF;
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="training_certificate_stays_earned",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(old__state=BookingState.ATTENDED)
                & ~pgtrigger.Q(new__state=BookingState.ATTENDED),
                func="""
                    IF EXISTS (SELECT 1 FROM training_certificate WHERE booking_id = OLD.id) THEN
                        RAISE EXCEPTION 'a certificate rests on this attendance' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.public_id}"


class Offer(models.Model):
    """A seat held for somebody on the waiting list until they answer or the offer runs out."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="offers")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=OfferOutcome, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["booking"], condition=Q(outcome=OfferOutcome.OPEN), name="training_one_open_offer"
            ),
            models.CheckConstraint(
                condition=Q(outcome=OfferOutcome.OPEN, closed_at__isnull=True)
                | (~Q(outcome=OfferOutcome.OPEN) & Q(closed_at__isnull=False)),
                name="training_offer_closed_when",
            ),
            models.CheckConstraint(
                condition=Q(made_at__lt=models.F("expires_at")), name="training_offer_stands_for_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], condition=Q(outcome=OfferOutcome.OPEN), name="training_open_offers")
        ]
        triggers: ClassVar = [
            # An answer is given once: what was accepted, declined or ran out stays so, and its seat is released once.
            pgtrigger.FSM(
                name="training_offer_answered_once",
                field="outcome",
                transitions=[("", str(outcome)) for outcome in OfferOutcome if outcome],
            ),
        ]

    def __str__(self) -> str:
        return f"offer {self.public_id}"


class BookingEvent(models.Model):
    """One step of a booking: from where to where, who, when. Holds codes only."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="events", db_index=False)
    act = models.CharField(max_length=20)
    from_state = models.CharField(max_length=14, choices=BookingState, blank=True)
    to_state = models.CharField(max_length=14, choices=BookingState)
    by = models.ForeignKey(_PERSON, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=24, choices=ReorderReason, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [models.Index(fields=["booking", "id"], name="training_history")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="training_history_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.act}: {self.from_state} → {self.to_state}"


class AccessNeed(models.Model):
    """What somebody needs in order to take part. Only the session's trainers read it; it goes when the session ends."""

    booking = models.OneToOneField(Booking, on_delete=models.CASCADE, related_name="access_need")
    words = ScreenedTextField(max_length=500)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"need {self.pk}"
