"""Writes of training: one keyword-only atomic function each, with the person who acts as `by`."""

from training.services.attendees import Named, attendee_for
from training.services.booking import (
    MOST_AT_ONCE,
    AlreadyBooked,
    CannotBook,
    CapReached,
    Order,
    book,
    cancel,
    lapse_held,
    name_held,
    substitute,
)
from training.services.step import StaleVersion
from training.services.waiting import OfferRanOut, accept_offer, decline_offer, expire_offers, reorder

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
    "attendee_for",
    "book",
    "cancel",
    "decline_offer",
    "expire_offers",
    "lapse_held",
    "name_held",
    "reorder",
    "substitute",
]
