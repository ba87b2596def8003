"""The search page and what editors do for it: the way through, and every refusal."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent
from resources.models import EmptySearch, Synonym
from resources.search.indexing import index
from resources.search.query import Search, find
from tests.cast import make_cast, sign_in
from tests.resources_factory import make_item
from text_guard.models import RefusalCount

pytestmark = pytest.mark.django_db
PAGE = reverse("resources:search")


@pytest.fixture
def items() -> None:
    index([make_item(title=f"Attendance guide {number}") for number in range(45)])


@pytest.mark.usefixtures("items")
def test_the_page_needs_nobody_and_no_script(client: Client) -> None:
    answer = client.get(PAGE, {"q": "attendance"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "45 items for “attendance”" in text
    phrase = client.get(PAGE, {"q": '"attendance guide"'}).content.decode()
    assert "45 items for “attendance guide”" in phrase
    assert text.count('<mark class="app-found">Attendance</mark>') == 20
    assert "Page 1 of 3" in text
    assert 'q=attendance&amp;page=2"' in text
    assert "HX-Request" in answer["Vary"]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("items")
def test_a_page_beyond_the_end_leads_to_the_last(client: Client) -> None:
    assert client.get(PAGE, {"q": "attendance", "page": "9"})["Location"] == f"{PAGE}?q=attendance&page=3"
    assert client.get(PAGE, {"q": "zyzzyva", "page": "9"})["Location"] == f"{PAGE}?q=zyzzyva"


@pytest.mark.usefixtures("items")
def test_while_typing_only_the_results_come_and_the_address_follows(client: Client) -> None:
    answer = client.get(PAGE, {"q": "attendance", "sort": "relevance"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert "<html" not in text
    assert 'id="search-count" hx-swap-oob="innerHTML">45 items' in text
    assert f'data-address="{PAGE}?q=attendance"' in text


def test_markup_in_titles_and_in_what_is_typed_is_shown_as_text(client: Client) -> None:
    index([make_item(title="<script>alert(1)</script> attendance", summary="<img src=x onerror=y> & attendance")])
    text = client.get(PAGE, {"q": "attendance <script>alert(2)</script>"}).content.decode()
    assert "<script>alert" not in text
    text = client.get(PAGE, {"q": "attendance"}).content.decode()
    assert "&lt;script&gt;" in text
    assert "<img src" not in text


@pytest.mark.parametrize(
    "query", [{"q": '"' * 300}, {"q": "x" * 10_000}, {"q": "😀"}, {"q": "ا" * 200}, {"topic": "'"}]
)
def test_odd_searches_are_answered(client: Client, query: dict[str, str]) -> None:
    assert client.get(PAGE, query).status_code == 200


def test_what_was_cut_is_said(client: Client) -> None:
    assert "first 100 characters" in client.get(PAGE, {"q": "attendance " * 900}).content.decode()


def test_a_null_character_is_refused_with_a_page(client: Client) -> None:
    answer = client.get(f"{PAGE}?q=%00")
    assert (answer.status_code, b"could not read" in answer.content) == (400, True)


def test_other_methods_are_refused(client: Client) -> None:
    assert client.post(PAGE).status_code in (403, 405)


def test_nothing_found_says_what_to_do_and_is_counted_once_a_search(client: Client) -> None:
    for _ in range(2):
        text = client.get(PAGE, {"q": "Makaton 2026 training!"}).content.decode()
    assert reverse("advice_requests:ask") in text
    assert reverse("resources:where_else") in text
    row = EmptySearch.objects.get()
    assert (row.words, row.times) == ("makaton training", 2)


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ({"q": "makat"}, {"HX-Request": "true"}),
        ({"q": "makaton", "kind": "service"}, {}),
        ({"q": "makaton", "as_typed": "makaton"}, {}),
        ({"q": "the"}, {}),
        ({"q": "12345 67"}, {}),
    ],
)
def test_what_is_no_finished_search_is_not_counted(
    client: Client, query: dict[str, str], headers: dict[str, str]
) -> None:
    client.get(PAGE, query, headers=headers)
    assert not EmptySearch.objects.exists()


def test_words_that_could_name_a_child_leave_only_a_count(client: Client) -> None:
    """Promise 1: what does not pass the screen is dropped, and only the kind of finding is counted."""
    client.get(PAGE, {"q": "zzyx qwertyson"})
    assert not EmptySearch.objects.exists()
    assert RefusalCount.objects.get(form="resources.EmptySearch").count == 1


def test_what_was_settled_comes_back_when_it_finds_nothing_again_but_for_what_is_not_ours(client: Client) -> None:
    for words, outcome in (("makaton", "written"), ("uniform bank", "not_ours")):
        client.get(PAGE, {"q": words})
        EmptySearch.objects.filter(words=words).update(outcome=outcome)
        client.get(PAGE, {"q": words})
    assert dict(EmptySearch.objects.values_list("words", "outcome")) == {"makaton": "", "uniform bank": "not_ours"}


def test_editors_settle_a_search(client: Client) -> None:
    cast = make_cast()
    client.get(PAGE, {"q": "makaton"})
    row = EmptySearch.objects.get()
    url = reverse("resources_desk:search_outcome", args=[row.pk])
    assert sign_in(client, cast.dsl_a).post(url, {"outcome": "written"}).status_code == 403
    sign_in(client, cast.editor)
    assert "makaton" in client.get(reverse("resources_desk:searches")).content.decode()
    assert client.post(url, {"outcome": "invented"}, follow=True).status_code == 200
    assert client.post(url, {"outcome": "written"}).status_code == 302
    assert EmptySearch.objects.get().outcome == "written"
    assert AuditEvent.objects.filter(event="resource.search_settled", detail={"outcome": "written"}).count() == 1
    assert "makaton" in client.get(reverse("resources_desk:searches"), {"outcome": "written"}).content.decode()
    assert client.get(url).status_code == 405
    assert client.post(reverse("resources_desk:search_outcome", args=[0]), {"outcome": ""}).status_code == 404


def test_a_new_group_of_words_counts_at_once_and_can_be_switched_off(client: Client) -> None:
    index([make_item(title="Signs and symbols")])
    sign_in(client, make_cast().editor)
    add = reverse("resources_desk:synonym_add")
    assert find(Search(words="makaton")).total == 0
    assert client.post(add, {"phrases": "Makaton\nsigns-and-symbols", "note": ""}).status_code == 302
    assert find(Search(words="makaton")).total == 1
    row = Synonym.objects.get(phrases__contains=["makaton"])
    assert row.phrases == ["makaton", "signs and symbols"]
    change = reverse("resources_desk:synonym_change", args=[row.pk])
    assert client.post(change, {"phrases": "Makaton\nsigns and symbols", "note": "off for now"}).status_code == 302
    assert find(Search(words="makaton")).total == 0
    events = AuditEvent.objects.filter(event__startswith="resource.synonym").order_by("pk")
    assert [(one.event, one.detail["items"]) for one in events] == [
        ("resource.synonym_added", 1),
        ("resource.synonym_changed", 1),
    ]


def test_two_who_change_a_group_at_once_notice_each_other(client: Client) -> None:
    sign_in(client, make_cast().editor)
    row = Synonym.objects.create(phrases=["makaton", "signs"], note="", is_active=True)
    change = reverse("resources_desk:synonym_change", args=[row.pk])
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', client.get(change).content.decode())
    assert seen
    posted = {"phrases": "makaton\nsigns\nsymbols", "note": "", "is_active": "on", "seen": seen[1]}
    assert client.post(change, posted).status_code == 302
    late = client.post(change, posted | {"phrases": "makaton\nsigns\npictures"})
    assert late.status_code == 409
    assert "Somebody else changed this group" in late.content.decode()
    row.refresh_from_db()
    assert row.phrases == ["makaton", "signs", "symbols"]


@pytest.mark.parametrize(
    "phrases", ["", "only one", "same\nSAME\nsa-me"[:9], "x" * 61 + "\ny", "\n".join("abcdefghijklmnopqrstuvwxyz")]
)
def test_a_group_that_is_none_is_handed_back(client: Client, phrases: str) -> None:
    sign_in(client, make_cast().editor)
    before = Synonym.objects.count()
    answer = client.post(reverse("resources_desk:synonym_add"), {"phrases": phrases, "note": ""})
    assert (answer.status_code, Synonym.objects.count()) == (200, before)
    assert "There is a problem" in answer.content.decode()


def test_a_group_that_names_a_child_is_handed_back(client: Client) -> None:
    """Promise 1: what an editor types is screened like all text."""
    sign_in(client, make_cast().editor)
    client.post(reverse("resources_desk:synonym_add"), {"phrases": "Zzyx Qwertyson\nhe is late", "note": ""})
    assert not Synonym.objects.filter(phrases__contains=["zzyx qwertyson"]).exists()


def test_advisers_may_not_change_words(client: Client) -> None:
    sign_in(client, make_cast().vs)
    for name, arguments in (("synonyms", []), ("synonym_add", []), ("synonym_change", [1])):
        assert client.get(reverse(f"resources_desk:{name}", args=arguments)).status_code == 403


def test_a_group_that_is_not_there_is_missing(client: Client) -> None:
    sign_in(client, make_cast().editor)
    assert client.get(reverse("resources_desk:synonym_change", args=[0])).status_code == 404


def test_the_words_of_a_search_stand_in_the_new_group(client: Client) -> None:
    row = EmptySearch.objects.create(words="makaton", first_on="2026-01-01", last_on="2026-01-01")
    sign_in(client, make_cast().editor)
    answer = client.get(reverse("resources_desk:synonym_add"), {"from": str(row.pk)})
    assert "makaton" in answer.content.decode()
    assert client.get(reverse("resources_desk:synonym_add"), {"from": "x"}).status_code == 200
