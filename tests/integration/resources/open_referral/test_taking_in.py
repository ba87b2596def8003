"""Issue 4, point 8: a feed of another directory becomes drafts, matched with what is there, and says so row by row."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.audit import broken_links
from accounts.models import AuditEvent
from organisations.models import Area
from resources.editing.content import words_of
from resources.editing.services import DirectReason, publish_directly
from resources.models import FeedEntry, Location, Organisation, Resource, Version
from resources.models.vocabulary import State, VersionState
from tests.integration.resources.open_referral.feeds import key, page, service, written
from tests.resources_factory import make_organisation, make_topic
from tests.services_factory import make_service

pytestmark = pytest.mark.django_db


class Outcome:
    """What the command answered."""

    def __init__(self, path: Path, *options: str) -> None:
        out, err = StringIO(), StringIO()
        try:
            call_command("import_services", str(path), "--json", *options, stdout=out, stderr=err)
            self.code = 0
        except SystemExit as ended:
            self.code = int(ended.code or 0)
        self.said, self.report = err.getvalue(), json.loads(out.getvalue())
        self.counts = {name: count for name, count in self.report["counts"].items() if count and name != "read"}

    @property
    def reasons(self) -> list[str]:
        return [reason for row in self.report["rows"] for reason in row["reasons"]]


def taken(tmp_path: Path, content: Any, *options: str) -> Outcome:
    return Outcome(written(tmp_path, content), *options)


@pytest.fixture(autouse=True)
def topics() -> None:
    make_topic("attendance")


def test_a_service_becomes_a_draft_with_all_that_it_says(tmp_path: Path, client: Client) -> None:
    area = Area.objects.create(name="North")
    found = taken(tmp_path, service(service_areas=[{"id": key(1), "name": "north"}]))
    assert (found.code, found.counts) == (0, {"added": 1})
    assert found.report["rows"] == [
        {"number": 1, "source_id": key(1), "outcome": "added", "name": "Walking bus 1", "reasons": [], "notes": []}
    ]
    item = Resource.objects.get()
    assert (item.state, item.kind, item.source, item.source_id) == (State.DRAFT, "service", "file:feed.json", key(1))
    assert (item.published_at, item.owner) == (None, None)
    version = Version.objects.get()
    assert (version.state, version.author) == (VersionState.DRAFT, None)
    assert (version.title, version.summary) == ("Walking bus 1", "Volunteers walk with pupils to school.")
    assert version.body == "Volunteers walk with pupils to school.\n\nThey start at the library."
    assert (version.url, version.email) == ("https://walking.example/1", "office@walking.example")
    assert (version.phone, version.cost, version.cost_note) == ("01632 960 300", "free", "Nothing.")
    assert (version.minimum_age, version.maximum_age, version.languages) == (5, 11, ["pl"])
    assert version.openings == [{"days": ["MO", "FR"], "opens": "08:00", "closes": "09:00"}]
    assert (version.topics, version.areas, version.service_status) == (["attendance"], [area.pk], "active")
    place = Location.objects.get()
    assert version.locations == [place.pk]
    assert (place.postcode, float(place.latitude or 0), place.taken_in) == ("FM1 1AA", 51.5, True)
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.source_id) == ("Walking Trust", key(900))
    assert client.get(f"/resources/{item.slug}").status_code == 404
    assert client.get(f"/resources/organisations/{organisation.slug}").status_code == 404
    assert client.get("/open-referral/v3/services").json()["total_items"] == 0


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    feed = page([service(1), service(2)])
    assert taken(tmp_path, feed).counts == {"added": 2}
    again = taken(tmp_path, feed)
    assert (again.code, again.counts, again.report["rows"]) == (0, {"unchanged": 2}, [])
    assert (Resource.objects.count(), Version.objects.count(), Location.objects.count()) == (2, 2, 1)
    assert Organisation.objects.count() == 1


def test_a_dry_run_says_the_same_and_changes_nothing(tmp_path: Path) -> None:
    found = taken(tmp_path, page([service(1), service(2), service(3, status="odd")]), "--dry-run")
    assert (found.code, found.counts) == (0, {"added": 2, "refused": 1})
    assert "Dry run, nothing was changed" in found.said
    for model in (Resource, Version, Organisation, Location, FeedEntry):
        assert model.objects.count() == 0, model
    assert not AuditEvent.objects.filter(event__startswith="resource.").exists()


def published(tmp_path: Path) -> Resource:
    """The service of the feed as staff published it, with a summary of their own."""
    taken(tmp_path, service())
    item = Resource.objects.get()
    publish(item, summary="In our own words.")
    return Resource.objects.get()


def publish(item: Resource, **words: Any) -> None:
    """Put the draft before readers, with an audience and these words."""
    content = words_of(Version.objects.get(resource=item)) | {"audiences": ["dsl"]} | words
    Version.objects.filter(resource=item).update(state=VersionState.DISCARDED)
    publish_directly(resource=item, content=content, by=None, reason_code=DirectReason.IMPORT)


def test_what_the_feed_says_anew_becomes_a_draft_and_the_rest_stays_as_staff_wrote_it(tmp_path: Path) -> None:
    item = published(tmp_path)
    assert taken(tmp_path, service()).counts == {"unchanged": 1}, "what staff rewrote is not proposed again"
    changed = service(maximum_age=16, fees="One pound.")
    assert taken(tmp_path, changed).counts == {"changed": 1}
    draft = Version.objects.get(state=VersionState.DRAFT)
    assert (draft.resource_id, draft.maximum_age, draft.cost_note) == (item.pk, 16, "One pound.")
    assert draft.summary == "In our own words."
    item.refresh_from_db()
    assert (item.maximum_age, item.state) == (11, State.PUBLISHED)
    assert taken(tmp_path, changed).counts == {"unchanged": 1}
    assert taken(tmp_path, changed | {"maximum_age": 17}).counts == {"changed": 1}, "the same draft goes on"
    assert Version.objects.get(state=VersionState.DRAFT).maximum_age == 17


def test_a_draft_that_a_person_writes_is_left_alone(tmp_path: Path, django_user_model: Any) -> None:
    item = published(tmp_path)
    person = django_user_model.objects.create_user(
        "editor@council.example", None, name="Cast Editor", job_title="Editor"
    )
    Version.objects.create(resource=item, number=9, author=person, title="Mine", summary="Mine.", kind="service",
                           organisation=item.organisation)  # fmt: skip
    refused = taken(tmp_path, page([service(maximum_age=16)]))
    assert refused.counts == {"refused": 1}
    assert "somebody is at work" in refused.reasons[0]
    Version.objects.filter(number=9).update(state=VersionState.DISCARDED)
    assert taken(tmp_path, service(maximum_age=16)).counts == {"changed": 1}, "it is not forgotten"


def test_what_is_there_is_found_by_name_and_organisation_or_address(tmp_path: Path) -> None:
    trust = make_organisation(name="WALKING  trust")
    own = make_service(title="Walking-bus 1", organisation=trust, places=[], url="https://other.example/")
    other = make_service(title="Walking bus 2", places=[], url="https://www.walking.example/2/")
    make_service(title="Walking bus 3", places=[], url="https://other.example/3")
    found = taken(tmp_path, page([service(1), service(2), service(3)]))
    assert found.counts == {"added": 1, "changed": 2}
    assert {entry.source_id: entry.resource_id for entry in FeedEntry.objects.all()} | {key(3): 0} == {
        key(1): own.pk, key(2): other.pk, key(3): 0,
    }  # fmt: skip
    assert taken(tmp_path, page([service(1), service(2), service(3)])).counts == {"unchanged": 3}
    assert Resource.objects.get(pk=own.pk).url == "https://other.example/", "live words stay"


def test_two_services_that_could_be_meant_are_not_guessed_between(tmp_path: Path) -> None:
    trust = make_organisation(name="Walking Trust")
    for _ in range(2):
        make_service(title="Walking bus 1", organisation=trust, places=[])
    found = taken(tmp_path, service())
    assert (found.code, found.counts) == (1, {"refused": 1})
    assert Version.objects.count() == 0


def test_what_staff_archived_stays_archived(tmp_path: Path) -> None:
    taken(tmp_path, service())
    Resource.objects.update(state=State.ARCHIVED)
    found = taken(tmp_path, service(maximum_age=16))
    assert found.counts == {"unchanged": 1}
    assert found.report["rows"][0]["notes"] == ["is archived here, so it stays as it is"]


def test_a_new_place_of_a_shown_organisation_waits_for_a_second_person(tmp_path: Path, client: Client) -> None:
    trust = make_organisation(name="Walking Trust", slug="trust")
    make_service(title="Shown", organisation=trust, places=[])
    taken(tmp_path, service())
    assert "Market Square" not in client.get("/resources/organisations/trust").content.decode()
    item = Resource.objects.get(title="Walking bus 1")
    publish(item)
    assert "Market Square" in client.get("/resources/organisations/trust").content.decode()


def test_every_write_is_audited(tmp_path: Path) -> None:
    taken(tmp_path, service())
    events = list(
        AuditEvent.objects.filter(event__startswith="resource.").order_by("pk").values_list("event", flat=True)
    )
    assert events == [
        "resource.organisation_added", "resource.place_added", "resource.started", "resource.feed_taken_in",
    ]  # fmt: skip
    assert list(broken_links()) == []


def test_our_own_feed_can_be_taken_in_again(tmp_path: Path, client: Client) -> None:
    make_service()
    feed = client.get("/open-referral/v3/services?full=true").json()
    Resource.objects.all().delete()
    Organisation.objects.all().delete()
    found = taken(tmp_path, feed)
    assert found.counts == {"added": 1}, found.said
    version = Version.objects.get()
    assert (version.title, version.topics, version.phases) == ("Mentoring", ["attendance", "behaviour"], ["secondary"])
    assert (version.phone, version.languages) == ("01632 960 201", ["en", "pl"])


@pytest.mark.parametrize("content", [[service(1), service(2)], page([service(1), service(2)])], ids=["list", "page"])
def test_lists_and_pages_are_read(tmp_path: Path, content: Any) -> None:
    assert taken(tmp_path, content).counts == {"added": 2}


def test_wrong_usage_is_told_apart_from_refused_data(tmp_path: Path) -> None:
    for arguments in (["no-such-file.json"], [str(written(tmp_path, service())), "--source", "x" * 301]):
        with pytest.raises(CommandError) as refused:
            call_command("import_services", *arguments)
        assert refused.value.returncode == 2
