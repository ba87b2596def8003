"""Issue 4 points 1, 3, 5 and 10: the page of an item says what it is, how true it is, and where to go on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from organisations.models import Area
from resources.models import Collection, CollectionItem, Location, OldSlug, Resource, Topic
from tests.cast import Cast, sign_in
from tests.integration.resources.reader.conftest import Words
from tests.resources_factory import make_item, make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def address(item: Resource) -> str:
    return reverse("resources:item", args=[item.slug])


def make_service(**fields: object) -> Resource:
    """A service with everything that a service can say."""
    organisation = make_organisation(name="Test Mentoring Trust", slug="test-mentoring-trust")
    hall = Location.objects.create(
        organisation=organisation, name="Test Hall", address="1 Test Street", town="London", postcode="NW1 1AA",
        access="Step-free by the side door.",
    )  # fmt: skip
    values = {
        "kind": "service",
        "title": "Mentors for secondary schools",
        "organisation": organisation,
        "topics": ["attendance"],
        "serves": "Pupils in years 7 to 11",
        "minimum_age": 11,
        "maximum_age": 16,
        "eligibility": "Any secondary school in the council's area.",
        "cost": "some",
        "cost_note": "The first term is free.",
        "how_to_refer": "Call or write. A mentor answers within a week.",
        "phone": "020 7946 0999",
        "email": "office@mentors.example",
        "openings": [{"days": ["MO", "TU", "WE", "TH"], "opens": "09:30", "closes": "15:00"}],
        "locations": [hall.pk],
        "languages": ["en", "so"],
        "areas": [Area.objects.create(name="Test Area North").pk],
        "audiences": ["dsl"],
        "phases": ["secondary"],
        "url": "https://www.mentors.example/schools",
    } | fields
    return make_item(**values)


def test_a_service_says_whom_it_serves_and_how_to_reach_it(words: Words) -> None:
    service = make_service()
    page = words(address(service))
    for part in (
        "Pupils in years 7 to 11", "11 to 16", "Any secondary school", "Some parts cost money", "The first term is free.",
        "A mentor answers within a week", "Monday to Thursday, 9:30am to 3pm",
        "Test Hall, 1 Test Street, London, NW1 1AA. Step-free by the side door.", "English and Somali",
        "Test Area North", "Designated safeguarding leads", "Secondary", "From Test Mentoring Trust",
        "Go to mentors.example (leaves this site)",
    ):  # fmt: skip
        assert part in page
    html = Client().get(address(service)).content.decode()
    assert 'href="tel:02079460999"' in html
    assert 'href="mailto:office@mentors.example"' in html


@pytest.mark.parametrize(
    ("status", "says"),
    [("temporarily closed", "closed for a time"), ("defunct", "has ended"), ("inactive", "not running at present")],
)
def test_a_service_that_does_not_run_says_so_first(status: str, says: str, words: Words) -> None:
    page = words(address(make_service(service_status=status)))
    assert page.index(says) < page.index("What schools can do.")


def test_guidance_says_what_it_rests_on(words: Words) -> None:
    item = make_item(
        title="Lateness, step by step", body="Start with **registers**.\n\n<script>alert(1)</script>",
        evidence="promising", evidence_source="A study of ten schools", evidence_url="https://study.example/paper",
        law="Regulations on registers, part 3", law_dated=date(2024, 8, 19),
    )  # fmt: skip
    page = words(address(item))
    assert "Promising research evidence" in page
    assert "A study of ten schools (leaves this site)" in page
    assert "Regulations on registers, part 3 (as it stood on 19 August 2024)" in page
    html = Client().get(address(item)).content.decode()
    assert "<strong>registers</strong>" in html
    assert "<script>alert" not in html


def test_when_it_was_checked_and_what_is_wrong_with_it(words: Words) -> None:
    today = timezone.localdate()
    fine = make_item(checked_on=today)
    assert "next check due" in words(address(fine))
    late = make_item(checked_on=today - timedelta(days=400))
    Resource.objects.filter(pk=late.pk).update(links_broken=True)
    page = words(address(late))
    assert "check was due on" in page
    assert "A link on this page may not work." in page
    Topic.objects.filter(code="attendance").update(law_changed_on=today)
    changed = make_item(topics=["attendance"], checked_on=today - timedelta(days=10), law_review=True)
    assert "The law on this topic changed" in words(address(changed))


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_what_was_never_published_is_not_there(state: str) -> None:
    item = make_item(state=state, published_at=None)
    assert Client().get(address(item)).status_code == 404


def test_an_archived_item_says_so_and_shows_others_on_its_topic(words: Words) -> None:
    other = make_item(topics=["attendance"])
    item = make_item(state="archived", topics=["attendance"], title="An old guide")
    page = words(address(item), status=410)
    assert "“An old guide” was taken out" in page
    assert other.title in page


def test_an_archived_item_sends_on_for_good_also_over_several_steps() -> None:
    last = make_item()
    middle = make_item(state="archived", forward_to=last)
    first = make_item(state="archived", forward_to=middle)
    answer = Client().get(address(first))
    assert (answer.status_code, answer["Location"]) == (301, address(last))


def test_items_that_send_on_in_a_circle_end(words: Words) -> None:
    one = make_item(state="archived", title="First of a circle")
    two = make_item(state="archived", forward_to=one)
    Resource.objects.filter(pk=one.pk).update(forward_to=two)
    assert "First of a circle" in words(address(one), status=410)


def test_old_addresses_lead_to_the_present_one() -> None:
    item = make_item()
    OldSlug.objects.create(of="resource", slug="an-old-address", target=item.pk)
    OldSlug.objects.create(of="organisation", slug="an-old-name", target=item.organisation.pk)
    collection = Collection.objects.create(slug="toolkit", title="Toolkit", summary="Words.", is_published=True)
    OldSlug.objects.create(of="collection", slug="old-toolkit", target=collection.pk)
    for old, present in (
        ("/resources/an-old-address", address(item)),
        ("/resources/organisations/an-old-name", reverse("resources:organisation", args=[item.organisation.slug])),
        ("/resources/collections/old-toolkit", reverse("resources:collection", args=["toolkit"])),
        ("/resources/organisations", "/resources/organisations/"),
    ):
        answer = Client().get(old)
        assert (answer.status_code, answer["Location"]) == (301, present)
    assert Client().get("/resources/never-was").status_code == 404


def test_what_search_engines_and_messengers_show() -> None:
    item = make_item(title="Words & <signs>", summary="What schools can do. " * 20)
    html = Client().get(address(item)).content.decode()
    assert f'<link rel="canonical" href="{django_settings.ORIGIN}{address(item)}">' in html
    assert '<meta property="og:title" content="Words &amp; &lt;signs&gt;">' in html
    description = html.partition('<meta name="description" content="')[2].partition('"')[0]
    assert 100 < len(description) < 160
    assert description.endswith("…")


def test_the_link_can_be_copied_and_sent(words: Words) -> None:
    item = make_item(title="A & B")
    html = Client().get(address(item)).content.decode()
    assert 'data-copy="page-address"' in html
    assert "mailto:?subject=A%20%26%20B&amp;body=A%20%26%20B%0D%0Ahttp" in html
    assert f"{django_settings.ORIGIN}{address(item)}" in words(address(item))


def test_it_names_its_collections_and_others_on_its_topic(words: Words) -> None:
    item, other, hidden = (make_item(topics=["attendance"]) for _ in range(3))
    Resource.objects.filter(pk=hidden.pk).update(state="archived")
    collection = Collection.objects.create(slug="toolkit", title="Test toolkit", summary="Words.", is_published=True)
    CollectionItem.objects.create(collection=collection, resource=item, position=1)
    page = words(address(item))
    assert "Also on attendance" in page
    assert "Test toolkit" in page
    assert other.title in page
    assert hidden.title not in page


def test_asking_about_it_starts_with_its_topic(cast: Cast) -> None:
    """Who may ask is led to the form; a visitor signs in first; who may not ask is not sent there."""
    item = make_item(topics=["reduced-timetables", "attendance"])
    form = reverse("advice_requests:ask") + "?topic=reduced-timetables"
    assert f'href="{form}"' in sign_in(Client(), cast.dsl_a).get(address(item)).content.decode()
    visitor = Client().get(address(item)).content.decode()
    assert f'href="{reverse("account_login")}?next=%2Fadvice%2Fask%2F%3Ftopic%3Dreduced-timetables"' in visitor
    assert "?topic=" not in sign_in(Client(), cast.head_a).get(address(item)).content.decode().partition("<main")[
        2
    ].replace(f"{reverse('resources:search')}?topic=", "")


def test_whoever_writes_the_directory_goes_from_the_page_to_the_desk(cast: Cast) -> None:
    item = make_item()
    link = f'href="{reverse("resources_desk:item", args=[item.public_id])}"'
    assert link in sign_in(Client(), cast.editor).get(address(item)).content.decode()
    for client in (Client(), sign_in(Client(), cast.dsl_a)):
        assert link not in client.get(address(item)).content.decode()


def test_it_costs_the_same_however_much_there_is(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """At most 12 queries signed in, session and permissions among them."""
    service = make_service()
    for number in range(8):
        make_item(topics=["attendance"])
        collection = Collection.objects.create(
            slug=f"toolkit-{number}", title=f"Toolkit {number}", summary="Words.", is_published=True
        )
        CollectionItem.objects.create(collection=collection, resource=service, position=1)
    client = sign_in(Client(), cast.dsl_a)
    client.post(reverse("resources:keep", args=[service.slug]), {"note": "Ask at the next meeting."})
    client.post(reverse("resources:useful", args=[service.slug]), {"useful": "yes"})
    client.get(address(service))  # shows the messages
    with django_assert_max_num_queries(12):
        assert client.get(address(service)).status_code == 200
