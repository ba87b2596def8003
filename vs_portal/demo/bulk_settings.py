"""Many made-up settings, for measuring at the size of a council or of England. No name is that of a real school."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from typing import Any

from organisations.models import Area, EducationSetting, LocalAuthority, Trust
from vs_portal.demo.copy_rows import copy_rows, next_key

_FIRST = [
    "Ash",
    "Birch",
    "Cedar",
    "Elm",
    "Fern",
    "Hazel",
    "Holly",
    "Larch",
    "Maple",
    "Oak",
    "Rowan",
    "Sorrel",
    "Thorn",
    "Willow",
    "Yew",
    "Bracken",
    "Clover",
    "Heather",
    "Juniper",
    "Linden",
]
_SECOND = [
    "bank",
    "bridge",
    "brook",
    "croft",
    "dale",
    "field",
    "ford",
    "gate",
    "hill",
    "holme",
    "hurst",
    "lea",
    "mead",
    "mere",
    "moor",
    "ridge",
    "side",
    "stead",
    "ton",
    "wood",
]
_KINDS = [
    ("primary", "primary", "Primary School", 70),
    ("secondary", "secondary", "High School", 18),
    ("special", "not_applicable", "Special School", 5),
    ("alternative", "not_applicable", "Learning Centre", 2),
    ("nursery", "nursery", "Nursery School", 3),
    ("sixteen_plus", "sixteen_plus", "Sixth Form College", 2),
]
_COLUMNS = [
    "id",
    "public_id",
    "urn",
    "ey_number",
    "local_reference",
    "la_id",
    "establishment_number",
    "ukprn",
    "name",
    "type_code",
    "type_name",
    "kind",
    "phase",
    "status",
    "gender",
    "trust_id",
    "area_id",
    "street",
    "locality",
    "address3",
    "town",
    "county",
    "postcode",
    "website",
    "telephone",
    "source",
]


def load_settings(count: int, *, seed: int) -> int:
    """Copy in `count` open settings over ten areas and one trust in eight settings; returns how many."""
    chance = random.Random(seed)  # noqa: S311  (made-up data, no secret)
    authority, _ = LocalAuthority.objects.get_or_create(code="999", defaults={"name": "Demonstration Council"})
    areas = [Area.objects.get_or_create(name=f"Area {number}")[0].pk for number in range(1, 11)]
    trusts = [
        Trust.objects.get_or_create(uid=f"D{number}", defaults={"name": f"Made-up Trust {number}"})[0].pk
        for number in range(1, max(2, count // 200) + 1)
    ]
    first = next_key(EducationSetting)
    used = set(EducationSetting.objects.exclude(urn=None).values_list("urn", flat=True))
    free = (urn for urn in range(800_000, 999_999) if urn not in used)
    rows = _rows(range(first, first + count), free, chance, authority.pk, areas, trusts)
    return copy_rows(EducationSetting, _COLUMNS, rows)


def _rows(
    keys: range, urns: Iterator[int], chance: random.Random, la: int, areas: list[int], trusts: list[int]
) -> Iterator[list[Any]]:
    """One row a key. Asks the database nothing: the connection is busy copying."""
    for key in keys:
        kind, phase, ending, _ = chance.choices(_KINDS, weights=[entry[3] for entry in _KINDS])[0]
        place = chance.choice(_FIRST) + chance.choice(_SECOND)
        town = chance.choice(_FIRST) + chance.choice(_SECOND)
        urn, name = next(urns), f"{place} {ending}"
        trust = chance.choice(trusts) if chance.random() < 0.5 else None
        postcode = f"ZZ{key % 90 + 1} {chance.randint(1, 9)}AA"
        yield [
            key,
            uuid.UUID(int=chance.getrandbits(128), version=4),
            urn,
            "",
            "",
            la,
            f"{key % 10_000:04d}",
            "",
            name,
            "",
            "",
            kind,
            phase,
            "open",
            "",
            trust,
            areas[key % len(areas)],
            f"{key % 200 + 1} {place} Road",
            "",
            "",
            town,
            "",
            postcode,
            "",
            "",
            "demo",
        ]
