"""The request page, the acts and the desk: who reaches them, what they show, what they refuse (SECURITY matrix)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Person
from advice_requests import services
from advice_requests.actions import ACTIONS
from advice_requests.models import AdviceRequest, Message
from advice_requests.models.vocabulary import State
from tests.cast import Cast, sign_in
from tests.integration.advice_requests.conftest import Ask

pytestmark = pytest.mark.django_db


def page_of(row: AdviceRequest, name: str = "request") -> str:
    return reverse(f"advice_requests:{name}", args=[row.public_id])


def form(row: AdviceRequest, **values: str) -> dict[str, str]:
    return {"version": str(row.version), "form_token": str(uuid4()), **values}


def test_who_reads_a_request_and_anothers_looks_like_none(client: Client, ask: Ask, cast: Cast) -> None:
    row = ask()
    expected = {
        "dsl_a": 200,
        "dsl_a2": 200,
        "vs": 200,
        "vs_duty": 200,
        "vs_head": 200,
        "dsl_b": 404,
        "sw_1": 404,
        "head_a": 403,
        "officer": 403,
        "editor": 403,
        "admin": 403,
    }
    for name, status in expected.items():
        sign_in(client, getattr(cast, name))
        assert client.get(page_of(row)).status_code == status, name
    sign_in(client, cast.dsl_b)
    missing = client.get(reverse("advice_requests:request", args=[uuid4()]))
    assert client.get(page_of(row)).content == missing.content
    assert client.post(page_of(row, "reply"), form(row, body="Hello there")).content == missing.content
    assert not Message.objects.exists()


def test_internal_notes_are_absent_for_the_asking_side(client: Client, taken: AdviceRequest, cast: Cast) -> None:
    services.write_note(request=taken, body="Ask the attendance team about this.", form_token=uuid4(), by=cast.vs)
    seen = {}
    for person in (cast.dsl_a, cast.vs):
        seen[person.pk] = sign_in(client, person).get(page_of(taken)).content.decode()
    assert "attendance team" in seen[cast.vs.pk]
    assert "attendance team" not in seen[cast.dsl_a.pk]
    assert "nternal note" not in seen[cast.dsl_a.pk]
    assert "smallest share" not in seen[cast.dsl_a.pk]


def test_the_clock_stands_on_both_sides_with_its_unit(client: Client, taken: AdviceRequest, cast: Cast) -> None:
    for person in (cast.dsl_a, cast.vs):
        page = sign_in(client, person).get(page_of(taken)).content.decode()
        assert "Answer due by" in page or "Answer was due by" in page
        assert "working" in page


@pytest.mark.parametrize("slug", ACTIONS)
def test_every_act_refuses_the_wrong_side_and_the_wrong_method(
    client: Client, taken: AdviceRequest, cast: Cast, slug: str
) -> None:
    url = page_of(taken, slug.replace("-", "_"))
    assert sign_in(client, cast.dsl_b).post(url, form(taken)).status_code in (403, 404)
    assert sign_in(client, cast.officer).post(url, form(taken)).status_code == 403
    assert sign_in(client, None).get(url).status_code == 302
    assert sign_in(client, cast.vs_duty).put(url).status_code == 405
    staff_acts = {"take", "hand-back", "give", "ask-back", "answer", "note", "refer-out", "decline", "merge"}
    if slug in staff_acts:
        assert sign_in(client, cast.dsl_a).post(url, form(taken, body="x" * 20)).status_code == 403
    taken.refresh_from_db()
    assert taken.state == State.ASSIGNED


def test_the_whole_conversation_through_the_pages(client: Client, taken: AdviceRequest, cast: Cast) -> None:
    def post(person: Person, name: str, **values: str) -> None:
        taken.refresh_from_db()
        answer = sign_in(client, person).post(page_of(taken, name), form(taken, **values))
        assert answer.status_code == 302, answer.content.decode()[:4000]

    post(cast.vs, "take")
    post(cast.vs, "ask_back", body="Which year groups do you mean?")
    post(cast.dsl_a, "reply", body="Mostly Year 9.")
    post(cast.vs, "answer", body="A soft start helps most.", link_1_title="A guide", link_1_url="https://example.org/a")
    page = sign_in(client, cast.dsl_a).get(page_of(taken)).content.decode()
    assert "A soft start helps most." in page
    assert 'href="https://example.org/a"' in page
    post(cast.dsl_a, "rate", useful="partly", partly_reason="too_general")
    post(cast.dsl_a, "close")
    post(cast.dsl_a, "reopen", reason="follow_up", body="And in Year 10?")
    taken.refresh_from_db()
    assert taken.state == State.REOPENED
    post(cast.vs, "refer_out", to="casework-teams", body="The attendance team can help further.")
    taken.refresh_from_db()
    assert taken.state == State.REFERRED_OUT


def test_a_stale_form_is_409_keeps_the_text_and_can_be_sent_again(
    client: Client, taken: AdviceRequest, cast: Cast
) -> None:
    old = form(taken, body="An answer that took an hour to write.")
    services.reply(
        request=taken, body="We also see it in Year 8.", form_token=uuid4(), version=taken.version, by=cast.dsl_a
    )
    sign_in(client, cast.vs)
    answer = client.post(page_of(taken, "answer"), old)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "We also see it in Year 8." in page
    assert "An answer that took an hour to write." in page
    taken.refresh_from_db()
    assert f'name="version" value="{taken.version}"' in page
    assert client.post(page_of(taken, "answer"), old | {"version": str(taken.version)}).status_code == 302


def test_what_the_state_forbids_is_409_and_keeps_the_text(client: Client, taken: AdviceRequest, cast: Cast) -> None:
    services.withdraw_request(request=taken, reason="no_longer_needed", version=taken.version, by=cast.dsl_a)
    taken.refresh_from_db()
    sign_in(client, cast.dsl_a)
    assert client.get(page_of(taken, "withdraw")).status_code == 409
    answer = client.post(page_of(taken, "reply"), form(taken, body="One more thought to keep."))
    assert answer.status_code == 409
    assert "One more thought to keep." in answer.content.decode()


def test_taking_what_somebody_took_says_who(client: Client, ask: Ask, cast: Cast) -> None:
    row = ask()
    services.take_request(request=row, by=cast.vs)
    answer = sign_in(client, cast.vs_duty).post(page_of(row, "take"), form(row))
    assert answer.status_code == 409
    assert "Cast vs took this request before you" in answer.content.decode()


@pytest.mark.parametrize(
    "links",
    [
        {"link_1_title": "A guide"},
        {"link_1_url": "https://example.org"},
        {"link_1_title": "A", "link_1_url": "http://example.org"},
        {"link_1_title": "A", "link_1_url": "javascript:alert(1)"},
        {"link_1_title": "A", "link_1_url": "//example.org"},
    ],
)
def test_a_link_needs_a_title_and_an_https_address(
    client: Client, taken: AdviceRequest, cast: Cast, links: dict[str, str]
) -> None:
    sign_in(client, cast.vs)
    answer = client.post(page_of(taken, "answer"), form(taken, body="Kept while the link is wrong.", **links))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is a problem" in page
    assert "Kept while the link is wrong." in page
    assert not Message.objects.exists()


@pytest.mark.parametrize("damage", [{"version": ""}, {"version": "x"}, {"version": "9" * 5000}, {"form_token": "no"}])
def test_a_damaged_form_is_an_error_not_a_crash(
    client: Client, taken: AdviceRequest, cast: Cast, damage: dict[str, str]
) -> None:
    sign_in(client, cast.dsl_a)
    answer = client.post(page_of(taken, "reply"), form(taken, body="Text to keep here.") | damage)
    assert answer.status_code == 200
    assert "out of date" in answer.content.decode()
    assert "Text to keep here." in answer.content.decode()


ODD_QUERIES = [
    "?after=x",
    "?after=2026-11-24T10:00:00%2B00:00|1",
    "?before=9999-12-31T23:59:59-12:00|1",
    "?topic=%27",
    "?area=x",
    "?state=nothing",
    "?urgency=urgent&phase=primary",
    "?reference=ar-7k3m9q",
    "?after=2026|99999999999999999999",
]


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_the_desk_reads_any_address(client: Client, ask: Ask, cast: Cast, query: str) -> None:
    ask()
    sign_in(client, cast.vs)
    for which in ("unowned", "mine", "waiting", "all"):
        assert client.get(reverse("advice_requests:basket", args=[which]) + query).status_code == 200
    assert client.get("/advice/desk/nothing/").status_code == 404


def test_the_baskets_hold_what_they_say(client: Client, ask: Ask, cast: Cast) -> None:
    unowned, mine, waiting = ask(), ask(), ask()
    services.take_request(request=mine, by=cast.vs)
    waiting = services.take_request(request=waiting, by=cast.vs)
    services.ask_back(request=waiting, body="Which phase?", form_token=uuid4(), version=waiting.version, by=cast.vs)
    sign_in(client, cast.vs)
    for which, row in (("unowned", unowned), ("mine", mine), ("waiting", waiting)):
        page = client.get(reverse("advice_requests:basket", args=[which])).content.decode()
        assert {one.reference for one in (unowned, mine, waiting) if one.reference in page} == {row.reference}
    assert sign_in(client, cast.dsl_a).get("/advice/desk/").status_code == 403


def test_lists_ask_the_database_the_same_number_of_times_at_any_size(client: Client, ask: Ask, cast: Cast) -> None:
    """STYLE 17: pinned at two sizes."""
    urls = ["/advice/desk/unowned/", "/advice/desk/all/"]
    counts: dict[str, list[int]] = {url: [] for url in [*urls, "/advice/"]}
    for more in (1, 11):
        for _ in range(more):
            ask()
        for url, seen in counts.items():
            sign_in(client, cast.dsl_a if url == "/advice/" else cast.vs)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(url).status_code == 200
            seen.append(len(caught))
    assert all(small == large for small, large in counts.values()), counts


def test_keyset_paging_walks_every_row_once_and_back(client: Client, ask: Ask, cast: Cast) -> None:
    from advice_requests.selectors.choices import desk_choices
    from advice_requests.selectors.desk import Basket, Filters, basket

    made = [ask().pk for _ in range(7)]
    for which in (Basket.UNOWNED, Basket.ALL):
        seen, after, pages = [], "", []
        while True:
            page = basket(cast.vs, which, Filters(), desk_choices(), after=after, size=3)
            pages.append(page)
            seen += [row["id"] for row in page.rows]
            if not page.after:
                break
            after = page.after
        assert sorted(seen) == sorted(made)
        assert len(seen) == len(made)
        back = basket(cast.vs, which, Filters(), desk_choices(), before=pages[1].before, size=3)
        assert [row["id"] for row in back.rows] == [row["id"] for row in pages[0].rows]
        assert back.before == ""


def test_the_home_panel_shows_questions_and_baskets(client: Client, ask: Ask, cast: Cast) -> None:
    from advice_requests.presenters import panel

    ask()
    asker, staff = panel(cast.dsl_a), panel(cast.vs)
    assert asker and staff
    assert len(asker["rows"]) == 1  # type: ignore[arg-type]  # a list
    assert [tile["value"] for tile in staff["tiles"]] == ["1", "0", "0"]  # type: ignore[union-attr,index]  # a list
    assert panel(cast.officer) is None
