"""Rows held for a write: the item first, then its version, so that two writers never wait for each other crosswise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Max

from resources.editing.content import ContentRefused, Words
from resources.editing.workflow import STATE_BEFORE_FIRST, ActRefused
from resources.models import Resource, Version
from resources.models.vocabulary import OPEN_VERSIONS, State, VersionState
from resources.slugs import save_named

# Against removal alone: what else is done with these rows need not wait.
_HOLD_ORGANISATION = "SELECT 1 FROM resources_organisation WHERE id = %s FOR KEY SHARE"
_HOLD_PLACES = "SELECT 1 FROM resources_location WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE"


class StaleVersion(ActRefused):
    """Somebody else saved the version since the page was loaded. `version` is how it stands now."""

    def __init__(self, version: Version) -> None:
        super().__init__("Somebody else changed this while you had the page open.")
        self.version = version


class OpenDraft(ActRefused):
    """A next version is being written already: there is one at a time. `version` is that one."""

    def __init__(self, version: Version) -> None:
        super().__init__("A new version of this item is being written already. Go on with that one.")
        self.version = version


def lock_resource(resource: Resource) -> Resource:
    """The item as it stands now, held until the transaction ends."""
    return Resource.objects.select_for_update().get(pk=resource.pk)


def lock_version(version: Version, *, edits: int | None = None) -> tuple[Version, Resource]:
    """Version and item as they stand now. Raises StaleVersion where it was saved since `version` was read."""
    resource = lock_resource(Resource(pk=version.resource_id))
    row = Version.objects.select_for_update().get(pk=version.pk)
    row.resource = resource
    if row.edits != (version.edits if edits is None else edits):
        raise StaleVersion(row)
    return row, resource


def hold_named(words: Mapping[str, Any]) -> None:
    """Keep the organisation and the places that somebody chose until the transaction ends.

    Raises ContentRefused where a colleague has removed one since the page was loaded.
    """
    organisation, places = words.get("organisation"), words.get("locations") or []
    with connection.cursor() as cursor:
        cursor.execute(_HOLD_ORGANISATION, [organisation.pk if organisation else None])
        if organisation is not None and cursor.fetchone() is None:
            raise ContentRefused({"organisation": "Select another one: this organisation was removed a moment ago"})
        cursor.execute(_HOLD_PLACES, [list(places)])
        if len(cursor.fetchall()) != len(places):
            raise ContentRefused({"locations": "Choose again: one of the places was removed a moment ago"})


def open_version(resource: Resource) -> Version | None:
    """The version that is being written, read or waits for its time."""
    return resource.versions.filter(state__in=OPEN_VERSIONS).first()


def refuse_second_draft(resource: Resource) -> None:
    """Raise OpenDraft where a next version is being written. Call it with the item held."""
    found = open_version(resource)
    if found is not None:
        raise OpenDraft(found)


def next_number(resource: Resource) -> int:
    """Versions of an item are counted from 1."""
    return int(resource.versions.aggregate(top=Max("number"))["top"] or 0) + 1


def put_words(row: Resource | Version, words: Mapping[str, Any]) -> None:
    """Write the fields of the content onto a row in memory."""
    for name, value in words.items():
        setattr(row, name, value)


def mirror_before_first(resource: Resource, version: Version, words: Words) -> None:
    """Until an item was published its row says what its draft says, and its state follows the draft's."""
    if resource.published_at is not None or resource.state not in (State.DRAFT, State.IN_REVIEW, State.ARCHIVED):
        return
    put_words(resource, words)
    resource.state = STATE_BEFORE_FIRST.get(VersionState(version.state), State.ARCHIVED)
    save_named(resource, str(resource.title))
