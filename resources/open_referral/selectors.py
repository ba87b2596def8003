"""Reads for the feed: a page costs the same number of queries whatever it holds and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import cos, hypot, radians
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Avg, BooleanField, F, Func, JSONField, Q, QuerySet, Value
from django.db.models.functions import Replace, Upper
from psycopg import sql

from organisations.models import Area
from resources.models import Location, Resource
from resources.models.vocabulary import SHOWN, Kind
from resources.open_referral import ids
from resources.open_referral.terms import Term, taxonomy_with, term_with, terms
from resources.search.query import matching
from resources.search.search import Search
from resources.search.words import tidy

_EVER = datetime(1900, 1, 1, tzinfo=UTC)
_METRES_A_DEGREE = 111_320
_NO_FILTERS = {"page", "per_page", "full"}
_OPENING = "$[*] ? ({})"
_CONDITIONS = {
    "day": "@.days[*] == $day",
    "start_time": "@.opens >= $start_time",
    "end_time": '@.closes <= $end_time && @.closes != "00:00"',
}


@dataclass(frozen=True, slots=True)
class Related:
    """What services point to by number or code, read once for a whole page."""

    areas: Mapping[int, str]
    locations: Mapping[int, Location]
    terms: Mapping[tuple[str, str], Term]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a list: where it begins and how long it may be."""

    number: int
    size: int

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size


class UnknownPostcode(Exception):
    """No location of ours has the postcode, so nobody here knows where it is."""


def services() -> QuerySet[Resource]:
    """The services that readers may see."""
    return Resource.objects.filter(kind=Kind.SERVICE, state__in=SHOWN)


def found(query: Mapping[str, Any]) -> QuerySet[Resource]:
    """The services that a checked query asks for, in the order of their coming."""
    rows = services().filter(_simple(query))
    if query["search"].strip():
        rows = rows.filter(pk__in=_with_words(query["search"]))
    if any(query[name] for name in _CONDITIONS):
        rows = rows.filter(_open(query))
    return rows.filter(_sorted_under(query)).order_by("pk")


def _with_words(words: str) -> QuerySet[Resource, Any]:
    """What our own search finds with these words, synonyms of the field included."""
    wanted = Search(words=tidy(words), filters={"kind": (Kind.SERVICE.value,)})
    found = matching(wanted, since=_EVER) if wanted.words else Resource.objects.none()
    return found.order_by().values("pk")


def _simple(query: Mapping[str, Any]) -> Q:
    wanted = {
        "organisation__public_id": query["organization_id"],
        "minimum_age__gte": query["minimum_age"],
        "maximum_age__lte": query["maximum_age"],
        "changed_at__gte": query["modified_after"],
    }
    return Q(**{name: value for name, value in wanted.items() if value is not None})


def _sorted_under(query: Mapping[str, Any]) -> Q:
    wanted = Q()
    if query["taxonomy_term_id"]:
        term = term_with(str(query["taxonomy_term_id"]))
        wanted &= Q(**{f"{term.taxonomy.field}__contains": [term.code]}) if term else Q(pk__in=())
    if query["taxonomy_id"]:
        taxonomy = taxonomy_with(str(query["taxonomy_id"]))
        wanted &= Q(**{f"{taxonomy.field}__len__gt": 0}) if taxonomy else Q(pk__in=())
    return wanted


def _open(query: Mapping[str, Any]) -> Func:
    """One and the same opening has the day and both times."""
    asked = {name: query[name] for name in _CONDITIONS if query[name]}
    values = {name: value if name == "day" else value.strftime("%H:%M") for name, value in asked.items()}
    path = _OPENING.format(" && ".join(_CONDITIONS[name] for name in asked))
    return Func(
        F("openings"),
        Value(path),
        Value(values, output_field=JSONField()),
        function="jsonb_path_exists",
        output_field=BooleanField(),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """How many services there are, and those of one page with their organisations."""

    total: int
    rows: list[Resource]


def in_window(query: Mapping[str, Any], window: Window) -> Found:
    """The services of one page: first the numbers, then the rows.

    All are counted and cut by an index alone. What a filter leaves is asked for once, as numbers: to count it and to cut
    it would be to look for it twice.
    """
    rows, end = found(query).values_list("pk", flat=True), window.start + window.size
    if any(query[name] for name in query.keys() - _NO_FILTERS):
        keys = list(rows)
        return Found(len(keys), in_order(keys[window.start : end]))
    return Found(services().count(), in_order(list(rows[window.start : end])))


def in_order(keys: Sequence[int]) -> list[Resource]:
    """Services by number, in the order of the numbers."""
    by_key = {row.pk: row for row in _whole().filter(pk__in=keys)}
    return [by_key[key] for key in keys if key in by_key]


def service_with(public_id: UUID) -> Resource | None:
    """A service that readers may see."""
    return _whole().filter(public_id=public_id).first()


def _whole() -> QuerySet[Resource]:
    return services().select_related("organisation")


def related_to(rows: Iterable[Resource]) -> Related:
    """Areas, locations and terms of all the services, in three queries."""
    rows = list(rows)
    areas = {key for row in rows for key in row.areas}
    return Related(
        areas=dict(Area.objects.filter(pk__in=areas).values_list("pk", "name")),
        locations=Location.objects.in_bulk({key for row in rows for key in row.locations}),
        terms={(term.taxonomy.field, term.code): term for term in terms()},
    )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Services at locations: how many there are, and those of one page as numbers of a service and a location."""

    total: int
    keys: list[tuple[int, int]]


def pairs(rows: QuerySet[Resource], near: Sequence[int] | None, window: Window) -> Pairs:
    """The services at each of their locations, or at those of `near` alone."""
    try:
        inner, parameters = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that nothing can be found
        return Pairs(0, [])
    pair = sql.SQL(
        "FROM resources_resource r CROSS JOIN LATERAL unnest(r.locations) WITH ORDINALITY AS place (id, turn)"
        " JOIN resources_location l ON l.id = place.id WHERE r.id IN ({inner})"
        " AND (%s::bigint[] IS NULL OR l.id = ANY (%s::bigint[]))"
    ).format(inner=sql.SQL(inner))
    values = [*parameters, near, near]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT count(*) {}").format(pair), values)
        total = cursor.fetchone()[0]
        page = sql.SQL("SELECT r.id, l.id {} ORDER BY r.id, place.turn LIMIT %s OFFSET %s").format(pair)
        cursor.execute(page, [*values, window.size, window.start])
        return Pairs(total, [(service, location) for service, location in cursor.fetchall()])


def pair_with(joined: UUID) -> tuple[Resource, Location] | None:
    """The service and the location that an id of `ids.at_location` was made of, if the one is still at the other."""
    spans = ids.parts_of(joined)
    if spans is None:
        return None
    places = {place.pk: place for place in Location.objects.filter(public_id__range=spans[1])}
    for service in _whole().filter(public_id__range=spans[0]):
        for key in service.locations:
            if key in places:
                return service, places[key]
    return None


def near(postcode: str, metres: float) -> list[int]:
    """The locations within that many metres of a postcode, whose place is known from locations that have it.

    Raises UnknownPostcode where no location with coordinates has it: nothing outside is asked.
    """
    known = Location.objects.filter(latitude__isnull=False)
    here = known.annotate(plain=Upper(Replace("postcode", Value(" "), Value("")))).filter(plain=postcode)
    centre = here.aggregate(north=Avg("latitude"), east=Avg("longitude"))
    if centre["north"] is None or centre["east"] is None:
        raise UnknownPostcode
    north, east = float(centre["north"]), float(centre["east"])
    high = metres / _METRES_A_DEGREE
    scale = max(cos(radians(north)), 0.01)
    wide = high / scale
    box = known.filter(latitude__range=(north - high, north + high), longitude__range=(east - wide, east + wide))
    places = box.values_list("pk", "latitude", "longitude")
    return [
        key
        for key, y, x in places
        if y is not None and x is not None and hypot(float(y) - north, (float(x) - east) * scale) <= high
    ]
