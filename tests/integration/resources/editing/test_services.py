"""Writing the directory through its services: the way of a version, who is refused, and two editors at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import personal_data
from accounts.models import AuditEvent, Person
from notifications.models import OutboxMessage
from resources.editing import services
from resources.editing.marks import ChangedMeanwhile, mark_of
from resources.editing.services import keepers
from resources.models import OldSlug, Organisation, Resource, ResourceLink, Topic, Version
from resources.models.searching import SearchEntry
from resources.models.vocabulary import Kind, State, VersionState
from resources.slugs import present_slug
from tests.cast import Cast, sign_in
from tests.resources_factory import make_organisation, make_topic

pytestmark = pytest.mark.django_db


def words(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Absence and how to talk about it",
        "summary": "What helps a setting to talk about absence.",
        "body": "Read [the guidance](https://guidance.example/absence).",
        "organisation": organisation,
        "topics": ["attendance"],
        "audiences": ["dsl"],
    } | changes


@pytest.fixture
def organisation(db: None) -> Organisation:
    make_topic("attendance")
    return make_organisation()


@pytest.fixture
def draft(cast: Cast, organisation: Organisation) -> Version:
    """Written by the adviser, kept by the adviser and the editor."""
    return services.start_item(kind=Kind.GUIDANCE, by=cast.vs, content=words(organisation), second_owner=cast.editor)


def test_a_version_is_written_read_by_a_second_person_and_published(cast: Cast, draft: Version) -> None:
    sent = services.send_to_review(version=draft, by=cast.vs)
    assert sent.resource.state == State.IN_REVIEW
    assert OutboxMessage.objects.filter(kind="resource_to_review").count() == 1
    live = services.approve(version=sent, by=cast.editor)
    item = Resource.objects.get(pk=draft.resource_id)
    assert (item.state, item.slug, item.checked_on) == (
        State.PUBLISHED,
        "absence-and-how-to-talk-about-it",
        timezone.localdate(),
    )
    assert live.approved_by == cast.editor
    assert SearchEntry.objects.filter(resource=item).exists()
    assert ResourceLink.objects.filter(resource=item).count() == 1
    assert OutboxMessage.objects.filter(kind="resource_published").count() == 1
    assert list(
        AuditEvent.objects.filter(event__startswith="resource.").order_by("pk").values_list("event", flat=True)
    ) == [
        "resource.started",
        "resource.sent_to_review",
        "resource.published",
    ]


def test_nobody_approves_words_of_their_own_also_after_a_colleague_changed_them(
    cast: Cast, organisation: Organisation
) -> None:
    mine = services.start_item(kind=Kind.GUIDANCE, by=cast.editor, content=words(organisation), second_owner=cast.vs)
    changed = services.save_draft(version=mine, by=cast.vs_head, content={"title": "Another title"})
    sent = services.send_to_review(version=changed, by=cast.editor)
    for writer in (cast.editor, cast.vs_head):
        with pytest.raises(services.WrongActor, match="You wrote some of this version"):
            services.approve(version=sent, by=writer)
        with pytest.raises(services.WrongActor):
            services.return_to_author(version=sent, by=writer, note="No.")
    with pytest.raises(services.WrongActor):  # an adviser may write, and may not publish
        services.approve(version=sent, by=cast.vs)


def test_people_of_a_setting_write_nothing(cast: Cast, organisation: Organisation, draft: Version) -> None:
    for person in (cast.dsl_a, cast.admin):
        with pytest.raises(services.WrongActor):
            services.start_item(kind=Kind.GUIDANCE, by=person, content=words(organisation))
        with pytest.raises(services.WrongActor):
            services.save_draft(version=draft, by=person, content={"title": "Mine"})
        with pytest.raises(services.WrongActor):
            services.archive(resource=draft.resource, by=person)


def test_the_second_of_two_editors_is_told_and_loses_nothing_of_the_first(cast: Cast, draft: Version) -> None:
    services.save_draft(version=draft, by=cast.vs, content={"title": "The first"})
    with pytest.raises(services.StaleVersion) as refused:
        services.save_draft(version=draft, by=cast.editor, content={"title": "The second"})
    assert refused.value.version.title == "The first"


def test_what_was_changed_after_it_was_read_is_not_approved(cast: Cast, draft: Version) -> None:
    read = services.send_to_review(version=draft, by=cast.vs)
    back = services.take_back(version=read, by=cast.vs)
    changed = services.save_draft(version=back, by=cast.vs, content={"summary": "Other words."})
    services.send_to_review(version=changed, by=cast.vs)
    with pytest.raises(services.StaleVersion):
        services.approve(version=read, by=cast.editor)


def test_a_published_item_stays_as_it_is_while_its_next_version_is_written(cast: Cast, draft: Version) -> None:
    item = services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor).resource
    following = services.start_version(resource=item, by=cast.editor)
    with pytest.raises(services.OpenDraft):
        services.start_version(resource=item, by=cast.vs)
    services.save_draft(version=following, by=cast.editor, content={"title": "Absence anew"})
    item.refresh_from_db()
    assert (item.title, item.state) == ("Absence and how to talk about it", State.PUBLISHED)
    following.refresh_from_db()
    services.approve(version=services.send_to_review(version=following, by=cast.editor), by=cast.vs_head)
    item.refresh_from_db()
    assert item.slug == "absence-anew"
    assert present_slug(Resource.objects.all(), "absence-and-how-to-talk-about-it") == "absence-anew"
    assert list(item.versions.values_list("number", "state")) == [(2, VersionState.LIVE), (1, VersionState.PAST)]


def test_an_earlier_version_is_restored_as_a_draft_and_gets_its_old_address_back(cast: Cast, draft: Version) -> None:
    test_a_published_item_stays_as_it_is_while_its_next_version_is_written(cast, draft)
    first = Version.objects.get(resource=draft.resource_id, number=1)
    third = services.restore(version=first, by=cast.vs)
    assert (third.number, third.title, third.state) == (3, first.title, VersionState.DRAFT)
    services.approve(version=services.send_to_review(version=third, by=cast.vs), by=cast.editor)
    item = Resource.objects.get(pk=draft.resource_id)
    assert item.slug == "absence-and-how-to-talk-about-it"
    assert list(OldSlug.objects.values_list("slug", flat=True)) == ["absence-anew"]


def test_an_approved_version_waits_for_its_time_and_goes_live_once(cast: Cast, draft: Version) -> None:
    at = timezone.now() + timedelta(hours=3)
    sent = services.send_to_review(version=draft, by=cast.vs)
    with pytest.raises(services.BadTime):
        services.approve(version=sent, by=cast.editor, publish_at=timezone.now() - timedelta(minutes=1))
    services.approve(version=sent, by=cast.editor, publish_at=at)
    assert services.publish_due(now=at - timedelta(minutes=1)) == 0
    assert services.publish_due(now=at) == 1
    assert services.publish_due(now=at) == 0
    assert Resource.objects.get().published_at == at


def test_what_is_missing_is_said_before_a_second_person_reads_it(cast: Cast, organisation: Organisation) -> None:
    bare = {"title": "A title", "organisation": organisation}
    draft = services.start_item(kind=Kind.GUIDANCE, by=cast.vs, content=bare)
    with pytest.raises(services.ContentRefused) as refused:
        services.send_to_review(version=draft, by=cast.vs)
    assert set(refused.value.errors) == {"summary", "topics", "audiences", "body", "second_owner"}


def test_an_archived_item_forwards_and_so_do_those_that_forwarded_to_it(cast: Cast, organisation: Organisation) -> None:
    def put(title: str) -> Resource:
        return services.publish_directly(
            content=words(organisation, kind=Kind.GUIDANCE, title=title),
            by=None,
            reason_code=services.DirectReason.IMPORT,
        )

    first, second, third = put("First"), put("Second"), put("Third")
    services.archive(resource=first, by=cast.editor, forward_to=second)
    assert not SearchEntry.objects.filter(resource=first).exists()
    with pytest.raises(services.BadForwarding):
        services.archive(resource=second, by=cast.editor, forward_to=first)
    services.archive(resource=second, by=cast.editor, forward_to=third)
    first.refresh_from_db()
    assert first.forward_to == third
    draft = services.start_version(resource=first, by=cast.vs)
    services.keep(resource=first, by=cast.vs, keeping=services.Keeping(cast.vs, cast.editor, 6))
    services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor)
    first.refresh_from_db()
    assert (first.state, first.forward_to) == (State.PUBLISHED, None)


def test_archiving_puts_aside_what_waits_for_its_time(cast: Cast, draft: Version) -> None:
    at = timezone.now() + timedelta(hours=3)
    services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor, publish_at=at)
    services.archive(resource=draft.resource, by=cast.editor)
    assert services.publish_due(now=at) == 0
    assert Resource.objects.get().state == State.ARCHIVED


def test_a_discarded_first_draft_can_be_taken_up_again(cast: Cast, draft: Version) -> None:
    services.discard(version=draft, by=cast.vs)
    item = Resource.objects.get()
    assert (item.state, item.published_at) == (State.ARCHIVED, None)
    services.restore(version=Version.objects.get(), by=cast.editor)
    item.refresh_from_db()
    assert item.state == State.DRAFT


def test_the_database_refuses_a_move_that_no_row_allows_and_other_words_for_a_live_version(
    cast: Cast, draft: Version
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=draft.pk).update(state=VersionState.LIVE, went_live_at=timezone.now())
    services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=draft.pk).update(phone="020 7946 0000")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "http://plain.example/"}, "url"),
        ({"url": "https://www.gov.uk@evil.example/"}, "url"),
        ({"evidence_url": "javascript:alert(1)"}, "evidence_url"),
        ({"body": "![](https://pictures.example/a.png)"}, "body"),
        ({"body": "[press](javascript:alert(1))"}, "body"),
        ({"topics": ["no-such-topic"]}, "topics"),
        ({"audiences": ["everybody"]}, "audiences"),
        ({"areas": [999_999]}, "areas"),
        ({"law": "Education Act 2002, section 51A"}, "law_dated"),
        ({"kind": Kind.SERVICE, "openings": [{"days": ["MO"], "opens": "17:00", "closes": "09:00"}]}, "openings"),
        ({"kind": Kind.SERVICE, "minimum_age": 16, "maximum_age": 5}, "maximum_age"),
        ({"kind": Kind.SERVICE, "locations": [999_999]}, "locations"),
        ({"title": "x" * 151}, "title"),
    ],
)
def test_what_may_not_stand_in_an_item_is_refused_with_the_reason(
    organisation: Organisation, changes: dict[str, Any], field: str
) -> None:
    content = words(organisation, **({"kind": Kind.GUIDANCE} | changes))
    with pytest.raises(services.ContentRefused) as refused:
        services.publish_directly(content=content, by=None, reason_code=services.DirectReason.IMPORT)
    assert field in refused.value.errors
    assert not Resource.objects.exists()


def test_people_who_left_and_settings_keep_nothing(cast: Cast, draft: Version) -> None:
    strangers: list[Person] = [cast.dsl_a]
    for person in strangers:
        with pytest.raises(services.BadKeeping):
            services.keep(resource=draft.resource, by=cast.vs, keeping=services.Keeping(cast.vs, person, 12))
    with pytest.raises(services.BadKeeping):
        services.keep(resource=draft.resource, by=cast.vs, keeping=services.Keeping(cast.vs, cast.vs, 12))


def test_what_somebody_keeps_goes_to_a_colleague(cast: Cast, draft: Version) -> None:
    assert keepers.hand_over(leaver=cast.vs, successor=cast.vs_duty, by=cast.editor) == 1
    item = Resource.objects.get()
    assert (item.owner, item.second_owner) == (cast.vs_duty, cast.editor)
    keepers.hand_over(leaver=cast.vs_duty, successor=cast.editor, by=cast.vs_head)
    item.refresh_from_db()
    assert (item.owner, item.second_owner) == (cast.editor, None)
    with pytest.raises(services.BadKeeping):
        keepers.hand_over(leaver=cast.editor, successor=cast.dsl_a, by=cast.vs_head)
    with pytest.raises(services.WrongActor):
        keepers.hand_over(leaver=cast.editor, successor=cast.vs, by=cast.vs)


def test_a_person_sees_what_they_wrote_and_is_taken_off_it(cast: Cast, draft: Version) -> None:
    services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor)
    held = personal_data.export(cast.vs)["resources"]
    assert held["keeps"] == [{"item": "Absence and how to talk about it", "as": "owner"}]
    assert [one["version"] for one in held["wrote"]] == [1]
    assert personal_data.erase(cast.vs)["resources"] >= 3
    item, version = Resource.objects.get(), Version.objects.get()
    assert (item.owner, item.second_owner, version.author) == (cast.editor, None, None)
    assert version.body == draft.body
    assert "keeps" not in personal_data.export(cast.vs)["resources"]


def test_restoring_a_colleagues_words_does_not_let_them_approve_these(
    cast: Cast, organisation: Organisation, draft: Version
) -> None:
    services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor)
    item = Resource.objects.get(pk=draft.resource_id)
    alone = services.start_version(resource=item, by=cast.editor)
    alone = services.save_draft(version=alone, content={"summary": "Words of the editor alone."}, by=cast.editor)
    aside = services.discard(version=alone, by=cast.editor)
    sent = services.send_to_review(version=services.restore(version=aside, by=cast.vs), by=cast.vs)
    with pytest.raises(services.WrongActor):
        services.approve(version=sent, by=cast.editor)
    services.discard(version=sent, by=cast.vs)
    # What readers have had was read by a second person before: it is restored without its writers.
    old = services.restore(version=Version.objects.get(resource=item, number=1), by=cast.vs)
    assert [one.pk for one in old.writers.all()] == [cast.vs.pk]


def test_taking_up_what_was_never_published_keeps_its_writers(cast: Cast, draft: Version) -> None:
    services.discard(version=draft, by=cast.vs)
    again = services.start_version(resource=Resource.objects.get(pk=draft.resource_id), by=cast.editor)
    assert {one.pk for one in again.writers.all()} == {cast.vs.pk, cast.editor.pk}


def test_words_read_before_the_law_changed_go_live_with_the_mark(
    cast: Cast, organisation: Organisation, draft: Version
) -> None:
    services.approve(version=services.send_to_review(version=draft, by=cast.vs), by=cast.editor)
    item = Resource.objects.get(pk=draft.resource_id)
    sent = services.send_to_review(version=services.start_version(resource=item, by=cast.vs), by=cast.vs)
    now = timezone.now()
    services.approve(version=sent, by=cast.editor, publish_at=now + timedelta(days=10))
    Version.objects.filter(pk=sent.pk).update(saved_at=now - timedelta(days=3))
    Topic.objects.filter(code="attendance").update(law_changed_on=timezone.localdate() - timedelta(days=1))
    assert services.publish_due(now=now + timedelta(days=11)) == 1
    item.refresh_from_db()
    assert item.law_review
    assert item.check_due_on == timezone.localdate(now + timedelta(days=11))


def test_a_version_that_cannot_be_published_does_not_hold_up_the_next(
    cast: Cast, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resources.editing.services import publishing

    now, items = timezone.now(), []
    for hours in (1, 2):
        title = f"Waiting {hours}"
        version = services.start_item(
            kind=Kind.GUIDANCE, by=cast.vs, content=words(organisation, title=title), second_owner=cast.editor
        )
        sent = services.send_to_review(version=version, by=cast.vs)
        services.approve(version=sent, by=cast.editor, publish_at=now + timedelta(hours=hours))
        items.append(version.resource_id)
    real = publishing.go_live

    def go_live(row: Version, resource: Resource, **values: Any) -> None:
        if resource.pk == items[0]:
            raise IntegrityError
        real(row, resource, **values)

    monkeypatch.setattr(publishing, "go_live", go_live)
    assert services.publish_due(now=now + timedelta(hours=3)) == 1
    assert Resource.objects.get(pk=items[1]).state == State.PUBLISHED
    assert Version.objects.get(resource=items[0]).state == VersionState.SCHEDULED


def test_two_who_change_the_keepers_at_once_notice_each_other(cast: Cast, draft: Version) -> None:
    item = draft.resource
    seen = mark_of(item)
    services.keep(resource=item, keeping=services.Keeping(cast.vs, cast.editor, 6), by=cast.editor, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        services.keep(resource=item, keeping=services.Keeping(cast.vs, cast.editor, 24), by=cast.vs, seen=seen)
    editor = sign_in(Client(), cast.editor)
    posted = {"owner": cast.vs.pk, "second_owner": cast.editor.pk, "review_months": 24, "seen": seen}
    assert editor.post(reverse("resources_desk:keep", args=[item.public_id]), posted).status_code == 409
    item.refresh_from_db()
    assert item.review_months == 6
