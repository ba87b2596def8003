"""Asks people to check what is due: on working days, each rung of the ladder once a round, one message a person a day.

The message says how many items wait and where, never which: it goes through the outbox in working hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.audit import record
from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES
from notifications.models import OutboxMessage
from notifications.services import queue_message
from organisations.calendars import CalendarHorizon, DayCalendar
from organisations.selectors import council_calendar
from resources.models import Chase, Resource, Topic
from resources.models.vocabulary import State
from resources.upkeep.ladder import Asked, Rung, next_rungs

KIND = "resource_checks"
DUE_PAGE = "/manage/resources/due?whose=mine"
HEAD_ROLE = "vs_head"
_CHECKERS = [role.code for role in ROLES.values() if Permission.RESOURCES_EDIT in role.permissions]
_LOCK = 0x4348_4153  # any constant that nothing else locks
_SATURDAY = 5


@transaction.atomic
def chase(*, by: None = None, today: date | None = None) -> int:
    """Ask whoever is next for each item that is due; return how many messages were queued. The portal is the actor.

    On a closed day nothing happens. Killed, nothing was written; run twice or at once, each rung is asked once.
    """
    today = today or timezone.localdate()
    calendar = council_calendar()
    if not _is_working_day(calendar, today) or not _is_alone():
        return 0
    people = _People(today)
    rows = [row for item in _due(today) for row in _rows(item, people, calendar, today)]
    Chase.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    sent = _tell(rows, people, today)
    if rows:
        record(event="resource.checks_chased", by=None, detail={"rungs": len(rows), "messages": sent})
    return sent


class _People:
    """Who may check, who owns which topic, who leads, and who was written to today already."""

    def __init__(self, today: date) -> None:
        approved = Membership.objects.filter(
            state=Membership.State.APPROVED, person__is_active=True, role__in=_CHECKERS
        ).order_by("pk")
        roles = list(approved.values_list("person", "role"))
        self.able = {person for person, _ in roles}
        self.heads = list(dict.fromkeys(person for person, role in roles if role == HEAD_ROLE))
        self.topic_owners = dict(Topic.objects.exclude(owner=None).values_list("code", "owner"))
        self.told = set(OutboxMessage.objects.filter(event_key=_event(today)).values_list("person", flat=True))

    def ladder_of(self, item: Resource) -> dict[Rung, int | None]:
        owners = (self.topic_owners.get(code) for code in item.topics)
        return {
            Rung.OWNER: item.owner_id,
            Rung.SECOND_OWNER: item.second_owner_id,
            Rung.TOPIC_OWNER: next((owner for owner in owners if owner in self.able), None),
            Rung.HEAD: self.heads[0] if self.heads else None,
        }


def _due(today: date) -> Iterable[Resource]:
    """Items that are due and whose round has not reached the last rung, with the rungs of that round."""
    finished = Chase.objects.filter(resource=OuterRef("pk"), due_on=OuterRef("check_due_on"), rung=Rung.HEAD)
    due = Resource.objects.filter(state=State.REVIEW_DUE, check_due_on__lte=today).exclude(Exists(finished))
    return due.only("pk", "topics", "owner_id", "second_owner_id", "check_due_on").prefetch_related("chases")


def _rows(item: Resource, people: _People, calendar: DayCalendar, today: date) -> list[Chase]:
    asked = [
        Asked(chase.rung, chase.asked_id, timezone.localdate(chase.asked_at))
        for chase in item.chases.all()
        if chase.due_on == item.check_due_on
    ]
    rungs = next_rungs(asked, people.ladder_of(item), people.able, today, lambda day, n: _after(calendar, day, n))
    if any(person in people.told for _, person in rungs):
        return []  # one message a person a day: tomorrow
    due_on = item.check_due_on or today
    return [Chase(resource=item, due_on=due_on, rung=rung, asked_id=person) for rung, person in rungs]


def _tell(rows: list[Chase], people: _People, today: date) -> int:
    """One message to everybody who was asked: how many of their own items, how many that others left."""
    own: dict[int, int] = defaultdict(int)
    others: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.asked_id is None:
            continue
        if row.rung == Rung.OWNER:
            own[row.asked_id] += 1
        else:
            for key in people.heads if row.rung == Rung.HEAD else [row.asked_id]:
                others[key] += 1
    told = Person.objects.filter(pk__in={*own, *others}).order_by("pk")
    for person in told:
        context = {
            "name": person.get_short_name(),
            "own": own[person.pk],
            "others": others[person.pk],
            "total": own[person.pk] + others[person.pk],
            "link": DUE_PAGE,
        }
        queue_message(kind=KIND, to=person, event_key=_event(today), context=context)
    return len(told)


def _event(today: date) -> str:
    return f"resource-checks:{today}"


def _is_alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _is_working_day(calendar: DayCalendar, day: date) -> bool:
    try:
        return calendar.is_open(day)
    except CalendarHorizon:  # a message must not be lost because a calendar was not kept up
        return day.weekday() < _SATURDAY


def _after(calendar: DayCalendar, day: date, days: int) -> date:
    try:
        return calendar.add(day, days)
    except CalendarHorizon:
        for _ in range(days):
            day += timedelta(days=3 if day.weekday() == _SATURDAY - 1 else 1)
        return day
