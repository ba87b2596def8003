"""Issue 4 point 4: whose an item is, chosen by name among thousands, without scripts and with them."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from resources.models import Organisation, Resource, Version
from tests.cast import Cast, sign_in
from tests.resources_factory import make_organisation, make_topic

pytestmark = pytest.mark.django_db
NEW = reverse("resources_desk:new")
SUGGEST = reverse("resources_desk:organisation_suggest")
BLANK = {"kind": "guidance", "title": "Walking to school", "url": "", "summary": ""}


@pytest.fixture
def adviser(cast: Cast) -> Client:
    make_topic("attendance")
    return sign_in(Client(), cast.vs)


def typed(client: Client, name: str, *, status: int = 200, address: str = NEW, **more: Any) -> str:
    answer = client.post(address, BLANK | {"organisation_name": name} | more)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


def words(page: str) -> str:
    return " ".join(unescape(strip_tags(page.partition("<main")[2])).split())


@pytest.mark.parametrize("name", ["Example Trust", "example  trust ", "EXAMPLE TRUST"])
def test_the_whole_name_is_enough(adviser: Client, name: str) -> None:
    own, _ = make_organisation(name="Example Trust"), make_organisation(name="Example Trust Two")
    typed(adviser, name, status=302)
    assert Resource.objects.get().organisation == own


def test_some_words_of_it_give_a_short_list_to_choose_from(adviser: Client) -> None:
    make_organisation(name="Another body")
    own = make_organisation(name="Trust of examples", url="https://own.example/about")
    other = make_organisation(name="Example Trust")
    page = typed(adviser, "trust exam")
    assert "Select an organisation of those that have these words in their name" in words(page)
    assert f'value="{own.pk}"' in page and f'value="{other.pk}"' in page
    assert "own.example" in words(page)
    assert "Another body" not in words(page)
    assert not Resource.objects.exists()
    typed(adviser, "trust exam", organisation=own.pk, status=302)
    assert Resource.objects.get().organisation == own


def test_one_that_is_like_it_is_asked_about_and_not_guessed(adviser: Client) -> None:
    make_organisation(name="Example Trust")
    assert "Example Trust" in words(typed(adviser, "trust"))
    assert not Resource.objects.exists()


def test_two_of_one_name_are_told_apart_and_the_present_one_stays(adviser: Client) -> None:
    make_organisation(name="Twin", url="https://one.example/")
    second = make_organisation(name="Twin", url="https://two.example/")
    page = words(typed(adviser, "Twin"))
    assert "one.example" in page and "two.example" in page
    typed(adviser, "Twin", organisation=second.pk, status=302)
    item = Resource.objects.get()
    section = reverse("resources_desk:section", args=[item.public_id, "about"])
    typed(adviser, "Twin", address=section, status=302, edits=1, title="Walking")
    draft = Version.objects.get()
    assert (draft.organisation, draft.title) == (second, "Walking")


@pytest.mark.parametrize("name", ["nobody at all", "%", "'; --", "x" * 150, "\u202eexample"])
def test_words_that_no_name_has_are_said_so(adviser: Client, name: str) -> None:
    make_organisation(name="Example Trust")
    assert "none has these words in its name" in words(typed(adviser, name))
    assert not Resource.objects.exists()


@pytest.mark.parametrize("name", ["", "   "])
def test_a_name_is_needed(adviser: Client, name: str) -> None:
    assert "Enter the name of the organisation" in words(typed(adviser, name))


def test_among_thousands_ten_are_shown_and_that_there_are_more(adviser: Client) -> None:
    Organisation.objects.bulk_create(
        Organisation(name=f"Example Trust {number:04}", slug=f"trust-{number}") for number in range(1000)
    )
    opened = adviser.get(NEW).content.decode()
    assert "Example Trust 0001" not in opened
    page = words(typed(adviser, "example trust"))
    assert page.count("Example Trust 0") == 10
    assert "The first 10 are shown" in page
    assert words(typed(adviser, "trust 0999")).count("Example Trust 0") == 1


def test_one_ticked_before_other_words_were_typed_is_not_taken(adviser: Client) -> None:
    ticked, _ = make_organisation(name="Example Trust"), make_organisation(name="Other body")
    page = typed(adviser, "body", organisation=ticked.pk)
    assert "Other body" in words(page)
    assert not Resource.objects.exists()
    for wrong in ("999999999", "x", "-1"):
        typed(adviser, "body", organisation=wrong)
        assert not Resource.objects.exists()


def test_a_page_shown_again_says_the_name_in_full_and_asks_once(adviser: Client) -> None:
    own = make_organisation(name="Trust of examples")
    page = typed(adviser, "trust exam", organisation=own.pk, title="")
    assert "Enter a title" in words(page)
    assert 'value="Trust of examples"' in page
    assert "Which organisation is it?" not in words(page)


def test_the_draft_s_page_begins_with_its_organisation(adviser: Client) -> None:
    make_organisation(name="Example Trust")
    typed(adviser, "Example Trust", status=302)
    section = reverse("resources_desk:section", args=[Resource.objects.get().public_id, "about"])
    page = adviser.get(section).content.decode()
    assert 'value="Example Trust"' in page
    assert f'data-suggest-source="{SUGGEST}"' in page


def test_a_colleague_s_choice_is_shown_by_name(cast: Cast, adviser: Client) -> None:
    make_organisation(name="Example Trust"), make_organisation(name="Other body")
    typed(adviser, "Example Trust", status=302)
    section = reverse("resources_desk:section", args=[Resource.objects.get().public_id, "about"])
    typed(sign_in(Client(), cast.editor), "Other body", address=section, status=302, edits=1)
    page = words(typed(adviser, "Example Trust", address=section, status=409, edits=1))
    assert "Other body" in page


def test_suggestions_are_few_and_by_name(adviser: Client) -> None:
    for number in range(12):
        make_organisation(name=f"Example Trust {number:02}", url="https://own.example/" if not number else "")
    found = adviser.get(SUGGEST, {"q": "trust exam"}).json()["results"]
    assert found[0] == {"text": "Example Trust 00", "hint": "own.example"}
    assert len(found) == 8
    for odd in ("", "   ", "\0", "nobody", "x" * 10_000):
        assert adviser.get(SUGGEST, {"q": odd}).status_code in (200, 400)
        assert "Example" not in adviser.get(SUGGEST, {"q": odd}).content.decode()


def test_the_page_costs_the_same_with_many(adviser: Client) -> None:
    asked = []
    adviser.get(NEW), typed(adviser, "nobody")  # what is read once a process is read
    for number in (1, 30):
        for one in range(number):
            make_organisation(name=f"Trust {number} {one}")
        with CaptureQueriesContext(connection) as queries:
            adviser.get(NEW)
        with CaptureQueriesContext(connection) as more:
            typed(adviser, "trust")
        asked.append((len(queries), len(more)))
    assert asked[0] == asked[1]
