"""Promise 3 with real connections: seats never oversell, a double click books once, an offer's seat is released once.

Two hundred people press the button; as many at a time as the server has connections for, the others behind them. Each
test says which lock or constraint it rests on, and fails when that is taken out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from accounts.audit import broken_links
from accounts.models import Person
from notifications.models import OutboxMessage
from organisations.models import EducationSetting
from tests.factories import give_role, make_person, make_setting
from tests.training_factory import booked, make_session, named, order
from training.models import Booking, Coverage, Offer, Party, Session
from training.models.vocabulary import SEATED, BookingState, OfferOutcome
from training.services import accept_offer, book, cancel, expire_offers, lapse_held
from training.services.step import lock_session
from training.workflow import Relation, WrongState

pytestmark = pytest.mark.django_db(transaction=True)

PRESS, SEATS = 200, 20
HOLDER = frozenset({Relation.ATTENDEE})
B = BookingState
Booker = tuple[Person, EducationSetting]


def connections_left() -> int:
    """How many more this server takes, with some to spare for other tests."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('max_connections')::int - (SELECT count(*) FROM pg_stat_activity) - 15")
        return max(4, int(cursor.fetchone()[0]))


def at_once(works: Sequence[Callable[[], object]]) -> list[object]:
    """Start all, each on its own connection; results or exceptions in order."""
    width = min(len(works), connections_left())
    start = Barrier(width)

    def run(place: int, work: Callable[[], object]) -> object:
        try:
            if place < width:
                start.wait(60)
            return work()
        except Exception as error:  # noqa: BLE001  (handed to the test, which looks at it)
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(width) as pool:
        return list(pool.map(run, range(len(works)), works))


def bookers(count: int) -> list[Booker]:
    """Safeguarding leads, each of a setting of their own; every second setting has a trained one already."""
    found = []
    for number in range(count):
        setting = make_setting()
        person = make_person(f"lead{number}@school{number}.example", password=None)
        give_role(person, "dsl", setting=setting)
        if number % 2:
            day = timezone.localdate()
            Coverage.objects.create(setting=setting, current_until=day + timedelta(days=300), trained_on=day)
        found.append((person, setting))
    return found


def counted(session: Session) -> Counter[str]:
    return Counter(session.bookings.values_list("state", flat=True))


def seats_agree(session: Session) -> bool:
    """The count that the database keeps is what the bookings say, and no more than there are."""
    session.refresh_from_db()
    taken = session.bookings.filter(state__in=SEATED).count()
    return session.seats_taken == taken <= session.capacity


def test_two_hundred_at_once_for_twenty_places() -> None:
    """Rests on `lock_session`: one queue for each session, served in the order in which it was joined."""
    session, who = make_session(capacity=SEATS), bookers(8)

    def press(number: int) -> Callable[[], object]:
        person, setting = who[number % len(who)]
        return lambda: book(session=session, order=order(setting, named(number + 1)), by=person)

    results = at_once([press(number) for number in range(PRESS)])
    assert [one for one in results if not isinstance(one, Party)] == []
    assert counted(session) == {B.CONFIRMED: SEATS, B.WAITING: PRESS - SEATS}
    assert seats_agree(session)
    assert_line_is_defensible(session)
    told = OutboxMessage.objects.filter(kind__in=["training_confirmed", "training_waiting"])
    assert told.count() == PRESS
    assert list(broken_links()) == []


def assert_line_is_defensible(session: Session) -> None:
    """Places to those who came first; the line has no gap: settings without a trained lead, each group by when it came."""
    rows = session.bookings.order_by("pk")
    seated, waiting = rows.filter(state=B.CONFIRMED), rows.filter(state=B.WAITING).order_by("line")
    assert seated.latest("made_at").made_at < waiting.earliest("made_at").made_at
    assert list(waiting.values_list("line", flat=True)) == list(range(1, waiting.count() + 1))
    line = list(waiting.values_list("is_priority", "made_at"))
    assert line == sorted(line, key=lambda one: (not one[0], one[1]))
    assert {first for first, _ in line} == {True, False}


def test_a_form_sent_twenty_times_at_once_books_once() -> None:
    """Rests on the token of the form, looked up behind the lock."""
    session, [(person, setting)] = make_session(capacity=SEATS), bookers(1)
    form = order(setting, named(), named())
    results = at_once([lambda: book(session=session, order=form, by=person)] * 20)
    assert len({one.pk for one in results if isinstance(one, Party)}) == 1, results
    assert all(isinstance(one, Party) for one in results)
    assert counted(session) == {B.CONFIRMED: 2}
    assert OutboxMessage.objects.filter(kind="training_party").count() == 1


def test_colleagues_named_in_opposite_orders_for_two_sessions_wait_for_nobody_in_a_circle() -> None:
    """Rests on attendees being written in the order of their addresses, before the audit trail."""
    sessions, [(person, setting)] = [make_session(capacity=100) for _ in range(2)], bookers(1)
    people = [named() for _ in range(30)]
    orders = [order(setting, *people), order(setting, *reversed(people))]
    results = at_once(
        [
            lambda one=one, form=form: book(session=one, order=form, by=person)
            for one, form in zip(sessions, orders, strict=True)
        ]
    )
    assert all(isinstance(one, Party) for one in results), results
    assert setting.attendees.count() == 30


def offered(session: Session, count: int, who: Booker) -> list[Booking]:
    """So many open offers in a full session, with others waiting behind them."""
    person, setting = who
    seated = booked(session, setting, person, session.capacity)
    booked(session, setting, person, count + 5)
    for row in seated[:count]:
        cancel(booking=row, by=person)
    return list(session.bookings.filter(state=B.OFFERED).order_by("line"))


def test_ten_offers_run_out_while_ten_are_accepted() -> None:
    """Rests on the lock and on the trigger of offers: each is answered once, and its seat is released once at most."""
    [who] = bookers(1)
    session = make_session(capacity=SEATS)
    rows = offered(session, 10, who)
    end = Offer.objects.filter(booking__session=session).latest("expires_at").expires_at
    before = end - timedelta(seconds=1)
    accepting = [lambda row=row: accept_offer(booking=row, by=None, relations=HOLDER, now=before) for row in rows]
    running_out = [lambda: expire_offers(now=end)] * 10
    mixed = [work for pair in zip(accepting, running_out, strict=True) for work in pair]
    results = at_once(mixed)
    assert [one for one in results if isinstance(one, Exception) and not isinstance(one, WrongState)] == []
    assert seats_agree(session)
    first_ten = Offer.objects.filter(booking__in=rows)
    outcomes = Counter(first_ten.values_list("outcome", flat=True))
    assert outcomes[OfferOutcome.ACCEPTED] + outcomes[OfferOutcome.EXPIRED] == 10
    assert all(first_ten.filter(booking=row).count() == 1 for row in rows)
    states = Counter(Booking.objects.filter(pk__in=[row.pk for row in rows]).values_list("state", flat=True))
    assert states[B.CONFIRMED] == outcomes[OfferOutcome.ACCEPTED]
    assert states[B.EXPIRED] == outcomes[OfferOutcome.EXPIRED]
    refused = sum(isinstance(one, WrongState) for one in results)
    assert refused == outcomes[OfferOutcome.EXPIRED]
    went_on = Offer.objects.filter(booking__session=session).exclude(booking__in=rows).count()
    assert went_on == min(outcomes[OfferOutcome.EXPIRED], 5), "each seat that came free went to one of those behind"


def test_cancelling_ten_times_at_once_frees_one_seat() -> None:
    """Rests on the state being read behind the lock."""
    [(person, setting)] = bookers(1)
    session = make_session(capacity=2)
    [row] = booked(session, setting, person)
    results = at_once([lambda: cancel(booking=row, by=None, relations=HOLDER)] * 10)
    assert sum(isinstance(one, Booking) for one in results) == 1
    assert sum(isinstance(one, WrongState) for one in results) == 9
    session.refresh_from_db()
    assert session.seats_taken == 0


def test_held_places_that_lapse_in_two_workers_lapse_once() -> None:
    [(person, setting)] = bookers(1)
    session = make_session(capacity=3)
    book(session=session, order=order(setting, held=3), by=person)
    due = Booking.objects.filter(session=session).earliest("name_by").name_by
    results = at_once([lambda: lapse_held(now=due)] * 4)
    assert sorted(map(int, results)) == [0, 0, 0, 3]  # type: ignore[call-overload]  # numbers, or the test fails
    assert counted(session) == {B.CANCELLED: 3}


def test_whoever_waits_for_the_lock_waits_longer_than_the_portal_waits_for_a_row() -> None:
    """With the portal's three seconds for a lock, somebody in a queue of two hundred would get an error."""
    from django.db import transaction

    session = make_session()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '3s'")
        cursor.execute("SET LOCAL statement_timeout = '5s'")
        lock_session(session.pk)
        cursor.execute("SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("30s", "30s")


def test_seats_are_counted_for_raw_sql_as_well() -> None:
    """Rests on the trigger of bookings alone: no service is called."""
    [(person, setting)] = bookers(1)
    session = make_session(capacity=5)
    rows = booked(session, setting, person, 3)
    Booking.objects.filter(pk=rows[0].pk).update(state=B.CANCELLED, version=F("version") + 1)
    session.refresh_from_db()
    assert session.seats_taken == 2


def test_two_tokens_of_one_form_never_meet() -> None:
    """The form of somebody else is refused, and says nothing of what they booked."""
    from training.workflow import WrongActor

    [(person, setting), (other, elsewhere)] = bookers(2)
    session, token = make_session(), uuid4()
    form = order(setting, named())
    book(session=session, order=form, by=person)
    assert token != form.form_token
    with pytest.raises(WrongActor):
        stolen = type(form)(form_token=form.form_token, people=(named(),), setting=elsewhere)
        book(session=session, order=stolen, by=other)
