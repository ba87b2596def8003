"""The demonstration's directory: complete, passed by the screen, with numbers that nobody has, and the same twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import override_settings

from accounts.demo import create_demo_people
from organisations.demo import load_demo_council
from resources.demo import FOLDER, create_demo_directory, read
from resources.editing import markdown
from resources.models import Collection, Organisation, Resource, Topic, Version
from resources.models.vocabulary import SHOWN, State, VersionState
from resources.seed import seed_topics
from vs_portal.demo.loading import demo_school

pytestmark = pytest.mark.django_db
NATIONAL = 30


@pytest.fixture
def directory(db: None) -> int:
    seed_topics(Topic)
    with override_settings(VS_DEMO=True, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        council = load_demo_council(1)
        school = demo_school(council)
        people = create_demo_people(
            password="Trial-password-1", setting=school, trust=council.trusts[0], team=council.teams[0]
        )
        count = create_demo_directory(people=people)
        assert create_demo_directory(people=people) == count
    return count


def test_the_directory_is_whole(directory: int) -> None:
    shown = list(Resource.objects.filter(state__in=SHOWN).select_related("owner", "second_owner"))
    assert len(shown) == 120
    assert all(one.owner and one.second_owner and one.owner != one.second_owner for one in shown)
    assert all(markdown.faults(one.body) == [] and one.topics and one.audiences for one in shown)
    assert all(one.check_due_on and one.check_due_on > date.today() for one in shown)
    assert {code for one in shown for code in one.topics} >= set(Topic.objects.values_list("code", flat=True)) - {
        "other"
    }
    assert all(collection.items.count() >= 5 for collection in Collection.objects.all())
    assert Resource.objects.get(state=State.ARCHIVED).forward_to is not None
    states = set(Version.objects.values_list("state", flat=True))
    assert states >= {VersionState.DRAFT, VersionState.IN_REVIEW, VersionState.SCHEDULED, VersionState.LIVE}


def test_made_up_bodies_have_numbers_and_domains_that_nobody_has(directory: int) -> None:
    national = {one["organisation"] for name in ("national_1", "national_2") for one in read(name)["items"]}
    invented = [row for key, row in read("organisations").items() if key not in national]
    assert len(invented) > 20
    assert all(row["phone"].startswith("01632 960 ") for row in invented)
    assert all(".example" in row["url"] and row["email"].endswith(".example") for row in invented)
    real = Organisation.objects.filter(url__gt="").exclude(url__contains=".example")
    assert not real.exclude(phone="").exists(), "no real number is repeated here"


def test_the_thirty_of_the_seed_are_there_in_other_words(directory: int) -> None:
    items = [one for name in ("national_1", "national_2") for one in read(name)["items"]]
    assert len(items) == NATIONAL
    assert all(one["summary"] and one["body"].strip() and one["url"].startswith("https://") for one in items)
    assert all("law_dated" in one for one in items if "law" in one)


def test_every_file_of_the_folder_is_used() -> None:
    names = {path.stem for path in FOLDER.glob("*.toml")}
    assert names == {
        "organisations",
        "national_1",
        "national_2",
        "local_guidance_1",
        "local_guidance_2",
        "services_1",
        "services_2",
        "collections",
    }
