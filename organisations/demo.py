"""A made-up council of about sixty settings for demonstrations: the same every time, and nobody's real school.

The council code 999 is not in use; URNs count from 990000, numbers are from the ranges kept for drama.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction

from organisations.gias.types import TYPES, kind_of
from organisations.models import Area, Closure, CouncilTeam, EducationSetting, LocalAuthority, Term, Trust

LA_CODE = "999"
FIRST_URN = 990_001
TOWNS = ("Fairmere", "Nether Fairmere", "Wexley", "Stoke Harrow", "Brindle Cross", "Tamsin Bay")
AREAS = {"North": ("Fairmere", "Nether Fairmere"), "West": ("Wexley", "Stoke Harrow"), "Coast": TOWNS[4:]}
TRUSTS = {"99001": "Lantern Learning Trust", "99002": "Saltmarsh Academies Trust"}
TEAMS = {
    "Family Help North": "Targeted early help and children in need, north of the council.",
    "Family Help Coast and West": "Targeted early help and children in need, coast and west.",
    "Child protection": "Children on child protection plans.",
}
FIRST = [
    "Alder",
    "Beacon",
    "Bramble",
    "Cobbler",
    "Copper",
    "Curlew",
    "Drover",
    "Ferry",
    "Heron",
    "Kestrel",
    "Lantern",
    "Mallow",
    "Orchard",
    "Otter",
    "Plover",
]
SECOND = [
    "Bank",
    "Bridge",
    "Close",
    "Croft",
    "Field",
    "Green",
    "Hill",
    "Lane",
    "Mead",
    "Park",
    "Rise",
    "View",
    "Water",
    "Wood",
]
SAINTS = ("St Mary's", "St Cedd's", "St Hilda's", "Holy Cross")
PLAN: tuple[tuple[int, str, str, str, int, int], ...] = (  # how many, type, phase, name, ages
    (22, "01", "primary", "Primary School", 4, 11),
    (4, "02", "primary", "Church of England Primary School", 4, 11),
    (4, "34", "primary", "Primary Academy", 4, 11),
    (3, "01", "primary", "Infant School", 4, 7),
    (3, "01", "primary", "Junior School", 7, 11),
    (7, "34", "secondary", "Academy", 11, 18),
    (2, "01", "secondary", "School", 11, 16),
    (1, "35", "all_through", "All-through School", 4, 18),
    (3, "07", "not_applicable", "Special School", 3, 19),
    (2, "14", "not_applicable", "Pupil Referral Unit", 5, 16),
    (2, "15", "nursery", "Nursery School", 2, 5),
    (2, "18", "sixteen_plus", "College", 16, 19),
    (1, "11", "not_applicable", "House School", 4, 16),
)  # fmt: skip
EARLY_YEARS = ("Tadpole", "Acorn", "Pebbles", "Little Otters")
# Made up, like the council. A real council enters its own on the calendar page.
TERMS = (
    ("202526", "Autumn term", date(2025, 9, 1), date(2025, 12, 19)),
    ("202526", "Spring term", date(2026, 1, 5), date(2026, 3, 27)),
    ("202526", "Summer term", date(2026, 4, 13), date(2026, 7, 21)),
    ("202627", "Autumn term", date(2026, 9, 1), date(2026, 12, 18)),
    ("202627", "Spring term", date(2027, 1, 4), date(2027, 3, 24)),
    ("202627", "Summer term", date(2027, 4, 12), date(2027, 7, 21)),
)
HALF_TERMS = (
    ("Autumn half-term", date(2025, 10, 25), date(2025, 11, 2)),
    ("Spring half-term", date(2026, 2, 14), date(2026, 2, 22)),
    ("Summer half-term", date(2026, 5, 23), date(2026, 5, 31)),
    ("Autumn half-term", date(2026, 10, 25), date(2026, 11, 2)),
    ("Spring half-term", date(2027, 2, 13), date(2027, 2, 21)),
    ("Summer half-term", date(2027, 5, 29), date(2027, 6, 6)),
)


@dataclass(frozen=True)
class DemoCouncil:
    """What was made, for whoever makes people and questions next."""

    la: LocalAuthority
    areas: list[Area]
    trusts: list[Trust]
    teams: list[CouncilTeam]
    settings: list[EducationSetting]


@transaction.atomic
def load_demo_council(seed: int = 1) -> DemoCouncil:
    """Make the council, or find it made; the same settings, names and addresses for the same seed."""
    la, _ = LocalAuthority.objects.get_or_create(code=LA_CODE, defaults={"name": settings.COUNCIL.short_name})
    areas = [Area.objects.get_or_create(name=name)[0] for name in AREAS]
    trusts = [Trust.objects.get_or_create(uid=uid, defaults={"name": name})[0] for uid, name in TRUSTS.items()]
    teams = [CouncilTeam.objects.get_or_create(name=n, defaults={"purpose": p})[0] for n, p in TEAMS.items()]
    if not EducationSetting.objects.filter(la=la).exists():
        EducationSetting.objects.bulk_create(_settings(random.Random(seed), la, areas, trusts))  # noqa: S311  no secret
    load_demo_calendar()
    return DemoCouncil(la, areas, trusts, teams, list(EducationSetting.objects.filter(la=la).order_by("pk")))


def load_demo_calendar() -> None:
    """The made-up council's terms and half-terms, where it has none."""
    if Term.objects.filter(level="council").exists():
        return
    Term.objects.bulk_create(Term(academic_year=y, name=name, start=a, end=b) for y, name, a, b in TERMS)
    kind = Closure.Kind.HALF_TERM
    Closure.objects.bulk_create(Closure(kind=kind, name=name, start=a, end=b) for name, a, b in HALF_TERMS)


def _settings(
    rng: random.Random, la: LocalAuthority, areas: list[Area], trusts: list[Trust]
) -> Iterator[EducationSetting]:
    names = [f"{first} {second}" for first in FIRST for second in SECOND]
    rng.shuffle(names)
    number = 0
    for count, type_code, phase, ending, low, high in PLAN:
        for nth in range(count):
            saint = SAINTS[nth % len(SAINTS)] if type_code == "02" else ""
            setting = _setting(rng, number, f"{saint or names.pop()} {ending}", la, areas)
            setting.urn, setting.establishment_number = FIRST_URN + number, f"{2000 + number}"
            setting.type_code, setting.type_name = type_code, TYPES[type_code][0]
            setting.kind, setting.phase = kind_of(type_code, setting.type_name, phase), phase
            setting.low_age, setting.high_age = low, high
            setting.trust = trusts[nth % len(trusts)] if type_code in ("34", "35") else None
            yield setting
            number += 1
    for nth, name in enumerate(EARLY_YEARS):
        setting = _setting(rng, number + nth, f"{name} Day Nursery", la, areas)
        setting.ey_number, setting.kind = f"EY{990001 + nth}", EducationSetting.Kind.EARLY_YEARS
        setting.low_age, setting.high_age = 0, 5
        yield setting


def _setting(rng: random.Random, number: int, name: str, la: LocalAuthority, areas: list[Area]) -> EducationSetting:
    town = TOWNS[number % len(TOWNS)]
    area = next(area for area in areas if town in AREAS[area.name])
    return EducationSetting(
        la=la,
        name=name,
        area=area,
        gender="Mixed",
        street=f"{rng.randint(1, 90)} {rng.choice(FIRST)} {rng.choice(('Road', 'Lane', 'Street'))}",
        town=town,
        postcode=f"ZZ{TOWNS.index(town) + 1} {number % 9 + 1}AA",
        telephone=f"01632 9602{number % 100:02d}",
        source=EducationSetting.Source.DEMO,
    )
