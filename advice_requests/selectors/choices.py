"""Topics, areas and teams: what the desk filters by and names its rows with, read in one query instead of three joins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Value

from organisations.models import Area, CouncilTeam
from resources.models import Topic


@dataclass(frozen=True, slots=True)
class Choices:
    """Labels by key, each in the order in which people read them. Of the topics, those open for new questions too."""

    topics: dict[int, str]
    areas: dict[int, str]
    teams: dict[int, str]
    topic_codes: dict[str, int]
    open_topics: list[tuple[str, str]]


def desk_choices() -> Choices:
    """Everything, as it stands now."""
    with connection.cursor() as cursor:
        cursor.execute(*_statement())
        found = sorted(cursor.fetchall(), key=lambda row: (row[3], row[2].casefold()))
    labels: dict[str, dict[int, str]] = {"topic": {}, "area": {}, "team": {}}
    for kind, key, label, _position, _code, _active in found:
        labels[kind][key] = label
    coded = [row for row in found if row[0] == "topic"]
    return Choices(
        topics=labels["topic"],
        areas=labels["area"],
        teams=labels["team"],
        topic_codes={code: key for _kind, key, _label, _position, code, _active in coded},
        open_topics=[(code, label) for _kind, _key, label, _position, code, active in coded if active],
    )


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """The query, which never changes: making it takes three times as long as asking it."""
    topics = Topic.objects.order_by().values_list(Value("topic"), "id", "label", "position", "code", "is_active")
    areas, teams = (
        model.objects.order_by().values_list(Value(kind), "id", "name", Value(0), Value(""), Value(True))
        for model, kind in ((Area, "area"), (CouncilTeam, "team"))
    )
    sql, params = topics.union(areas, teams, all=True).query.sql_with_params()
    return sql, tuple(params)
