"""The staff's pages of upkeep: refusals, lists in their orders, ticks, empty states, and a flat number of queries."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import Person
from resources.models import Link, Resource
from resources.models.vocabulary import LinkOutcome, State
from resources.upkeep.clock import mark_due
from resources.upkeep.law import law_changed
from resources.upkeep.reports import report
from tests.cast import sign_in
from tests.factories import give_role, make_person
from tests.resources_factory import make_item, make_topic

pytestmark = pytest.mark.django_db
OVERDUE = timezone.localdate() - timedelta(days=400)


def staff(role: str) -> Person:
    person = make_person()
    give_role(person, role)
    return person


@pytest.fixture
def editor(client: Client) -> Person:
    person = staff("editor")
    sign_in(client, person)
    return person


def text(client: Client, name: str, query: str = "", *args: object) -> str:
    response = client.get(reverse(f"resources_desk:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def in_order(page: str, *words: str) -> bool:
    places = [page.index(word) for word in words]
    return places == sorted(places)


# Who may


@pytest.mark.parametrize("name", ["due", "links", "reports", "law"])
@pytest.mark.parametrize("role", ["data_officer", "headteacher"])
def test_others_are_refused(name: str, role: str, client: Client) -> None:
    person = make_person()
    if role == "data_officer":
        give_role(person, role)
    sign_in(client, person)
    response = client.get(reverse(f"resources_desk:{name}"))
    assert response.status_code == 403 or response.headers["Location"] == reverse("accounts:pending")


def test_an_adviser_checks_but_does_not_note_the_law(client: Client) -> None:
    sign_in(client, staff("vs_adviser"))
    assert "Changes of the law" not in text(client, "due")
    assert client.get(reverse("resources_desk:law")).status_code == 403


@pytest.mark.parametrize(("name", "args"), [("check", [uuid4()]), ("report", [1]), ("law_topic", ["none"])])
def test_what_is_not_there(name: str, args: list[object], client: Client, editor: Person) -> None:
    assert client.get(reverse(f"resources_desk:{name}", args=args)).status_code == 404


def test_visiting_again_is_a_post(client: Client, editor: Person) -> None:
    make_item(url="https://a.example/")
    address = reverse("resources_desk:link_again", args=[Link.objects.get().pk])
    assert client.get(address).status_code == 405
    assert client.post(reverse("resources_desk:link_again", args=[10**9])).status_code == 404


# What is due


def test_empty_states(client: Client, editor: Person) -> None:
    assert "Nothing is due" in text(client, "due")
    assert "None of these are yours" in text(client, "due", "?whose=mine")
    assert "No pages to read because of the law" in text(client, "due", "?which=law")
    assert "No link is broken" in text(client, "links")
    assert "No reports to look at" in text(client, "reports")
    assert "Reports that were dealt with" in text(client, "reports", "?which=closed")
    assert "No topics" in text(client, "law") or "Law changed on" in text(client, "law")


def test_a_list_that_the_address_gets_wrong_is_the_first(client: Client, editor: Person) -> None:
    for name in ("due", "links", "reports"):
        assert text(client, name, "?which=zzz&sort=%27;--&whose=x&page=-9")


def test_the_list_is_sorted_and_says_who_keeps_what(client: Client, editor: Person) -> None:
    keeper = make_person(name="Zed Keeper")
    make_item(title="Beta page", checked_on=OVERDUE)
    make_item(title="Alpha page", checked_on=OVERDUE + timedelta(days=1), owner=keeper, second_owner=editor)
    make_item(title="Fresh page")
    mark_due()
    page = text(client, "due")
    assert in_order(page, "Beta page", "Alpha page")
    assert "Fresh page" not in page
    assert f"Owner: Zed Keeper. Second owner: {editor.name}." in page
    assert in_order(text(client, "due", "?sort=title"), "Alpha page", "Beta page")
    mine = text(client, "due", "?whose=mine")
    assert "Alpha page" in mine
    assert "Beta page" not in mine
    assert "Beta page" in text(client, "due", "?which=unkept")


def test_ticked_pages_are_confirmed(client: Client, editor: Person) -> None:
    items = [make_item(checked_on=OVERDUE) for _ in range(3)]
    mark_due()
    address = f"{reverse('resources_desk:due')}?sort=title"
    response = client.post(address, {"item": [str(item.public_id) for item in items[:2]]}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert "2 pages were checked today." in response.content.decode()
    assert set(Resource.objects.values_list("state", flat=True)) == {State.PUBLISHED, State.REVIEW_DUE}
    items[2].refresh_from_db()
    assert items[2].checked_on == OVERDUE


@pytest.mark.parametrize("ticked", [[], ["x"], [str(uuid4())]])
def test_a_post_without_pages_of_the_list_is_handed_back(ticked: list[str], client: Client, editor: Person) -> None:
    make_item(checked_on=OVERDUE)
    mark_due()
    response = client.post(reverse("resources_desk:due"), {"item": ticked})
    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()


def test_a_page_whose_law_changed_is_confirmed_for_itself(client: Client, editor: Person) -> None:
    topic = make_topic("exclusion", label="Exclusion")
    item = make_item(title="Old guidance", topics=["exclusion"], checked_on=OVERDUE)
    law_changed(topic=topic, changed_on=date.today(), note="New statutory guidance.", by=editor)
    page = text(client, "due", "?which=law")
    assert "Old guidance" in page
    assert 'type="checkbox"' not in page
    assert client.post(reverse("resources_desk:due"), {"item": [str(item.public_id)]}).status_code == 422
    own = text(client, "check", "", item.public_id)
    assert "New statutory guidance." in own
    assert client.post(reverse("resources_desk:check", args=[item.public_id])).status_code == 302
    item.refresh_from_db()
    assert (item.law_review, item.state) == (False, State.PUBLISHED)


# The law


def on(day: date, note: str = "") -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"changed_on_{part}": str(number) for part, number in parts.items()} | {"note": note}


def test_the_law_is_noted_and_taken_back(client: Client, editor: Person) -> None:
    make_topic("exclusion", label="Exclusion")
    today = timezone.localdate()
    item = make_item(topics=["exclusion"], checked_on=today - timedelta(days=30))
    address = reverse("resources_desk:law_topic", args=["exclusion"])
    response = client.post(address, on(today, "New guidance."), follow=True)
    assert "Exclusion: 1 page went into review." in response.content.decode()
    item.refresh_from_db()
    assert item.law_review
    assert "Noted by mistake?" in text(client, "law_topic", "", "exclusion")
    client.post(reverse("resources_desk:law_undo", args=["exclusion"]))
    item.refresh_from_db()
    assert (item.state, item.law_review) == (State.PUBLISHED, False)


def test_what_is_handed_back(client: Client, editor: Person) -> None:
    """A day in the future, no day, and a child in the note."""
    make_topic("exclusion")
    address = reverse("resources_desk:law_topic", args=["exclusion"])
    today = timezone.localdate()
    note = "Pupil Zebulon Testchild, born 3 May 2014, was excluded"
    for posted, words in (
        (on(today + timedelta(days=40)), "must be on or before"),
        ({"note": ""}, "Enter the day on which the law changed"),
        (on(today, note), "Your text could identify a child"),
    ):
        response = client.post(address, posted)
        assert response.status_code == 422
        assert words in response.content.decode()
    assert not Resource.objects.filter(law_review=True).exists()


# Links


def test_broken_links_are_listed_with_their_pages(client: Client, editor: Person, settings: Settings) -> None:
    make_item(title="Page with a link", url="https://gone.example/x")
    make_item(title="Another page", url="https://moved.example/")
    Link.objects.filter(host="gone.example").update(
        outcome=LinkOutcome.NOT_FOUND, status=404, failures=2, checked_at=timezone.now()
    )
    Link.objects.filter(host="moved.example").update(outcome=LinkOutcome.MOVED, moved_to="https://new.example/")
    page = text(client, "links")
    assert "https://gone.example/x" in page
    assert "Page with a link" in page
    assert "The page is not there" in page
    assert "Status 404. 2 visits in a row." in page
    assert "moved.example" not in page
    assert "Now at https://new.example/" in text(client, "links", "?which=moved")
    assert in_order(text(client, "links", "?which=all&sort=host"), "gone.example", "moved.example")
    assert "Visits are turned off on this installation" in page
    settings.LINK_CHECKS = True
    assert "Visits are turned off" not in text(client, "links")


def test_a_link_is_put_first_in_the_queue_unless_its_site_asked_for_rest(client: Client, editor: Person) -> None:
    make_item(url="https://a.example/")
    later = timezone.now() + timedelta(days=5)
    for status, moved in ((404, True), (429, False)):
        Link.objects.update(next_check_at=later, status=status)
        client.post(reverse("resources_desk:link_again", args=[Link.objects.get().pk]))
        assert (Link.objects.get().next_check_at < later) is moved


# Reports


def test_reports_that_say_the_same_stand_together_and_are_closed_together(client: Client, editor: Person) -> None:
    item = make_item(title="Guidance on lateness")
    for person in (None, make_person(), make_person()):
        found = report(resource=item, reason="out_of_date", person=person)
    page = text(client, "reports", "?sort=most")
    assert page.count("Guidance on lateness") == 1
    own = reverse("resources_desk:report", args=[found.pk])
    assert "3 reports say the same" in client.get(own).content.decode()
    assert client.post(own, {"outcome": ""}).status_code == 422
    refused = client.post(own, {"outcome": "archived"})
    assert refused.status_code == 422
    assert "Readers still see this page" in refused.content.decode()
    response = client.post(own, {"outcome": "corrected"}, follow=True)
    assert "3 reports closed." in response.content.decode()
    assert editor.name in text(client, "reports", "?which=closed")
    assert "We corrected it" in client.get(own).content.decode()


# However much there is


def _fill(count: int) -> None:
    for number in range(count):
        item = make_item(checked_on=OVERDUE, owner=make_person(), url=f"https://h{uuid4().hex}.example/{number}")
        report(resource=item, reason="out_of_date", person=None)
    Link.objects.update(failures=2, outcome=LinkOutcome.NOT_FOUND)
    mark_due()


@pytest.mark.parametrize("name", ["due", "links", "reports", "law"])
def test_queries_do_not_grow(name: str, client: Client, editor: Person) -> None:
    counts = []
    for more in (3, 25):
        _fill(more)
        with CaptureQueriesContext(connection) as queries:
            text(client, name)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_long_lists_have_pages(client: Client, editor: Person) -> None:
    _fill(26)
    for name in ("due", "links", "reports"):
        assert 'rel="next"' in text(client, name)
        assert 'rel="prev"' in text(client, name, "?page=2")
