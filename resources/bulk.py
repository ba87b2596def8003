"""Many made-up items of the directory, for measuring: straight into the tables by COPY, the same for the same seed.

`load_items(count=5_000, seed=1)` gives items as uneven as a real directory: a few subjects make up most of it, every
item has twelve sentences of text, and some words stand in one item of a thousand. A test holds the texts to the screen,
since COPY asks neither the model nor the forms.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.text import slugify
from psycopg import sql
from psycopg.types.json import Jsonb

from organisations.models import Area
from resources.bulk_texts import (
    BODIES,
    GUIDANCE_FORMS,
    PLACES,
    RARE,
    READERS,
    SENTENCES,
    SERVICE_FORMS,
    SUBJECTS,
)
from resources.models import CONTENT_FIELDS, Organisation, Resource, Topic, Version
from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, State, VersionState
from resources.search.indexing import index_all

BODY_SENTENCES = 12
ITEMS_A_ORGANISATION = 25
YEARS_BACK = 4
_ORGANISATION = ("id", "public_id", "slug", "name", "description", "url", "email", "phone", "source", "source_id",
                 "created_at", "updated_at")  # fmt: skip
_CONTENT = tuple("organisation_id" if name == "organisation" else name for name in CONTENT_FIELDS)
_RESOURCE = (*_CONTENT, "id", "public_id", "slug", "state", "review_months", "checked_on", "check_due_on",
             "law_review", "links_broken", "published_at", "changed_at", "source", "source_id", "created_at")  # fmt: skip
_VERSION = (
    *_CONTENT,
    "id",
    "resource_id",
    "number",
    "state",
    "note",
    "created_at",
    "saved_at",
    "went_live_at",
    "edits",
)
_BLANK: dict[str, Any] = {"evidence_source": "", "evidence_url": "", "law": "", "law_dated": None, "serves": "",
                          "eligibility": "", "how_to_refer": "", "cost_note": "", "email": "", "phone": "",
                          "minimum_age": None, "maximum_age": None, "locations": [], "languages": ["en"],
                          "service_status": "active"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _World:
    """What the rows hang on, read before COPY takes the connection."""

    organisations: list[int]
    topics: frozenset[str]
    areas: list[int]
    first: int
    first_version: int
    now: datetime
    step: timedelta  # between one item and the next: the newest come last, as in a directory that grew


@dataclass(frozen=True, slots=True)
class _Item:
    key: int
    content: dict[str, Any]
    slug: str
    at: datetime
    checked: date


def load_items(*, count: int, seed: int) -> int:
    """Add `count` published items with their organisations and index them; returns how many."""
    chance = random.Random(seed)  # noqa: S311  (made-up data, no secret)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        world = _world(count, _organisations(max(1, count // ITEMS_A_ORGANISATION), chance))
        items = [_item(world.first + number, count - number, world, chance) for number in range(count)]
        _copy(Resource, _RESOURCE, (_resource(item, chance) for item in items))
        _copy(Version, _VERSION, (_version(key, item) for key, item in enumerate(items, start=world.first_version)))
        index_all()
    with connection.cursor() as cursor:
        for model in (Organisation, Resource, Version):
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
    return count


def _organisations(count: int, chance: random.Random) -> list[int]:
    first, now = _next_key(Organisation), timezone.now()
    keys = list(range(first, first + count))

    def rows() -> Iterator[Sequence[Any]]:
        for key in keys:
            name = f"{PLACES[key % len(PLACES)]} {BODIES[key // len(PLACES) % len(BODIES)]}"
            told = f"{name} works with children, young people and those who teach them."
            yield key, _uuid(chance), f"{slugify(name)}-{key}", name, told, "", "", "", "", "", now, now

    _copy(Organisation, _ORGANISATION, rows())
    return keys


def _world(count: int, organisations: list[int]) -> _World:
    return _World(
        organisations=organisations,
        topics=frozenset(Topic.objects.values_list("code", flat=True)),
        areas=list(Area.objects.order_by("pk").values_list("pk", flat=True)),
        first=_next_key(Resource),
        first_version=_next_key(Version),
        now=timezone.now().replace(microsecond=0),
        step=timedelta(days=365 * YEARS_BACK) / max(1, count),
    )


_WEIGHTS = list(accumulate(weight for *_, weight in SUBJECTS))


def _item(key: int, ago: int, world: _World, chance: random.Random) -> _Item:
    subject, topic, _ = chance.choices(SUBJECTS, cum_weights=_WEIGHTS)[0]
    service = chance.random() < 0.4
    place, reader = chance.choice(PLACES), chance.choice(READERS)
    form = chance.choice(SERVICE_FORMS if service else GUIDANCE_FORMS)
    title = form.format(subject=subject, place=place, reader=reader)
    content = _BLANK | {
        "kind": (Kind.SERVICE if service else Kind.GUIDANCE).value,
        "title": title[0].upper() + title[1:],
        "summary": f"{chance.choice(SENTENCES)} For {reader} who work on {subject}.",
        "body": _body(chance),
        "url": f"https://directory.example/{key}",
        "organisation": chance.choice(world.organisations),
        "openings": Jsonb([]),
        **_codes(topic, world, chance),
    }
    content["cost"] = chance.choices([Cost.FREE, Cost.SOME, Cost.CHARGED, Cost.UNKNOWN], [70, 10, 12, 8])[0].value
    content["evidence"] = "" if service else chance.choice(Evidence.values)
    at = world.now - ago * world.step
    checked = world.now.date() - timedelta(days=chance.randrange(300))
    return _Item(key, content, f"{slugify(title)[:60]}-{key}", at, checked)


def _body(chance: random.Random) -> str:
    """Two paragraphs and a list, with one rare word in every fifth text."""
    said = chance.sample(SENTENCES, BODY_SENTENCES)
    if chance.random() < 0.2:
        said[5] = f"The centre also offers {chance.choice(RARE)} on Saturdays."
    points = "\n".join(f"- {one}" for one in said[8:])
    return f"{' '.join(said[:4])}\n\n## What helps\n\n{' '.join(said[4:8])}\n\n{points}\n"


def _codes(topic: str, world: _World, chance: random.Random) -> dict[str, Any]:
    others = sorted(world.topics - {topic})
    topics = [topic, chance.choice(others)] if others and chance.random() < 0.3 else [topic]
    return {
        "topics": [code for code in topics if code in world.topics],
        "audiences": chance.sample(Audience.values, chance.randint(1, 4)),
        "phases": chance.sample(Phase.values, chance.randint(0, 3)),
        "areas": [chance.choice(world.areas)] if world.areas and chance.random() < 0.3 else [],
    }


def _content(item: _Item) -> tuple[Any, ...]:
    return tuple(item.content[name] for name in CONTENT_FIELDS)


def _resource(item: _Item, chance: random.Random) -> Sequence[Any]:
    due = item.checked + timedelta(days=365)
    head = (item.key, _uuid(chance), item.slug, State.PUBLISHED.value, 12, item.checked, due)
    return (*_content(item), *head, False, False, item.at, item.at, "", "", item.at)


def _version(key: int, item: _Item) -> Sequence[Any]:
    return (*_content(item), key, item.key, 1, VersionState.LIVE.value, "", item.at, item.at, item.at, 1)


def _next_key(model: type[models.Model]) -> int:
    return (model._default_manager.aggregate(top=models.Max("pk"))["top"] or 0) + 1


def _uuid(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY the rows in, then set the sequence past their keys."""
    table = sql.Identifier(model._meta.db_table)
    names = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
    with connection.cursor() as cursor:
        with cursor.cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(table, names)) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT coalesce(max(id), 1) FROM {}))").format(
                sql.Literal(model._meta.db_table), table
            )
        )
