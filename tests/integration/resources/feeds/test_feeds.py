"""Issue 4, point 10: a feed of what is new, and a map of all public pages in files of a bounded size."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from resources.feeds import atom, sitemaps
from resources.models import Collection
from tests.resources_factory import make_item, make_organisation, make_topic

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ORIGIN = "http://localhost:8000"

pytestmark = pytest.mark.django_db


def read(client: Client, path: str) -> ElementTree.Element:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return ElementTree.fromstring(answer.content)


def locations(client: Client, path: str) -> list[str]:
    return [one.text or "" for one in read(client, path).iter(f"{MAP}loc")]


def test_the_newest_stand_first_with_all_that_a_reader_shows(client: Client) -> None:
    make_topic("attendance")
    make_item(title="Old", topics=["attendance"])
    new = make_item(title="A & B <new>", summary="5 < 6 & more", slug="new-one", topics=["attendance", "gone"],
                    changed_at=timezone.now() - timedelta(hours=1), organisation=make_organisation(name="Fairmere Hub"))  # fmt: skip
    make_item(title="Draft", state="draft", slug="draft")
    feed = read(client, "/resources/new.atom")
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["A & B <new>", "Old"]
    first = entries[0]
    assert first.findtext(f"{ATOM}id") == f"urn:uuid:{new.public_id}"
    assert first.findtext(f"{ATOM}summary") == "5 &lt; 6 &amp; more", "as HTML"
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "Fairmere Hub"
    assert first.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}updated")
    assert first.find(f"{ATOM}link").attrib["href"] == f"{ORIGIN}/resources/new-one"  # type: ignore[union-attr]
    assert [one.attrib["term"] for one in first.findall(f"{ATOM}category")] == ["Guidance", "Attendance"]
    own = {one.attrib["rel"]: one.attrib["href"] for one in feed.findall(f"{ATOM}link")}
    assert own == {"alternate": f"{ORIGIN}/resources/", "self": f"{ORIGIN}/resources/new.atom"}


def test_the_feed_is_short_costs_the_same_and_is_not_sent_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(atom, "NEWEST", 3)
    for _ in range(5):
        make_item()
    with django_assert_num_queries(2):
        answer = client.get("/resources/new.atom")
    assert len(ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")) == 3
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    again = client.get("/resources/new.atom", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_empty_directory_has_an_empty_feed(client: Client) -> None:
    assert read(client, "/resources/new.atom").findall(f"{ATOM}entry") == []


def test_the_map_leads_to_every_public_page_of_the_directory(client: Client) -> None:
    item = make_item(slug="one", organisation=make_organisation(slug="who"))
    make_item(slug="hidden", state="archived", organisation=make_organisation(slug="nobody"))
    Collection.objects.create(slug="kit", title="Kit", summary="What to read.", is_published=True)
    Collection.objects.create(slug="unready", title="Unready", summary="What to read.")
    files = locations(client, "/sitemap.xml")
    assert files == [
        f"{ORIGIN}/sitemap-{part}.xml"
        for part in ("pages", "items", "organisations", "collections", "courses", "programmes")
    ]
    found = {file: locations(client, file.removeprefix(ORIGIN)) for file in files}
    assert found[files[1]] == [f"{ORIGIN}/resources/one"]
    assert found[files[2]] == [f"{ORIGIN}/resources/organisations/who"]
    assert found[files[3]] == [f"{ORIGIN}/resources/collections/kit"]
    assert f"{ORIGIN}/resources/" in found[files[0]]
    for address in (address for addresses in found.values() for address in addresses):
        answer = client.get(address.removeprefix(ORIGIN))
        assert answer.status_code == 200, address
        assert "X-Robots-Tag" not in answer.headers, address
    stamp = read(client, "/sitemap-items.xml").findtext(f".//{MAP}lastmod")
    assert stamp == item.changed_at.date().isoformat()


def test_a_long_map_is_cut_into_files(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert sitemaps.PortalSitemap.limit == 1_000
    monkeypatch.setattr(sitemaps.PortalSitemap, "limit", 2)
    for number in range(5):
        make_item(slug=f"item-{number}")
    with django_assert_num_queries(9):
        files = [one for one in locations(client, "/sitemap.xml") if "items" in one]
    assert files == [f"{ORIGIN}/sitemap-items.xml", *(f"{ORIGIN}/sitemap-items.xml?p={page}" for page in (2, 3))]
    with django_assert_num_queries(2):
        first = locations(client, "/sitemap-items.xml")
    assert first == [f"{ORIGIN}/resources/item-{number}" for number in (0, 1)]
    assert locations(client, "/sitemap-items.xml?p=3") == [f"{ORIGIN}/resources/item-4"]


@pytest.mark.parametrize("path", ["/sitemap-nothing.xml", "/sitemap-items.xml?p=99", "/sitemap-items.xml?p=x",
                                  "/sitemap-items.xml?p=99999999999999999999999"])  # fmt: skip
def test_files_that_are_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@override_settings(VS_DEMO=False)
def test_crawlers_are_led_to_the_map_and_kept_from_endless_searches(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == f"Sitemap: {ORIGIN}/sitemap.xml"
    assert {"Allow: /resources/", "Disallow: /resources/?", "Allow: /open-referral/$", "Allow: /sitemap"} <= set(lines)
    assert lines[-1] == "Disallow: /"


def test_a_feed_reader_finds_the_feed_from_the_pages(client: Client) -> None:
    item = make_item()
    for path in ("/resources/", f"/resources/{item.slug}"):
        page = client.get(path).content.decode()
        assert 'type="application/atom+xml"' in page, path
        assert page.count('<meta name="description"') == 1, path
    assert 'href="/open-referral/"' in client.get("/resources/").content.decode()
