"""Issue 4 point 5: on its topic an item leads to key dates, and to what other apps hand down (answers, courses)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from resources.key_dates.catalogue import KINDS
from resources.key_dates.on_topic import GROUPS
from resources.reader import beside
from resources.reader.beside import Beside, Link
from tests.cast import Cast, sign_in
from tests.integration.resources.reader.conftest import Words
from tests.resources_factory import make_item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def answers_for_askers(*, topic: str, person: Person | None) -> Beside | None:
    """A source as an app above would have it: something on one topic, for whoever is signed in."""
    if topic != "attendance" or person is None:
        return None
    return Beside("Answered questions on attendance", (Link("Who may see the register?", "/x", "12 May 2026"),))


def nothing(*, topic: str, person: Person | None) -> Beside | None:
    return Beside("A heading over nothing", ())


@pytest.fixture
def more_sources() -> Iterator[None]:
    before = list(beside._sources)
    for source in (answers_for_askers, nothing, answers_for_askers):
        beside.register(source)
    yield
    beside._sources[:] = before


def page_of(*topics: str) -> str:
    return reverse("resources:item", args=[make_item(topics=list(topics)).slug])


@pytest.mark.usefixtures("more_sources")
def test_what_another_app_holds_on_the_topic_is_shown_once_and_to_whom_it_says(cast: Cast, words: Words) -> None:
    page = words(page_of("attendance"), sign_in(Client(), cast.dsl_a))
    assert page.count("Answered questions on attendance Who may see the register?") == 1
    assert "12 May 2026" in page
    assert "A heading over nothing" not in page
    assert "Answered questions" not in words(page_of("attendance"))
    assert "Answered questions" not in words(page_of("behaviour"), sign_in(Client(), cast.dsl_a))


def test_a_page_on_suspensions_leads_to_the_clocks(words: Words) -> None:
    html = Client().get(page_of("suspensions-exclusions")).content.decode()
    assert f'href="{reverse("key_dates:kind", args=["suspension"])}"' in html
    assert "Work out the dates" in html
    assert "Work out the dates" not in words(page_of("kinship"))
    assert "Work out the dates" not in words(page_of())


def test_each_group_is_one_of_the_calculator() -> None:
    assert set(GROUPS.values()) <= {kind.group for kind in KINDS}
