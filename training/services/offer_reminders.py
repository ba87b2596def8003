"""A last word before an offer runs out: once, when two working hours are left."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from organisations.calendars.days import CalendarHorizon
from organisations.selectors import council_hours
from training.models import Offer
from training.models.vocabulary import BookingState, OfferOutcome
from training.services import notices

LEFT = 120  # minutes of working time
_AHEAD = timedelta(days=5)  # two working hours are never further away, but over the longest closures


def remind_offers(*, now: datetime | None = None) -> int:
    """Queue the reminders that are due; each offer has one, however often this runs. Returns how many were due."""
    now = now or timezone.now()
    hours = council_hours()
    open_now = Offer.objects.filter(
        outcome=OfferOutcome.OPEN, booking__state=BookingState.OFFERED, expires_at__gt=now, expires_at__lte=now + _AHEAD
    )
    due = 0
    for offer in open_now.select_related("booking__attendee__person", "booking__session__course", "booking__party"):
        try:
            left = hours.count_minutes(now, offer.expires_at)
        except CalendarHorizon:
            continue
        if left <= LEFT and offer.made_at < now:
            notices.offer_ends(offer.booking, offer)
            due += 1
    return due
