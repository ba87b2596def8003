"""Issue 4 point 6: whoever cannot be helped here is told who can, from data and configuration."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings as django_settings
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.html import strip_tags

from resources.models import Signpost
from resources.seed import group_signposts, seed_signposts

pytestmark = pytest.mark.django_db
GROUPS = [group.replace("_", "-") for group in Signpost.Group.values]


@pytest.fixture(autouse=True)
def _signposts() -> None:
    seed_signposts(Signpost)
    group_signposts(Signpost)


def words(address: str) -> str:
    page = Client().get(address)
    assert page.status_code == 200
    return " ".join(strip_tags(page.content.decode().partition("<main")[2].partition("</main")[0]).split())


def group_page(group: str) -> str:
    return words(reverse("resources:where_else_group", args=[group]))


@pytest.mark.parametrize("group", GROUPS)
def test_every_page_begins_with_999_and_the_front_door(group: str) -> None:
    page = group_page(group)
    contacts = django_settings.COUNCIL.contacts
    assert page.index("call 999") < page.index(contacts.mash_phone) < page.index(contacts.out_of_hours_phone)
    others = [
        row.organisation for row in Signpost.objects.exclude(slug__in=["immediate-danger", "worried-about-a-child"])
    ]
    assert all(page.index(contacts.out_of_hours_phone) < page.index(name) for name in others if name in page)


def test_numbers_come_from_the_council_s_file() -> None:
    contacts = replace(
        django_settings.COUNCIL.contacts, mash_phone="020 7946 0001", virtual_school_phone="020 7946 0002"
    )
    with override_settings(COUNCIL=replace(django_settings.COUNCIL, contacts=contacts)):
        assert "020 7946 0001" in group_page("at-risk")
        assert "020 7946 0002" in group_page("looked-after")


def test_a_page_names_those_of_its_need_and_nobody_who_stopped() -> None:
    page = group_page("parents")
    assert "Kinship" in page
    assert "Childline" not in page
    Signpost.objects.filter(slug="kinship").update(is_active=False)
    assert "people who raise the child of a relative" not in group_page("parents")


def test_the_first_page_leads_to_every_need() -> None:
    page = Client().get(reverse("resources:where_else")).content.decode()
    assert all(reverse("resources:where_else_group", args=[group]) in page for group in GROUPS)
    Signpost.objects.all().update(is_active=False)
    left = Client().get(reverse("resources:where_else")).content.decode()
    assert reverse("resources:where_else_group", args=["at-risk"]) in left
    assert reverse("resources:where_else_group", args=["complaints"]) not in left


@pytest.mark.parametrize("group", ["at_risk", "nothing", "AT-RISK"])
def test_an_address_that_names_no_need_is_not_found(group: str) -> None:
    assert Client().get(f"/resources/where-else/{group}").status_code == 404
