"""What readers say of items and keep for themselves. No audit: these are a reader's own words and lists."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from resources.models import Bookmark, Resource, SavedSearch, Usefulness
from resources.models.vocabulary import Digest, NotUsefulBecause
from text_guard.text import ScreenedText

MOST_SEARCHES = 50


class TooManySearches(ValueError):
    """The reader keeps as many searches as the portal keeps for one person."""


@transaction.atomic
def say_useful(*, resource: Resource, useful: bool, because: str, by: Person) -> Usefulness:
    """Keep a reader's word on an item, in place of what they said before. A reason goes only with "not useful"."""
    said, _ = Usefulness.objects.update_or_create(
        resource=resource,
        person=by,
        defaults={
            "useful": useful,
            "because": NotUsefulBecause.NOTHING if useful else because,
            "said_on": timezone.localdate(),
        },
    )
    return said


@transaction.atomic
def keep(*, resource: Resource, note: str | None, by: Person) -> Bookmark:
    """Keep an item for the reader. `note` None leaves the note of a bookmark that is there already."""
    if note is None:
        kept, _ = Bookmark.objects.get_or_create(resource=resource, person=by)
        return kept
    kept, _ = Bookmark.objects.update_or_create(resource=resource, person=by, defaults={"note": note})
    return kept


@transaction.atomic
def stop_keeping(*, bookmark: Bookmark, by: Person) -> dict[str, Any]:
    """Remove a reader's bookmark; return what brings it back. A session may hold that: the note passed the screen."""
    Bookmark.objects.filter(pk=bookmark.pk, person=by).delete()
    return {"resource": bookmark.resource_id, "note": str(bookmark.note), "kept_at": bookmark.kept_at.isoformat()}


@transaction.atomic
def bring_back(*, removed: dict[str, Any], by: Person) -> Bookmark | None:
    """Undo `stop_keeping`; None where the item is gone meanwhile. Of a bookmark made since, the note stays."""
    resource = Resource.objects.filter(pk=removed["resource"]).first()
    if resource is None:
        return None
    kept, made = Bookmark.objects.get_or_create(
        resource=resource, person=by, defaults={"note": ScreenedText(removed["note"])}
    )
    if made:
        Bookmark.objects.filter(pk=kept.pk).update(kept_at=datetime.fromisoformat(removed["kept_at"]))
    return kept


@transaction.atomic
def save_search(*, words: str, filters: dict[str, list[str]], digest: str, by: Person) -> SavedSearch:
    """Keep a search; what is in the directory by now is not new to it. The same search again is kept once."""
    Person.objects.select_for_update().get(pk=by.pk)  # two clicks at once must not make two
    kept = SavedSearch.objects.filter(person=by, words=words, filters=filters).first()
    if kept is not None and (changed := set_digest(search=kept, digest=digest, by=by)) is not None:
        return changed
    if SavedSearch.objects.filter(person=by).count() >= MOST_SEARCHES:
        raise TooManySearches(f"You keep {MOST_SEARCHES} searches already. Remove one first.")
    return SavedSearch.objects.create(person=by, words=words, filters=filters, digest=digest, seen_to=timezone.now())


@transaction.atomic
def set_digest(*, search: SavedSearch, digest: str, by: Person) -> SavedSearch | None:
    """How often it may write. One that begins to write again does not tell of what came while it was silent.

    None where the reader removed it meanwhile, in another window.
    """
    row = SavedSearch.objects.select_for_update().filter(pk=search.pk, person=by).first()
    if row is None:
        return None
    if row.digest == Digest.NEVER and digest != Digest.NEVER:
        row.seen_to = timezone.now()
    row.digest = digest
    row.save(update_fields=["digest", "seen_to"])
    return row


@transaction.atomic
def stop_digest(*, public_id: UUID) -> bool:
    """Stop the emails of a saved search for whoever holds its signed link, which is the leave to do this alone.

    Returns whether there was a search. No actor is named: the link went to its owner, and nobody signs in to use it.
    """
    return bool(SavedSearch.objects.filter(public_id=public_id).update(digest=Digest.NEVER))


@transaction.atomic
def remove_search(*, search: SavedSearch, by: Person) -> None:
    """Forget a reader's saved search."""
    SavedSearch.objects.filter(pk=search.pk, person=by).delete()
