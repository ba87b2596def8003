"""Making a version what readers see: approved by a second person, at its time, or put in whole by an import.

`go_live` is the one place where live words change: item, version before it, address, search and link checks agree after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import structlog
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from accounts.audit import record
from resources.editing import policies
from resources.editing.content import checked, words_of
from resources.editing.services.drafts import check_whole
from resources.editing.services.notices import tell
from resources.editing.services.rows import lock_resource, lock_version, next_number, put_words
from resources.editing.workflow import ITEM_TRANSITIONS, TRANSITIONS, Act, ActRefused, ItemAct
from resources.models import Resource, Version
from resources.models.resource import REVIEW_MONTHS
from resources.models.vocabulary import State, VersionState
from resources.search.indexing import index
from resources.slugs import rename, save_named, unique_slug
from resources.upkeep import links
from resources.upkeep.clock import next_check
from resources.upkeep.selectors import law_changed_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.models import Person

log = structlog.get_logger(__name__)
LATEST = timedelta(days=366)


class DirectReason(StrEnum):
    """Why an item was published without a second reader in the portal."""

    IMPORT = "import"
    DEMONSTRATION = "demonstration"
    FEED = "feed"


class BadTime(ActRefused):
    """The time to publish at is past, or too far off; the words say so."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who keeps an item true, and how often it is checked."""

    owner: Person | None = None
    second_owner: Person | None = None
    review_months: int = REVIEW_MONTHS


@transaction.atomic
def approve(*, version: Version, by: Person, publish_at: datetime | None = None, edits: int | None = None) -> Version:
    """Publish a version that somebody else wrote, now or at a time. The words are those that `by` has read.

    Raises StaleVersion where it was changed since, WrongActor for a writer of it, WrongState, ContentRefused, BadTime.
    """
    row, resource = lock_version(version, edits=edits)
    now = timezone.now()
    act = Act.APPROVE if publish_at is None else Act.SCHEDULE
    policies.check(act, row, by)
    check_whole(row, resource)
    row.approved_by = by
    if publish_at is None:
        return _publish(row, resource, by=by, act=act, now=now)
    if not now < publish_at <= now + LATEST:
        raise BadTime("Enter a time that is still to come, and within a year.")
    row.state, row.publish_at, row.edits = VersionState.SCHEDULED, publish_at, row.edits + 1
    row.save()
    detail: dict[str, str | int | bool | None] = {"number": row.number, "at": publish_at.isoformat()}
    record(event=TRANSITIONS[act].audit, by=by, subject=resource, detail=detail)
    return row


def publish_due(*, by: None = None, now: datetime | None = None) -> int:
    """Publish every approved version whose time has come; returns how many. The portal itself is the actor.

    Each is a transaction of its own that looks again once it holds the row: run twice at once, each goes live once.
    """
    now = now or timezone.now()
    due = Version.objects.filter(state=VersionState.SCHEDULED, publish_at__lte=now).order_by("publish_at", "pk")
    return sum(_publish_or_tell(version, by, now) for version in due.only("pk", "resource_id"))


def _publish_or_tell(version: Version, by: None, now: datetime) -> bool:
    """One that cannot be published does not hold up those after it; the log names it, never its words."""
    try:
        return _publish_one(version, by, now)
    except (ActRefused, DataError, IntegrityError) as fault:
        log.error("resources_version_not_published", version=version.pk, fault=type(fault).__name__)
        return False


@transaction.atomic
def _publish_one(version: Version, by: None, now: datetime) -> bool:
    resource = lock_resource(Resource(pk=version.resource_id))
    ready = Version.objects.filter(pk=version.pk, state=VersionState.SCHEDULED, publish_at__lte=now)
    row = ready.select_for_update().first()
    if row is None:
        return False
    policies.check(Act.GO_LIVE, row, by)
    _publish(row, resource, by=by, act=Act.GO_LIVE, now=now)
    return True


def _publish(row: Version, resource: Resource, *, by: Person | None, act: Act, now: datetime) -> Version:
    read_on = timezone.localdate(row.saved_at) if act is Act.GO_LIVE else timezone.localdate(now)
    row.edits += 1
    go_live(row, resource, now=now, checked_on=read_on)
    detail: dict[str, str | int | bool | None] = {"number": row.number, "slug": resource.slug}
    record(event=TRANSITIONS[act].audit, by=by, subject=resource, detail=detail)
    tell(TRANSITIONS[act].notice, version=row, resource=resource, by=by)
    return row


def go_live(row: Version, resource: Resource, *, now: datetime, checked_on: date) -> None:
    """Put the version's words before readers. Both rows are held by the caller; nothing else changes live words."""
    resource.versions.filter(state=VersionState.LIVE).exclude(pk=row.pk).update(state=VersionState.PAST)
    row.state, row.went_live_at, row.publish_at = VersionState.LIVE, now, None
    row.save()
    put_words(resource, words_of(row))
    _name(resource)
    resource.state, resource.forward_to = State.PUBLISHED, None
    resource.published_at = resource.published_at or now
    resource.changed_at = now
    resource.checked_on = checked_on
    resource.check_due_on = next_check(checked_on, resource.review_months)
    # Words that were read before the law changed, and waited for their time, do not take the mark away.
    resource.law_review = law_changed_on(resource) is not None
    if resource.law_review:
        resource.check_due_on = min(resource.check_due_on, timezone.localdate(now))
    resource.save()
    index([resource])
    links.register(resource)


def _name(resource: Resource) -> None:
    """The slug of the title; one that readers have known leads on."""
    if resource.published_at is not None:
        rename(resource, str(resource.title))
    else:
        resource.slug = unique_slug(str(resource.title), Resource, own=resource)


@transaction.atomic
def publish_directly(
    *,
    content: Mapping[str, Any],
    by: Person | None,
    reason_code: DirectReason,
    resource: Resource | None = None,
    keeping: Keeping | None = None,
    source: str = "",
    source_id: str = "",
    at: datetime | None = None,
    checked_on: date | None = None,
) -> Resource:
    """Put an item before readers as it came, new or as the next version of `resource`: for imports and demonstrations.

    Nobody reads it a second time here, so no page calls this. `at` and `checked_on` are the moment and day it was
    published and checked, now unless given. An open draft of the item stays. Raises ContentRefused, WrongActor.
    """
    now = at or timezone.now()
    words = checked(content)
    row = lock_resource(resource) if resource else _new(words, keeping or Keeping(owner=by), source, source_id)
    policies.check_item(ItemAct.PUT_IN, row, by)
    if resource is not None and keeping is not None:
        row.owner, row.second_owner, row.review_months = keeping.owner, keeping.second_owner, keeping.review_months
    version = Version(resource=row, number=next_number(row), author=by)
    put_words(version, words)
    row.versions.filter(state=VersionState.LIVE).update(state=VersionState.PAST)
    version.state, version.went_live_at = VersionState.LIVE, now
    go_live(version, row, now=now, checked_on=checked_on or timezone.localdate(now))
    detail: dict[str, str | int | bool | None] = {"reason": reason_code.value, "number": version.number}
    record(event=ITEM_TRANSITIONS[ItemAct.PUT_IN].audit, by=by, subject=row, detail=detail)
    return row


def _new(words: Mapping[str, Any], keeping: Keeping, source: str, source_id: str) -> Resource:
    row = Resource(**words, source=source, source_id=source_id)
    row.owner, row.second_owner, row.review_months = keeping.owner, keeping.second_owner, keeping.review_months
    save_named(row, str(words["title"]))
    return row
