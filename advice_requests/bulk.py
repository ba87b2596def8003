"""Many made-up requests, for measuring: straight into the tables by COPY. The texts are fixed and pass the screen (a test
holds them to it), since COPY asks neither the model nor the forms.

`load_requests(count=1_000_000, seed=1)` gives three times as many messages. One request in a thousand has thirty.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone
from psycopg import sql

from accounts.models import Membership
from advice_requests.bulk_texts import ANSWERS, QUESTIONS, REPLIES
from advice_requests.models import AdviceRequest, AdviserProfile, Message, RequestEvent
from advice_requests.models.vocabulary import DeclineReason, MessageKind, Phase, PupilBand, State, Urgency
from advice_requests.numbering import SPACE, nth_reference
from advice_requests.targets import target_minutes
from organisations.calendars import LONDON
from organisations.selectors import council_hours
from resources.models import Signpost, Topic

YEARS_BACK = 3
LONG_THREAD = 30
REQUEST_COLUMNS = (
    "id",
    "public_id",
    "reference",
    "form_token",
    "asker_id",
    "asker_role",
    "setting_id",
    "shared_with_setting",
    "area_id",
    "topic_id",
    "phase",
    "pupil_band",
    "urgency",
    "urgency_reason",
    "question",
    "tried",
    "state",
    "assigned_to_id",
    "team_id",
    "referred_to_id",
    "declined_reason",
    "closed_reason",
    "merged_into_id",
    "version",
    "submitted_at",
    "taken_at",
    "first_response_at",
    "first_response_due_at",
    "due_at",
    "paused_at",
    "paused_minutes",
    "answered_at",
    "closed_at",
    "updated_at",
)
MESSAGE_COLUMNS = ("id", "public_id", "request_id", "kind", "author_id", "by_staff", "body", "form_token", "at")
EVENT_COLUMNS = (
    "id",
    "request_id",
    "act",
    "from_state",
    "to_state",
    "by_id",
    "assigned_to_id",
    "reason",
    "words",
    "at",
)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A moment at which a question is sent, with both due moments for each urgency."""

    at: datetime
    due: dict[str, tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class _Row:
    """What messages and events need to know of a request."""

    key: int
    number: int
    asker: int
    adviser: int | None
    state: State
    at: datetime


def load_requests(*, count: int, seed: int) -> int:
    """Add made-up requests with threads and history; returns how many. Needs settings with a DSL, and advisers."""
    chance = random.Random(seed)  # noqa: S311  (made-up data, no secret)
    world = _read_world()
    rows: list[_Row] = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        _copy(AdviceRequest, REQUEST_COLUMNS, _requests(count, chance, world, rows))
        _copy(Message, MESSAGE_COLUMNS, _messages(rows, world.first_message, chance))
        _copy(RequestEvent, EVENT_COLUMNS, _events(rows, world.first_event))
    with connection.cursor() as cursor:
        for model in (AdviceRequest, Message, RequestEvent):
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
    return len(rows)


def _advisers() -> list[int]:
    """The people at the desk; each gets a profile, so that routing knows them."""
    people = Membership.objects.filter(role="vs_adviser", state=Membership.State.APPROVED).order_by("person_id")
    keys = list(people.values_list("person_id", flat=True))
    AdviserProfile.objects.bulk_create([AdviserProfile(person_id=key) for key in keys], ignore_conflicts=True)
    return keys


@dataclass(frozen=True, slots=True)
class _World:
    """Everything the rows are made of, read before COPY takes the connection: during it nothing else can be asked."""

    askers: list[tuple[int, int, int | None]]
    advisers: list[int]
    topics: list[int]
    place: int
    slots: list[_Slot]
    first_request: int
    first_message: int
    first_event: int
    first_number: int


def _read_world() -> _World:
    dsls = Membership.objects.filter(role="dsl", state=Membership.State.APPROVED).exclude(setting=None).order_by("pk")
    return _World(
        askers=list(dsls.values_list("person_id", "setting_id", "setting__area_id")),
        advisers=_advisers(),
        topics=list(Topic.objects.order_by("pk").values_list("pk", flat=True)),
        place=Signpost.objects.order_by("pk").values_list("pk", flat=True)[0],
        slots=_slots(),
        first_request=_next_key(AdviceRequest),
        first_message=_next_key(Message),
        first_event=_next_key(RequestEvent),
        first_number=SPACE // 2 + AdviceRequest.objects.count(),
    )


def _requests(count: int, chance: random.Random, world: _World, rows: list[_Row]) -> Iterator[Sequence[Any]]:
    still_open = min(count // 20, len(world.advisers) * 20)
    late, early = world.slots[-80:-8], world.slots[:-80]
    for number in range(count):
        recent = number >= count - still_open
        slot = chance.choice(late if recent else early)
        state = _open_state(chance) if recent else _ended_state(chance)
        asker = chance.choice(world.askers)
        adviser = None if state is State.TRIAGED else chance.choice(world.advisers)
        row = _Row(world.first_request + number, number, asker[0], adviser, state, slot.at)
        rows.append(row)
        yield _request(row, world.first_number + number, slot, asker, chance.choice(world.topics), world.place, chance)


def _request(
    row: _Row,
    number: int,
    slot: _Slot,
    asker: tuple[int, int, int | None],
    topic: int,
    place: int,
    chance: random.Random,
) -> Sequence[Any]:
    """The columns in their order: what was asked, then what became of it."""
    urgency = chance.choices([Urgency.ROUTINE, Urgency.SOON, Urgency.URGENT], [80, 15, 5])[0]
    asked = (row.key, _uuid(chance), nth_reference(number), _uuid(chance), asker[0], "dsl", asker[1], True, asker[2])
    about = (topic, chance.choice(Phase.values), chance.choice(PupilBand.values), urgency.value)
    reason = "" if urgency is Urgency.ROUTINE else "meeting"
    return (*asked, *about, reason, chance.choice(QUESTIONS), "", *_course(row, place), *_times(row, slot.due[urgency]))


def _course(row: _Row, place: int) -> Sequence[Any]:
    """State, adviser, team, and how it ended."""
    state = row.state
    referred = place if state is State.REFERRED_OUT else None
    declined = DeclineReason.OUT_OF_SCOPE.value if state is State.DECLINED else ""
    return state.value, row.adviser, None, referred, declined, "answered" if state is State.CLOSED else "", None, 3


def _times(row: _Row, due: tuple[datetime, datetime]) -> Sequence[Any]:
    """Every moment of the row, from its sending to its last change."""
    state, at = row.state, row.at
    taken = at + 2 * _HOUR if row.adviser else None
    paused = at + 4 * _HOUR if state is State.AWAITING_ASKER else None
    answered = at + 30 * _HOUR if state in (State.ANSWERED, State.CLOSED) else None
    ended = at + 60 * _HOUR if state in (State.CLOSED, State.REFERRED_OUT, State.DECLINED) else None
    return at, taken, taken, *due, paused, 0, answered, ended, ended or answered or taken or at


def _open_state(chance: random.Random) -> State:
    return chance.choices([State.TRIAGED, State.ASSIGNED, State.AWAITING_ASKER], [15, 65, 20])[0]


def _ended_state(chance: random.Random) -> State:
    return chance.choices([State.CLOSED, State.ANSWERED, State.REFERRED_OUT, State.DECLINED], [88, 6, 3, 3])[0]


def _messages(rows: Iterable[_Row], first: int, chance: random.Random) -> Iterator[Sequence[Any]]:
    key = first
    for row in rows:
        long = row.number % 1000 == 0
        for place in range(LONG_THREAD if long else 2 + row.number % 3):
            by_staff = row.adviser is not None and place % 2 == 0
            answers = by_staff and row.state in (State.CLOSED, State.ANSWERED) and place == 0
            kind = MessageKind.ANSWER if answers else MessageKind.ASK_BACK if by_staff else MessageKind.REPLY
            body = chance.choice(ANSWERS if by_staff else REPLIES)
            author = row.adviser if by_staff else row.asker
            at = row.at + timedelta(minutes=90 + 40 * place)
            yield key, _uuid(chance), row.key, kind.value, author, by_staff, body, _uuid(chance), at
            key += 1


def _events(rows: Iterable[_Row], first: int) -> Iterator[Sequence[Any]]:
    for key, row in enumerate(rows, start=first):
        yield key, row.key, "submit", "", State.SUBMITTED.value, row.asker, None, "", "", row.at


def _slots() -> list[_Slot]:
    """Eight moments on each open day of the last three years, oldest first."""
    hours, minutes = council_hours(), {urgency: target_minutes(urgency) for urgency in Urgency.values}
    today = hours.calendar.previous_open(timezone.now())
    day = hours.calendar.next_open(today - timedelta(days=365 * YEARS_BACK))
    slots = []
    while day < today:
        for step in range(8):
            at = datetime(day.year, day.month, day.day, 8 + step, 35, tzinfo=LONDON)
            due = {
                urgency: (hours.add_minutes(at, first), hours.add_minutes(at, answer))
                for urgency, (first, answer) in minutes.items()
            }
            slots.append(_Slot(at, due))
        day = hours.calendar.add(day, 1)
    return slots


def _next_key(model: type[models.Model]) -> int:
    return (model._default_manager.aggregate(top=models.Max("pk"))["top"] or 0) + 1


def _uuid(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY the rows in, then set the sequence past their keys.

    The first row is drawn before copying begins: a generator may ask the database until then, and not after.
    """
    drawn = iter(rows)
    first = [row for row in islice(drawn, 1)]
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
