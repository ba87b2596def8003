"""The pages on which the directory is written, tried as those who use them would."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from accounts.models import Person
from resources.editing import services
from resources.editing.services import collections
from resources.models import Collection, Organisation, Resource, Version
from resources.models.vocabulary import Kind, State, VersionState
from tests.cast import Cast, sign_in
from tests.resources_factory import make_item, make_organisation, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation(db: None) -> Organisation:
    make_topic("attendance")
    return make_organisation(name="Example Trust")


@pytest.fixture
def editor(cast: Cast) -> Client:
    return sign_in(Client(), cast.editor)


@pytest.fixture
def adviser(cast: Cast) -> Client:
    return sign_in(Client(), cast.vs)


def words_of(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[-2000:]
    return " ".join(strip_tags(response.content.decode().partition("<main")[2]).split())


def at(name: str, *args: object) -> str:
    return reverse(f"resources_desk:{name}", args=args)


def put(organisation: Organisation, **changes: Any) -> Resource:
    content = {
        "kind": Kind.GUIDANCE,
        "title": "Talking about absence",
        "summary": "What helps a setting.",
        "body": "Some words that help.",
        "organisation": organisation,
        "topics": ["attendance"],
        "audiences": ["dsl"],
    } | changes
    return services.publish_directly(content=content, by=None, reason_code=services.DirectReason.IMPORT)


def post_section(client: Client, item: Resource, slug: str, fields: dict[str, Any], status: int = 302) -> Any:
    draft = Version.objects.get(resource=item, state=VersionState.DRAFT)
    response = client.post(at("section", item.public_id, slug), {"edits": draft.edits} | fields)
    assert response.status_code == status, words_of(response, response.status_code)
    return response


def written(client: Client, organisation: Organisation, keeper: Person, second: Person) -> Resource:
    """An item written through its pages, ready to be sent."""
    fields = {
        "kind": "guidance",
        "title": "First words on absence",
        "organisation_name": organisation.name,
        "summary": "",
        "url": "",
    }
    assert client.post(at("new"), fields).status_code == 302
    item = Resource.objects.get(title="First words on absence")
    about = {
        "title": "First words on absence",
        "summary": "What helps.",
        "url": "",
        "organisation_name": organisation.name,
    }
    post_section(client, item, "about", about)
    post_section(client, item, "text", {"body": "## What helps\n\nA call on the first day."})
    post_section(
        client, item, "readers", {"main_topic": "attendance", "audiences": ["dsl", "leader"], "phases": ["primary"]}
    )
    basis = {"evidence": "practice", "cost": "free", "law": "Education Act 1996, section 7",
             "law_dated_day": "1", "law_dated_month": "9", "law_dated_year": "2026"}  # fmt: skip
    post_section(client, item, "basis", basis)
    keepers = {"owner": keeper.pk, "second_owner": second.pk, "review_months": "6"}
    assert client.post(at("keep", item.public_id), keepers).status_code == 302
    return item


def test_an_item_goes_from_a_blank_page_to_readers(
    cast: Cast, adviser: Client, editor: Client, organisation: Organisation
) -> None:
    item = written(adviser, organisation, cast.vs, cast.editor)
    draft = Version.objects.get(resource=item)
    assert str(draft.law_dated) == "2026-09-01"
    assert "To do" not in words_of(adviser.get(at("item", item.public_id)))
    assert adviser.post(at("send", item.public_id), {"edits": draft.edits}).status_code == 302
    assert "First words on absence" in words_of(editor.get(at("items"), {"list": "review"}))
    assert "You keep no items" not in words_of(adviser.get(at("items"), {"list": "mine"}))
    read = words_of(editor.get(at("review", item.public_id)))
    assert "A call on the first day." in read
    draft.refresh_from_db()
    assert editor.post(at("review", item.public_id), {"edits": draft.edits, "when": "now"}).status_code == 302
    public = words_of(Client().get(reverse("resources:item", args=["first-words-on-absence"])))
    assert "A call on the first day." in public


def test_a_button_that_is_pressed_twice_does_its_work_once(
    cast: Cast, adviser: Client, editor: Client, organisation: Organisation
) -> None:
    item = written(adviser, organisation, cast.vs, cast.editor)
    draft = Version.objects.get(resource=item)
    for _ in range(2):
        assert adviser.post(at("send", item.public_id), {"edits": draft.edits}).status_code == 302
    draft.refresh_from_db()
    assert editor.post(at("review", item.public_id), {"edits": draft.edits, "when": "now"}).status_code == 302
    again = editor.post(at("review", item.public_id), {"edits": draft.edits, "when": "now"})
    assert "it was published or discarded, perhaps a moment ago" in words_of(again, 409)
    assert Version.objects.count() == 1


def test_the_author_may_not_read_it_for_the_second_time(cast: Cast, editor: Client, organisation: Organisation) -> None:
    item = written(editor, organisation, cast.editor, cast.vs)
    draft = Version.objects.get(resource=item)
    editor.post(at("send", item.public_id), {"edits": draft.edits})
    assert editor.get(at("review", item.public_id)).status_code == 403
    draft.refresh_from_db()
    assert editor.post(at("review", item.public_id), {"edits": draft.edits, "when": "now"}).status_code == 403
    assert editor.get(at("send_back", item.public_id)).status_code == 403
    assert "somebody else reads it" in words_of(editor.get(at("item", item.public_id)))


def test_a_draft_that_lacks_something_says_what_and_is_not_sent(adviser: Client, organisation: Organisation) -> None:
    fields = {
        "kind": "service",
        "title": "A new service",
        "organisation_name": organisation.name,
        "summary": "",
        "url": "",
    }
    adviser.post(at("new"), fields)
    item = Resource.objects.get()
    page = words_of(adviser.get(at("item", item.public_id)))
    assert "Enter a summary in our own words" in page
    assert "Select a second owner" in page
    assert "once every section says that it is done" in page
    assert "Send to a second person" not in page
    sent = adviser.post(at("send", item.public_id), {"edits": 1})
    assert "Select at least one topic" in words_of(sent, 409)


def test_what_is_there_already_is_shown_before_it_is_written_twice(adviser: Client, organisation: Organisation) -> None:
    put(organisation, title="Suspension and permanent exclusion", url="https://www.gov.example/exclusion/")
    fields = {
        "kind": "guidance",
        "title": "Another title",
        "organisation_name": organisation.name,
        "summary": "",
        "url": "https://gov.example/exclusion#part-2",
    }
    asked = words_of(adviser.post(at("new"), fields))
    assert "the same web address" in asked
    assert Resource.objects.count() == 1
    near = words_of(adviser.post(at("new"), fields | {"title": "Suspension & permanent exclusions", "url": ""}))
    assert "nearly the same title" in near
    assert adviser.post(at("new"), fields | {"is_another": "on"}).status_code == 302
    assert Resource.objects.count() == 2


@pytest.mark.parametrize(
    ("slug", "fields", "says"),
    [
        ("text", {"body": "![](https://pictures.example/x.png)"}, "Say in the square brackets what each picture shows"),
        ("text", {"body": "[press](javascript:alert(1))"}, "A link must start with https://"),
        ("about", {"title": "T", "url": "http://plain.example/", "summary": ""}, "starts with https://"),
        ("about", {"title": "T", "url": "https://a@evil.example/", "summary": ""}, "without a user name"),
        ("readers", {"main_topic": "", "audiences": []}, "Select the main topic"),
        ("readers", {"main_topic": "attendance", "audiences": ["all-of-them"]}, "choices in the list"),
        ("basis", {"law": "Education Act 2002, section 51A"}, "Enter the date of the law as you read it"),
        ("offer", {}, "404"),
    ],
)  # fmt: skip
def test_a_section_says_what_is_wrong_beside_the_field(
    adviser: Client, organisation: Organisation, slug: str, fields: dict[str, Any], says: str
) -> None:
    fields = fields | ({"organisation_name": organisation.name} if slug == "about" else {})
    adviser.post(
        at("new"),
        {"kind": "guidance", "title": "One", "organisation_name": organisation.name, "summary": "", "url": ""},
    )
    item = Resource.objects.get()
    response = post_section(adviser, item, slug, fields, 404 if says == "404" else 200)
    if says != "404":
        assert says in words_of(response)
    assert Version.objects.get().edits == 1


def test_two_editors_at_once_see_each_others_words(adviser: Client, editor: Client, organisation: Organisation) -> None:
    adviser.post(
        at("new"),
        {"kind": "guidance", "title": "One", "organisation_name": organisation.name, "summary": "", "url": ""},
    )
    item = Resource.objects.get()
    editor.post(at("section", item.public_id, "text"), {"edits": 1, "body": "The words of the first."})
    late = adviser.post(at("section", item.public_id, "text"), {"edits": 1, "body": "The words of the second."})
    page = words_of(late, 409)
    assert "The words of the first." in page
    assert "The words of the second." in page
    again = adviser.post(at("section", item.public_id, "text"), {"edits": 2, "body": "The words of both."})
    assert again.status_code == 302
    assert Version.objects.get().body == "The words of both."


def test_versions_are_compared_in_words_and_restored(cast: Cast, editor: Client, organisation: Organisation) -> None:
    item = put(organisation, body="Tell the social worker.\n\nKeep a note.")
    services.keep(resource=item, by=cast.vs, keeping=services.Keeping(cast.vs, cast.editor, 12))
    draft = services.start_version(resource=item, by=cast.vs)
    services.save_draft(version=draft, by=cast.vs, content={"body": "Tell the social worker at once.\n\nKeep a note."})
    page = editor.get(at("version", item.public_id, 2)).content.decode()
    assert "<ins>" in page
    assert "at once" in strip_tags(page)
    restored = editor.post(at("restore", item.public_id, 1))
    assert "is being written already" in words_of(restored, 409)
    draft.refresh_from_db()
    assert editor.post(at("discard", item.public_id), {"edits": draft.edits}).status_code == 302
    assert editor.post(at("restore", item.public_id, 2)).status_code == 302
    assert Version.objects.get(number=3).body == "Tell the social worker at once.\n\nKeep a note."
    assert "at once" in words_of(editor.get(at("preview", item.public_id, 3)))


def test_an_item_is_archived_with_a_forwarding_address(editor: Client, organisation: Organisation) -> None:
    old, following = put(organisation), put(organisation, title="Talking about absence today")
    page = editor.get(at("archive", old.public_id), {"q": "absence today"})
    assert "Talking about absence today (Example Trust)" in words_of(page)
    editor.post(at("archive", old.public_id), {"forward_to": str(following.public_id)})
    old.refresh_from_db()
    assert (old.state, old.forward_to) == (State.ARCHIVED, following)
    moved = Client().get(reverse("resources:item", args=[old.slug]))
    assert moved.status_code == 301
    assert moved["Location"] == reverse("resources:item", args=[following.slug])
    editor.post(at("archive", old.public_id), {"forward_to": "nowhere"})
    old.refresh_from_db()
    assert old.forward_to is None


def test_a_collection_is_ordered_with_buttons(editor: Client, organisation: Organisation) -> None:
    editor.post(
        at("collection_new"),
        {"title": "Before you suspend", "summary": "What to try.", "position": "10", "is_published": "on"},
    )
    collection = Collection.objects.get()
    for title in ("One", "Two", "Three"):
        item = put(organisation, title=title)
        editor.post(at("collection_add", collection.pk), {"item": str(item.public_id), "why": ""})
    page = editor.get(at("collection", collection.pk))
    first, _, third = collection.items.order_by("position")
    seen = page.context["seen"]
    assert editor.post(at("collection_up", collection.pk, third.pk), {"seen": seen}).status_code == 302
    titles = [place.resource.title for place in collection.items.order_by("position")]
    assert titles == ["One", "Three", "Two"]
    late = editor.post(at("collection_down", collection.pk, first.pk), {"seen": seen})
    assert "This changed while you had the page open" in words_of(late, 409)
    editor.post(at("collection_out", collection.pk, first.pk))
    assert collection.items.count() == 2
    again = editor.post(at("collection_add", collection.pk), {"item": str(third.resource.public_id), "why": ""})
    assert "It is already in the collection" in words_of(again)
    shown = words_of(Client().get(reverse("resources:collection", args=["before-you-suspend"])))
    assert shown.index("Three") < shown.index("Two")


def test_an_organisation_keeps_its_old_address(editor: Client) -> None:
    fields = {
        "name": "Example Trust",
        "description": "Helps.",
        "url": "https://trust.example/",
        "email": "",
        "phone": "01632 960 001",
    }
    editor.post(at("organisation_new"), fields)
    organisation = Organisation.objects.get()
    twice = editor.post(at("organisation_new"), fields)
    assert "of this name already" in words_of(twice)
    seen = editor.get(at("organisation_change", organisation.public_id)).context["form"]["seen"].value()
    changed = editor.post(
        at("organisation_change", organisation.public_id), fields | {"name": "Sample Trust", "seen": seen}
    )
    assert changed.status_code == 302
    late = editor.post(at("organisation_change", organisation.public_id), fields | {"seen": seen})
    assert late.status_code == 409
    old = reverse("resources:organisation", args=["example-trust"])
    assert Client().get(old).status_code == 404  # it has nothing to show
    item = make_item(organisation=organisation)
    assert Client().get(old)["Location"] == reverse("resources:organisation", args=["sample-trust"])
    item.delete()
    place = {
        "type": "physical",
        "name": "Oak Hall",
        "town": "Sampleton",
        "postcode": "aa31ab",
        "latitude": "100",
        "longitude": "0",
    }
    assert "between -90 and 90" in words_of(editor.post(at("place_new", organisation.public_id), place))
    editor.post(at("place_new", organisation.public_id), place | {"latitude": "", "longitude": ""})
    assert organisation.locations.get().postcode == "AA3 1AB"
    put(organisation)
    editor.post(at("organisation_remove", organisation.public_id))
    assert Organisation.objects.exists()


def test_a_topic_gets_an_owner_who_may_write_the_directory(cast: Cast, editor: Client) -> None:
    make_topic("attendance", description="Absence.")
    page = editor.get(at("topic", "attendance"))
    fields = {
        "label": "Attendance",
        "description": "Absence.",
        "position": "10",
        "is_active": "on",
        "seen": page.context["form"]["seen"].value(),
    }
    assert "Select one of the choices in the list" in words_of(
        editor.post(at("topic", "attendance"), fields | {"owner": cast.dsl_a.pk})
    )
    assert editor.post(at("topic", "attendance"), fields | {"owner": cast.vs.pk}).status_code == 302
    assert cast.vs.name in words_of(editor.get(at("topics")))


def test_a_service_is_written_with_the_fields_of_its_kind(adviser: Client, organisation: Organisation) -> None:
    adviser.post(
        at("new"),
        {"kind": "service", "title": "Mentoring", "organisation_name": organisation.name, "summary": "", "url": ""},
    )
    item = Resource.objects.get()
    offer = {"serves": "Pupils with a social worker", "minimum_age": "11", "maximum_age": "16", "eligibility": "", "cost": "free",
             "cost_note": "", "service_status": "active", "languages": ["en", "pl"]}  # fmt: skip
    post_section(adviser, item, "offer", offer)
    reach = {"how_to_refer": "Write to the office.", "phone": "01632 960 014", "email": "office@trust.example",
             "openings": "Monday to Thursday 9:30 to 15:00"}  # fmt: skip
    post_section(adviser, item, "reach", reach)
    draft = Version.objects.get()
    assert draft.openings == [{"days": ["MO", "TU", "WE", "TH"], "opens": "09:30", "closes": "15:00"}]
    assert (draft.minimum_age, draft.languages) == (11, ["en", "pl"])
    bad = post_section(adviser, item, "reach", reach | {"openings": "now and then"}, 200)
    assert "write days and times" in words_of(bad)


@pytest.mark.parametrize(
    ("path", "saved"),
    [
        ("government/publications/send-code-of-practice-0-to-25", True),
        ("suspensions-and-permanent-exclusions-in-england/2023-24", True),
        ("pupils/upn-A801200001001", False),
    ],
)
def test_an_address_may_hold_ages_and_years_but_no_number_of_a_pupil(
    adviser: Client, organisation: Organisation, path: str, saved: bool
) -> None:
    typed = {"kind": "guidance", "title": "Absence", "organisation_name": organisation.name, "summary": ""}
    page = adviser.post(at("new"), typed | {"url": f"https://guidance.example/{path}"})
    assert page.status_code == (302 if saved else 200)
    assert Resource.objects.exists() == saved


def test_the_desks_pages_cost_the_same_with_many_items(editor: Client, organisation: Organisation) -> None:
    """STYLE habit 17: queries of a page do not grow with what it lists."""

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(address).status_code == 200
        return len(queries)

    collection = Collection.objects.create(slug="cost", title="Cost", summary="What it costs.")
    addresses = [at("items"), at("organisations"), at("topics"), at("collections"), at("collection", collection.pk)]
    for number in range(2):
        item = put(organisation, title=f"First {number}")
        collections.add_item(collection=collection, resource=item, why="", by=None)
    cost(addresses[0])  # what a first request of a session reads once
    before = [cost(address) for address in addresses]
    for number in range(8):
        item = put(make_organisation(), title=f"Later {number}")
        services.start_version(resource=item, by=None)
        collections.add_item(collection=collection, resource=item, why="", by=None)
    assert [cost(address) for address in addresses] == before
