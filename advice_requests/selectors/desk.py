"""The desk of staff: baskets, filters, counts. Rows are `values()`, paged by key; the query count does not grow."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Q, TextChoices

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import has
from advice_requests.keyset import Page, page
from advice_requests.models import AdviceRequest
from advice_requests.models.vocabulary import State
from advice_requests.selectors.choices import Choices
from advice_requests.visibility import RequestQuerySet

PAGE_SIZE = 25
COUNTED_TO = 100
COLUMNS = (
    "id",
    "public_id",
    "reference",
    "topic_id",
    "setting__name",
    "area_id",
    "phase",
    "state",
    "urgency",
    "due_at",
    "paused_at",
    "submitted_at",
    "assigned_to_id",
    "assigned_to__name",
    "taken_at",
    "team_id",
)


class Basket(TextChoices):
    """The baskets, in the order of their tabs."""

    UNOWNED = "unowned", "Not taken"
    MINE = "mine", "Mine"
    WAITING = "waiting", "Waiting on asker"
    ALL = "all", "All"


BASKETS: dict[Basket, Q] = {
    Basket.UNOWNED: Q(assigned_to=None, state__in=[State.SUBMITTED, State.TRIAGED, State.REOPENED]),
    Basket.MINE: Q(state__in=[State.ASSIGNED, State.REOPENED]),
    Basket.WAITING: Q(state=State.AWAITING_ASKER),
    Basket.ALL: Q(),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty parts narrow nothing. Values are checked by the form before they come here."""

    topic: str = ""
    urgency: str = ""
    phase: str = ""
    area: str = ""
    state: str = ""
    reference: str = ""

    def lookups(self, choices: Choices) -> dict[str, object]:
        """The filters as field lookups, by an explicit map; a topic by its key, so that its index is walked."""
        columns = {
            "topic": "topic_id",
            "urgency": "urgency",
            "phase": "phase",
            "area": "area_id",
            "state": "state",
            "reference": "reference",
        }
        found = {columns[one.name]: getattr(self, one.name) for one in fields(self) if getattr(self, one.name)}
        return found | ({"topic_id": choices.topic_codes.get(self.topic)} if self.topic else {})


def basket(
    person: Person,
    which: Basket,
    filters: Filters,
    choices: Choices,
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
) -> Page:
    """One page of a basket: those that wait by when they are due, all by when they came, newest first."""
    rows = _in_basket(person, which).filter(**filters.lookups(choices)).values(*COLUMNS)
    newest_first = which is Basket.ALL
    field = "submitted_at" if newest_first else "due_at"
    found = page(rows, field=field, newest_first=newest_first, after=after, before=before, size=size)
    for row in found.rows:
        row["topic__label"] = choices.topics.get(row["topic_id"], "")
        row["area__name"] = choices.areas.get(row["area_id"], "")
        row["team__name"] = choices.teams.get(row["team_id"], "")
    return found


def counts(person: Person) -> dict[Basket, int]:
    """How much stands in each basket that waits for somebody, counted no further than a hundred."""
    if not has(person, Permission.ADVICE_VIEW_ALL):
        return {which: _in_basket(person, which).order_by()[:COUNTED_TO].count() for which in _WAITING}
    sql, params = _counting()
    with connection.cursor() as cursor:
        cursor.execute(sql, [person.pk if one == _READER else one for one in params])
        found = cursor.fetchone()
    return dict(zip(_WAITING, found, strict=True))


_WAITING = [which for which in Basket if which is not Basket.ALL]
_READER = -1  # stands for the reader's key in the statement that is made once


@cache
def _counting() -> tuple[str, tuple[Any, ...]]:
    """One statement for somebody who reads all. It never changes, and making it takes six times as long as asking it."""
    baskets = [_of_basket(AdviceRequest.objects.all(), which, _READER).order_by() for which in _WAITING]
    capped = [rows.values("pk")[:COUNTED_TO].query.sql_with_params() for rows in baskets]
    columns = ", ".join(f"(SELECT count(*) FROM ({sql}) waiting)" for sql, _ in capped)  # noqa: S608  (Django's own SQL)
    return f"SELECT {columns}", tuple(chain.from_iterable(params for _, params in capped))


def _in_basket(person: Person, which: Basket) -> RequestQuerySet:
    return _of_basket(AdviceRequest.objects.visible_to(person), which, person.pk)


def _of_basket(rows: RequestQuerySet, which: Basket, reader: int) -> RequestQuerySet:
    rows = rows.filter(BASKETS[which])
    return rows.filter(assigned_to=reader) if which is Basket.MINE else rows
