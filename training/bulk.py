"""Many made-up sessions and bookings, for measuring: straight into the tables by COPY, the same for the same seed.

`load_training(volume=Volume(500, 50_000, 500_000), seed=1)` needs settings and the demonstration's courses. Every row
holds codes, dates and made-up names only. Sessions come with the seats that their bookings take: the trigger that counts
them is left out for the load, inside its transaction, and at the end the counts are compared.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import Any

import pgtrigger
from django.db import connection, models, transaction
from psycopg import sql

from training import bulk_rows as rows
from training.bulk_rows import Place, Sitting, World, read_world
from training.models import Attendee, Booking, BookingEvent, Certificate, Evaluation, Party, Session, SessionPart
from training.models.vocabulary import SEATED, BookingState, SessionState
from training.services.coverage import recount_changed

YEARS_BACK = 4
PAST_PLACES = 25  # bookings of a past session
SEATS, LINE = 40, 10  # of a coming session; every tenth is full, with people who wait
ON_REGISTER = 60  # people of the session whose register is measured
CERTIFIED = 10  # one in so many of those who attended has a certificate
_TRIGGER = "training.Booking:training_seats_are_counted"
_MARKS = (BookingState.ATTENDED, BookingState.ABSENT, BookingState.CANCELLED)
_WEIGHTS = (88, 8, 4)
_TABLES = (Attendee, Session, SessionPart, Party, Booking, BookingEvent, Evaluation, Certificate)


@dataclass(frozen=True)
class Volume:
    """How much to add."""

    sessions: int  # that are still to come
    attendees: int
    bookings: int  # of sessions that are over


class SeatsDiffer(Exception):
    """The seats that a session says are taken are not those that its bookings take."""


def load_training(*, volume: Volume, seed: int) -> int:
    """Add what the volume says, all of it or nothing, and count the coverage; returns how many bookings were added."""
    chance = random.Random(seed)  # noqa: S311  (made-up data, no secret)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        world = read_world(volume.attendees)
        sittings = list(_sittings(volume, world, chance))
        with pgtrigger.ignore(_TRIGGER):
            cursor.execute("SELECT 1")  # carries the name of the trigger to the server, which COPY would not
            count = _copy_all(world, sittings, chance)
        _check_seats()
    recount_changed()  # in transactions of its own; the night makes good what fails
    with connection.cursor() as cursor:
        for model in _TABLES:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
        cursor.execute("ANALYZE training_coverage")
    return count


def _copy_all(world: World, sittings: list[Sitting], chance: random.Random) -> int:
    """Every table in the order of its references."""
    places = [place for sitting in sittings for place in sitting.places]
    told = [(key, place) for key, place in enumerate(places, start=world.booking) if place.is_there]
    certified = told[::CERTIFIED]
    _copy(Attendee, rows.ATTENDEE, rows.attendees(world, chance))
    _copy(Session, rows.SESSION, rows.sessions(world, sittings, chance))
    _copy(SessionPart, rows.PART, rows.parts(world, sittings))
    _copy(Party, rows.PARTY, rows.parties(world, places, chance))
    _copy(Booking, rows.BOOKING, rows.bookings(world, places, chance))
    _copy(BookingEvent, rows.EVENT, rows.events(world, places))
    _copy(Evaluation, rows.EVALUATION, rows.evaluations(world, certified, chance))
    _copy(Certificate, rows.CERTIFICATE, rows.certificates(world, certified, chance))
    given = "INSERT INTO training_session_trainers (session_id, person_id) SELECT id, {} FROM training_session WHERE id >= {}"
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(given).format(sql.Literal(world.trainer), sql.Literal(world.session)))
    return len(places)


def _sittings(volume: Volume, world: World, chance: random.Random) -> Iterator[Sitting]:
    """Sessions that are over, the one whose register is to be marked, and those still to come."""
    past = volume.bookings // PAST_PLACES
    step = timedelta(days=365 * YEARS_BACK) / max(1, past)
    for number in range(past):
        day = world.now - timedelta(days=5) - (past - number) * step
        sitting = _sitting(world, day, SessionState.SIGNED_OFF, PAST_PLACES, chance)
        yield _filled(sitting, PAST_PLACES, world, chance)
    register = _sitting(world, world.now - timedelta(days=3), SessionState.RUN, ON_REGISTER, chance)
    yield _filled(register, ON_REGISTER, world, chance)
    for number in range(volume.sessions):
        day = world.now + timedelta(days=4 + number * 180 // max(1, volume.sessions))
        wanted = SEATS + LINE if number % 10 == 0 else chance.randint(5, SEATS - 1)
        yield _filled(_sitting(world, day, SessionState.OPEN, SEATS, chance), wanted, world, chance)


def _sitting(world: World, at: datetime, state: SessionState, seats: int, chance: random.Random) -> Sitting:
    while at.weekday() > 4:
        at += timedelta(days=1) if state is SessionState.OPEN else -timedelta(days=1)
    start = at.replace(hour=chance.randint(9, 15), minute=chance.choice((0, 15, 30)), second=0, microsecond=0)
    return Sitting(chance.choice(world.courses), start, state, seats)


def _filled(sitting: Sitting, wanted: int, world: World, chance: random.Random) -> Sitting:
    """With so many people, each in a state that the session's own allows."""
    for number, who in enumerate(chance.sample(range(len(world.people)), min(wanted, len(world.people)))):
        state = BookingState.CONFIRMED if number < sitting.seats else BookingState.WAITING
        if sitting.state is SessionState.SIGNED_OFF:
            state = chance.choices(_MARKS, _WEIGHTS)[0]
        sitting.places.append(Place(sitting, who, state, number))
    return sitting


def _check_seats() -> None:
    """Raise SeatsDiffer unless every session counts what the trigger would have counted."""
    states = [str(state) for state in SEATED]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM training_session s LEFT JOIN (SELECT session_id, count(*) AS taken FROM training_booking"
            " WHERE state = ANY(%s) GROUP BY session_id) b ON b.session_id = s.id WHERE s.seats_taken <> coalesce(b.taken, 0)",
            [states],
        )
        wrong = cursor.fetchone()[0]
    if wrong:
        raise SeatsDiffer(f"{wrong} sessions count other seats than their bookings take.")


def _copy(model: type[models.Model], columns: Sequence[str], drawn: Iterator[Sequence[Any]]) -> None:
    """COPY the rows in, then set the sequence past their keys."""
    first: Iterable[Sequence[Any]] = list(islice(drawn, 1))
    table = sql.Identifier(model._meta.db_table)
    names = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
    with connection.cursor() as cursor:
        with cursor.cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(table, names)) as copy:
            for row in chain(first, drawn):
                copy.write_row(row)
        cursor.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT coalesce(max(id), 1) FROM {}))").format(
                sql.Literal(model._meta.db_table), table
            )
        )
