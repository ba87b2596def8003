"""Versions beside each other, and a version as readers would see it."""

from __future__ import annotations

from typing import Any

from resources.editing import selectors
from resources.editing.content import words_of
from resources.editing.presenters.item import level_of, level_words
from resources.editing.presenters.words import lines_of
from resources.editing.services.rows import put_words
from resources.editing.versions import Change, compare
from resources.models import Resource, Version
from resources.reader.presenters import item as reader_page


def review_context(resource: Resource, draft: Version) -> dict[str, Any]:
    """What `resources/editing/review.html` takes: what changed against what readers see now, and the whole page."""
    before = selectors.version_before(draft) if resource.published_at is not None else None
    return {
        "resource": resource,
        "draft": draft,
        "before": before,
        "changes": changes_between(before, draft),
        "page": as_readers_see(resource, draft),
        "level": level_words(level_of(draft)),
    }


def changes_between(before: Version | None, after: Version) -> list[Change]:
    """The fields that differ, in words; none where there is nothing to compare with."""
    if before is None:
        return []
    names = selectors.names_of(before, after)
    return compare(lines_of(before, names), lines_of(after, names))


def as_readers_see(resource: Resource, version: Version) -> Any:
    """The page of the item with the words of the version. Nothing is saved."""
    copy = selectors.item_with(resource.public_id) or resource
    put_words(copy, words_of(version))
    return reader_page(copy)
