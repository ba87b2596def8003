"""Two at once: a button pressed twice, two people who want the same address, a row that goes while a page is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from resources import slugs
from resources.editing import services
from resources.editing.content import ContentRefused
from resources.editing.services import collections, organisations
from resources.models import Collection, CollectionItem, Location, Organisation, Resource
from resources.models.vocabulary import Kind
from tests.cast import Cast, sign_in
from tests.resources_factory import make_item, make_organisation, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(db: None) -> Organisation:
    make_topic("attendance")
    return make_organisation(name="Example Trust")


@pytest.fixture
def somebody_was_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first look at the addresses that are taken finds none: whoever has it commits a moment later."""
    real: Callable[..., set[str]] = slugs._taken
    looks: list[str] = []

    def blind_once(wanted: str, *args: Any) -> set[str]:
        looks.append(wanted)
        return set() if len(looks) == 1 else real(wanted, *args)

    monkeypatch.setattr(slugs, "_taken", blind_once)


def test_two_who_want_the_same_address_at_once_get_one_each(
    cast: Cast, organisation: Organisation, somebody_was_faster: None
) -> None:
    make_item(title="Walking to school", slug="walking-to-school", organisation=organisation)
    content = {"title": "Walking to school", "organisation": organisation}
    version = services.start_item(kind=Kind.GUIDANCE, by=cast.vs, content=content)
    assert version.resource.slug == "walking-to-school-2"


def test_an_organisation_that_two_add_at_once_is_there_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., set[str]] = slugs._taken

    def somebody_adds_it(wanted: str, *args: Any) -> set[str]:
        if Organisation.objects.filter(slug=wanted).exists():
            return real(wanted, *args)
        make_organisation(name="Walking Trust", slug="walking-trust")
        return set()

    monkeypatch.setattr(slugs, "_taken", somebody_adds_it)
    with pytest.raises(ContentRefused, match="already"):
        organisations.save_organisation(organisation=None, fields={"name": "Walking trust"}, by=cast.editor)


def test_an_organisation_that_a_colleague_removed_meanwhile_is_told(cast: Cast, organisation: Organisation) -> None:
    gone = make_organisation(name="Gone Trust")
    organisations.remove_organisation(organisation=Organisation.objects.get(pk=gone.pk), by=cast.editor)
    with pytest.raises(ContentRefused, match="removed a moment ago"):
        services.start_item(kind=Kind.GUIDANCE, by=cast.vs, content={"title": "Absence", "organisation": gone})
    draft = services.start_item(kind=Kind.GUIDANCE, by=cast.vs, content={"title": "A", "organisation": organisation})
    with pytest.raises(ContentRefused, match="removed a moment ago"):
        services.save_draft(version=draft, by=cast.vs, content={"organisation": gone})


def test_a_place_is_held_while_it_is_chosen(cast: Cast, organisation: Organisation) -> None:
    """Else a colleague could remove it between the look at it and the end of the transaction."""
    hall = Location.objects.create(organisation=organisation, name="Hall")
    draft = services.start_item(kind=Kind.SERVICE, by=cast.vs, content={"title": "A", "organisation": organisation})
    with CaptureQueriesContext(connection) as queries:
        services.save_draft(version=draft, by=cast.vs, content={"locations": [hall.pk]})
    held = [query["sql"] for query in queries if "FOR KEY SHARE" in query["sql"]]
    assert any("resources_location" in statement and str(hall.pk) in statement for statement in held)


def test_a_collection_that_is_started_twice_is_there_once(cast: Cast) -> None:
    fields = {"title": "Walking", "summary": "All about it."}
    collections.save_collection(collection=None, fields=fields, by=cast.editor)
    with pytest.raises(ContentRefused, match="already"):
        collections.save_collection(collection=None, fields=fields, by=cast.editor)
    assert Collection.objects.count() == 1


def test_a_place_that_is_added_twice_is_there_once(cast: Cast, organisation: Organisation) -> None:
    for name in ("The hall", "The hall", "The other hall"):
        fields = {"type": "physical", "name": name}
        organisations.save_location(organisation=organisation, location=None, fields=fields, by=cast.editor)
    assert list(Location.objects.values_list("name", flat=True)) == ["The hall", "The other hall"]


def test_the_button_that_starts_a_draft_pressed_twice_starts_one(cast: Cast, organisation: Organisation) -> None:
    editor = sign_in(Client(), cast.editor)
    posted = {
        "kind": "guidance",
        "title": "Walking to school",
        "url": "https://walking.example/",
        "organisation_name": organisation.name,
        "summary": "Why and how.",
        "is_another": "on",
    }
    first, second = (editor.post(reverse("resources_desk:new"), posted) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Resource.objects.count() == 1


def test_what_was_removed_a_moment_ago_is_no_error_of_the_portal(
    cast: Cast, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resources.editing.views import collections as pages
    from resources.editing.views import organisations as other_pages

    editor = sign_in(Client(), cast.editor)
    gone = Collection(pk=999_999, title="Gone", slug="gone")
    monkeypatch.setattr(pages, "_load", lambda pk: gone)
    assert editor.post(reverse("resources_desk:collection_remove", args=[gone.pk])).status_code == 404
    lost = Organisation(pk=999_999, name="Lost")
    monkeypatch.setattr(other_pages, "_load", lambda public_id: lost)
    assert editor.post(reverse("resources_desk:organisation_remove", args=[lost.public_id])).status_code == 404


def test_a_place_that_a_colleague_took_out_meanwhile_is_told(cast: Cast, organisation: Organisation) -> None:
    made = collections.save_collection(
        collection=None, fields={"title": "Walking", "summary": "All about it."}, by=cast.editor
    )
    item = make_item(organisation=organisation)
    place = collections.add_item(collection=made, resource=item, why="", by=cast.editor)
    CollectionItem.objects.filter(pk=place.pk).delete()
    with pytest.raises(collections.NoPlace, match="meanwhile"):
        collections.change_why(place=place, why="It helps.", by=cast.editor)
    with pytest.raises(collections.NoPlace, match="meanwhile"):
        collections.take_out(place=place, by=cast.editor)


@pytest.mark.parametrize("name", ["\u200b", "\u00ad\ufeff", "---"])
def test_a_name_that_nobody_can_read_is_none(cast: Cast, organisation: Organisation, name: str) -> None:
    with pytest.raises(ContentRefused, match="Enter a title"):
        services.start_item(kind=Kind.GUIDANCE, by=cast.vs, content={"title": name, "organisation": organisation})
    with pytest.raises(ContentRefused, match="Enter the name"):
        organisations.save_organisation(organisation=None, fields={"name": name}, by=cast.editor)
    with pytest.raises(ContentRefused, match="Enter the title"):
        collections.save_collection(collection=None, fields={"title": name, "summary": "All."}, by=cast.editor)
