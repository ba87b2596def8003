"""Issue 4 point 3: the websites of organisations and of signposts are looked at as the links of items are."""

from __future__ import annotations

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from resources.editing.services.organisations import save_organisation
from resources.models import Link, Organisation, Signpost
from resources.models.vocabulary import LinkOutcome as Outcome
from resources.models.vocabulary import State
from resources.upkeep import links
from resources.upkeep.links.checker import check_due
from resources.upkeep.links.fetcher import Look
from resources.upkeep.links.sites import register_strays
from tests.cast import sign_in
from tests.factories import give_role, make_person
from tests.resources_factory import make_item, make_organisation

pytestmark = pytest.mark.django_db
GONE = "https://gone.example/"
MAY_NOT_WORK = "The website of this organisation may not work."


@pytest.fixture(autouse=True)
def _no_other_signposts() -> None:
    Signpost.objects.all().delete()


class Gone:
    """Finds no page anywhere but on the hosts named."""

    def __init__(self, *fine: str) -> None:
        self.fine = fine

    def look(self, address: str) -> Look:
        return Look(Outcome.FINE, 200) if address in self.fine else Look(Outcome.NOT_FOUND, 404)


def run(*fine: str) -> dict[str, int]:
    """One visit to everything that readers see."""
    Link.objects.update(next_check_at=timezone.now(), checked_at=None)
    return dict(check_due(fetcher=Gone(*fine), rest=lambda seconds: None))  # type: ignore[arg-type]  # looks alone


def make_signpost(**fields: object) -> Signpost:
    values = {"slug": "made-up-line", "need": "Made-up need", "organisation": "Made-up line", "groups": ["parents"]}
    return Signpost.objects.create(**(values | {"url": GONE} | fields))


def words(address: str, client: Client | None = None) -> str:
    page = (client or Client()).get(address)
    assert page.status_code == 200
    return " ".join(unescape(strip_tags(page.content.decode().partition("<main")[2])).split())


def page_of(organisation: Organisation) -> str:
    return words(reverse("resources:organisation", args=[organisation.slug]))


def test_the_page_of_an_organisation_says_so_after_two_failures_until_a_visit_succeeds() -> None:
    organisation = make_organisation(url=GONE)
    make_item(organisation=organisation)
    said = []
    for fine in ((), (), (GONE,)):
        run(*fine)
        said.append(MAY_NOT_WORK in page_of(organisation))
    assert said == [False, True, False]


@pytest.mark.parametrize("place", ["group", "parents", "advice"])
def test_a_signpost_says_so_wherever_it_stands(place: str) -> None:
    make_signpost(slug="sendiass")  # which each of the three names
    address = {
        "group": reverse("resources:where_else_group", args=["parents"]),
        "parents": reverse("public:parents"),
        "advice": reverse("advice_requests:elsewhere", args=["one-child"]),
    }[place]
    run()
    assert "Made-up line" in words(address)
    assert "The link may not work" not in words(address)
    run()
    assert "The link may not work" in words(address)


def test_only_what_readers_see_is_visited() -> None:
    make_organisation(url="https://without-items.example/")
    make_item(organisation=make_organisation(url="https://with-a-draft.example/"), state=State.DRAFT)
    make_signpost(is_active=False)
    assert run() == {}
    make_item(organisation=make_organisation(url="https://shown.example/"))
    run()
    assert set(Link.objects.exclude(outcome="").values_list("host", flat=True)) == {"shown.example"}


def test_a_website_put_right_is_no_longer_said_to_fail() -> None:
    organisation = make_organisation(url=GONE)
    make_item(organisation=organisation)
    run()
    run()
    save_organisation(organisation=organisation, fields={"url": "https://new.example/"}, by=None)
    assert MAY_NOT_WORK not in page_of(organisation)
    assert set(Link.objects.values_list("url", flat=True).filter(organisations=organisation)) == {
        "https://new.example/"
    }
    assert not Link.objects.filter(url=GONE).exists()
    save_organisation(organisation=organisation, fields={"url": ""}, by=None)
    assert not Link.objects.filter(host="new.example").exists()


def test_an_address_that_an_item_holds_as_well_is_visited_once_and_outlives_either() -> None:
    organisation, signpost = make_organisation(url=f"{GONE}#top"), make_signpost()
    item = make_item(organisation=organisation, url=GONE)
    assert run() == {Outcome.NOT_FOUND: 1}
    item.url = ""
    links.register(item)
    Organisation.objects.filter(pk=organisation.pk).update(url="")
    run()
    assert Link.objects.get().url == GONE
    Signpost.objects.filter(pk=signpost.pk).update(url="")
    run()
    assert not Link.objects.exists()


def test_the_questions_of_a_run_do_not_grow_with_the_websites() -> None:
    asked = []
    for many in (1, 6):
        for number in range(many):
            make_item(organisation=make_organisation(url=f"https://a{many}-{number}.example/"))
        with CaptureQueriesContext(connection) as new:
            register_strays()
        with CaptureQueriesContext(connection) as old:
            register_strays()
        asked.append((len(new), len(old)))
    assert asked[0] == asked[1]
    assert Organisation.objects.filter(link=None).exclude(url="").count() == 0


def test_the_desk_lists_broken_ones_with_whose_they_are() -> None:
    organisation = make_organisation(name="Made-up trust", url=GONE)
    make_item(title="Page of the trust", organisation=organisation, url="https://item.example/")
    make_signpost(need="Somebody to talk to", organisation="Made-up line")
    run("https://item.example/")
    run("https://item.example/")
    client, editor = Client(), make_person()
    give_role(editor, "editor")
    sign_in(client, editor)
    page = words(reverse("resources_desk:links"), client)
    assert "Website of Made-up trust, Who can help: Somebody to talk to (Made-up line)" in page
    assert "https://item.example/" not in page
    link = Link.objects.get(url=GONE)
    assert client.post(reverse("resources_desk:link_again", args=[link.pk])).status_code == 302
