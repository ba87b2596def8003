"""How many places are left is exact up to five, and never says that one can book where one cannot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from training.models import Session
from training.models.vocabulary import SessionState as S
from training.presenters.seats import seats

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def session(capacity: int = 20, taken: int = 0, **fields: object) -> Session:
    start = NOW + timedelta(days=9)
    values = {"state": S.OPEN, "starts_at": start, "ends_at": start + timedelta(hours=2)}
    return Session(**{**values, "closes_at": start, "capacity": capacity, "seats_taken": taken, **fields})


@pytest.mark.parametrize(
    ("capacity", "taken", "words"),
    [
        (20, 0, "Places available"),
        (20, 14, "Places available"),
        (20, 15, "5 places left"),
        (20, 19, "1 place left"),
        (20, 20, "Full"),
        (100, 79, "Places available"),
        (100, 80, "Nearly full"),
        (100, 94, "Nearly full"),
        (100, 95, "5 places left"),
        (3, 0, "3 places left"),
    ],
)
def test_places_left(capacity: int, taken: int, words: str) -> None:
    assert seats(session(capacity, taken), NOW, waits=False).text == words


def test_a_free_place_belongs_to_whoever_waits() -> None:
    assert seats(session(20, 10), NOW, waits=True).text == "Full"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": S.CANCELLED}, "Cancelled"),
        ({"state": S.DRAFT}, "Draft"),
        ({"state": S.CLOSED}, "Booking is closed"),
        ({"closes_at": NOW}, "Booking is closed"),
        ({"state": S.RUN}, "Has taken place"),
        ({"state": S.SIGNED_OFF}, "Has taken place"),
        ({"ends_at": NOW}, "Has taken place"),
    ],
    ids=["cancelled", "draft", "closed", "past-closing", "run", "signed-off", "over"],
)
def test_why_nobody_can_book(fields: dict[str, object], words: str) -> None:
    assert seats(session(**fields), NOW, waits=False).text == words
