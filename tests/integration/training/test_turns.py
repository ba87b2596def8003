"""Whoever comes first is served first, which the order of the waiting list rests on; and two at once are both counted."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from tests.integration.training.test_at_once import at_once, bookers
from tests.training_factory import make_session, named, order
from training.services import book
from training.services.step import lock_session

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12
LONGEST = 2000  # looks at who waits, a hundredth of a second apart


def waiting() -> int:
    """How many connections to this database wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return int(cursor.fetchone()[0])


def wait_until_waiting(number: int) -> None:
    for _ in range(LONGEST):
        if waiting() >= number:
            return
        Event().wait(0.01)
    raise AssertionError(f"{waiting()} of {number} wait")


def test_people_are_served_in_the_order_in_which_they_came() -> None:
    """Rests on the advisory lock of `lock_session`: behind the lock of the row alone, which each of them writes, those who
    came later overtake."""
    session, [(person, setting)] = make_session(capacity=5), bookers(1)
    people = [named() for _ in range(PEOPLE)]

    def press(number: int) -> None:
        try:
            book(session=session, order=order(setting, people[number]), by=person)
        finally:
            connection.close()

    threads = [Thread(target=press, args=[number]) for number in range(PEOPLE)]
    with transaction.atomic():
        lock_session(session.pk)
        for number, thread in enumerate(threads, start=1):
            thread.start()
            wait_until_waiting(number)
        type(session).objects.filter(pk=session.pk).update(version=2)
    for thread in threads:
        thread.join(60)
    served = list(session.bookings.order_by("pk").values_list("attendee__email", flat=True))
    assert served == [one.address for one in people]


def test_orders_at_once_are_all_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rests on the lock of `rates.take`: each read the same number of people named today, and wrote the next one."""
    monkeypatch.setattr("training.services.naming.MOST_A_DAY", 5)
    [(person, setting)] = bookers(1)
    book(session=make_session(), order=order(setting, named()), by=person)
    orders = [(make_session(), order(setting, *(named() for _ in range(3)))) for _ in range(6)]
    came = at_once([lambda one=one: book(session=one[0], order=one[1], by=person) for one in orders])
    assert sorted(type(one).__name__ for one in came) == ["Party", *["TooManyNamed"] * 5], came
