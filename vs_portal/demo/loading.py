"""Fills an empty portal with made-up people, settings and questions, the same for the same seed.

It refuses to touch a database that holds anybody who is not made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import connection, transaction
from django.utils import timezone

from accounts.demo import create_demo_people
from accounts.models import Person
from advice_requests.bulk import load_requests
from advice_requests.demo import create_demo_requests
from organisations.demo import DemoCouncil, load_demo_council
from organisations.models import EducationSetting, RoleContact, SettingEmailDomain
from organisations.services import seed_reference_data
from resources.bulk import load_items
from resources.demo import create_demo_directory
from resources.models import Resource
from resources.reader.demo import create_demo_reading
from resources.search.demo import create_demo_searches
from resources.upkeep.demo import create_demo_upkeep
from text_guard.demo import create_demo_rules
from training.bulk import Volume, load_training
from training.demo import create_demo_training
from training.models import Attendee
from vs_portal.demo.bulk_people import load_people
from vs_portal.demo.bulk_settings import load_settings

Scale = Literal["demo", "council", "national"]


class HoldsRealData(Exception):
    """The database holds people who are not made up."""


@dataclass(frozen=True)
class Size:
    """How much of everything a scale has."""

    settings: int
    requests: int
    advisers: int
    items: int  # of the directory
    training: Volume


SIZES: dict[Scale, Size] = {
    "demo": Size(0, 0, 0, 0, Volume(0, 0, 0)),
    "council": Size(300, 6_000, 8, 5_000, Volume(60, 2_000, 10_000)),
    "national": Size(24_000, 1_000_000, 60, 50_000, Volume(500, 50_000, 500_000)),
}


def load(scale: Scale, *, seed: int, password: str) -> dict[str, int]:
    """Load a scale, its accounts with `password`, and return the counts. Raises HoldsRealData. Running it again adds nothing that is there."""
    if Person.objects.filter(is_demo=False).exists():
        raise HoldsRealData
    seed_reference_data()
    council = load_demo_council(seed)
    school = demo_school(council)
    people = create_demo_people(
        password=password, setting=school, trust=school.trust or council.trusts[0], team=council.teams[0]
    )
    _register(school, people)
    create_demo_training(people=people, school=school, council=council)
    create_demo_requests(people=people, school=school, council=council, seed=seed)
    create_demo_rules(first=people["vsh"], second=people["admin"])
    create_demo_directory(people=people)
    create_demo_searches()
    create_demo_reading(people=people)  # of the items that stand above
    create_demo_upkeep(people=people)
    size = SIZES[scale]
    _fill_up(size, seed=seed)
    if Attendee.objects.count() < size.training.attendees:
        load_training(volume=size.training, seed=seed)
    return {"settings": EducationSetting.objects.count(), "people": Person.objects.count()}


@transaction.atomic
def _fill_up(size: Size, *, seed: int) -> None:
    """Copy in what is missing to the size; all of it or nothing."""
    missing_items = size.items - Resource.objects.count()
    if missing_items > 0:
        load_items(count=missing_items, seed=seed)
    missing = size.settings - EducationSetting.objects.count()
    if missing <= 0:
        return
    load_settings(missing, seed=seed)
    load_people(seed=seed, advisers=size.advisers)
    load_requests(count=size.requests, seed=seed)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def demo_school(council: DemoCouncil) -> EducationSetting:
    """The secondary academy that the demonstration's DSL, deputy and headteacher work at."""
    return next(setting for setting in council.settings if setting.kind == "secondary" and setting.trust)


def _register(school: EducationSetting, people: dict[str, Person]) -> None:
    """Put the made-up staff on the school's role register, with its own email domain for the newcomer to try."""
    SettingEmailDomain.objects.get_or_create(
        setting=school,
        domain="school.example",
        defaults={"verified_by_name": "The demonstration", "verified_at": timezone.now()},
    )
    named = [
        (role, people[key].name, people[key].email)
        for role, key in (("dsl", "dsl"), ("deputy_dsl", "deputy"), ("headteacher", "headteacher"))
    ]
    named.append(("senco", "Robin Sample", "senco@school.example"))
    for role, name, email in named:
        RoleContact.objects.get_or_create(
            setting=school,
            role=role,
            email=email,
            defaults={"name": name, "from_date": timezone.localdate(), "source": RoleContact.Source.DEMO},
        )
