"""What the worker does for bookings: offers and held places end, booking closes, sessions take place. Each sweep may be
killed or run twice: what it finds is decided behind the lock of its session, one transaction a session."""

from __future__ import annotations

from celery import shared_task

from training.services.booking import lapse_held
from training.services.closing import close_due, forget_needs, run_due
from training.services.offer_reminders import remind_offers
from training.services.place_reminders import remind_places
from training.services.waiting import expire_offers
from training.tasks_outcomes import swept


@shared_task(name="training.tasks.expire_offers")
def end_offers() -> None:
    """End the offers that ran out; their seats go to the next."""
    swept("expire_offers", expire_offers)


@shared_task(name="training.tasks.remind_offers")
def remind_of_offers() -> None:
    """Say that an offer is about to run out."""
    swept("remind_offers", remind_offers)


@shared_task(name="training.tasks.remind_places")
def remind_of_places() -> None:
    """Tell everybody with a place that their session is a week, or a working day, away."""
    swept("remind_places", remind_places)


@shared_task(name="training.tasks.lapse_held")
def give_up_held_places() -> None:
    """Give up held places that nobody was named for in time."""
    swept("lapse_held", lapse_held)


@shared_task(name="training.tasks.close_due")
def close_booking() -> None:
    """Close booking, and the waiting list with it, where its last moment has come."""
    swept("close_due", close_due)


@shared_task(name="training.tasks.run_due")
def note_sessions_that_took_place() -> None:
    """Note that sessions which ended took place; what their people needed is erased."""
    swept("run_due", run_due)
    swept("forget_needs", forget_needs)
