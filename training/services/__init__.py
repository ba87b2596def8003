"""Writes of training: one keyword-only atomic function each, with the person who acts as `by`."""

from training.services.attendees import (
    Named,
    attendee_back,
    attendee_for,
    attendee_left,
    attendees_for,
    change_attendee,
)
from training.services.booking import cancel, lapse_held, name_held, say_needs, substitute
from training.services.closing import close_due, forget_needs, run_due
from training.services.ordering import MOST_AT_ONCE, AlreadyBooked, CannotBook, CapReached, Order, book
from training.services.step import StaleVersion
from training.services.waiting import OfferRanOut, accept_offer, decline_offer, expire_offers, reorder, withdraw_offer

__all__ = [
    "MOST_AT_ONCE",
    "AlreadyBooked",
    "CannotBook",
    "CapReached",
    "Named",
    "OfferRanOut",
    "Order",
    "StaleVersion",
    "accept_offer",
    "attendee_back",
    "attendee_for",
    "attendee_left",
    "attendees_for",
    "book",
    "cancel",
    "change_attendee",
    "close_due",
    "decline_offer",
    "expire_offers",
    "forget_needs",
    "lapse_held",
    "name_held",
    "reorder",
    "run_due",
    "say_needs",
    "substitute",
    "withdraw_offer",
]
