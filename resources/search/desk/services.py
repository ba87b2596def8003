"""Writes of editors: groups of words that mean the same, and what came of a search that found nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from resources.marks import mark
from resources.models import EmptySearch, Synonym
from resources.search.indexing import index_phrases
from resources.search.synonyms import tag_of


class ChangedMeanwhile(Exception):
    """Somebody else changed the group since the page was loaded."""


def mark_of(synonym: Synonym) -> str:
    """What a page shows of a group, as a short mark."""
    return mark([*synonym.phrases, synonym.note, synonym.is_active])


@transaction.atomic
def add_synonym(*, phrases: Sequence[str], note: str, by: Person) -> Synonym:
    """Keep a group of phrases (folded, two or more) and give its tag to every item that holds one of them."""
    row = Synonym.objects.create(phrases=list(phrases), note=note)
    items = index_phrases(row.phrases, tag=tag_of(row.pk))
    record(event="resource.synonym_added", by=by, subject=row, detail={"phrases": len(row.phrases), "items": items})
    return row


@transaction.atomic
def change_synonym(
    *, synonym: Synonym, phrases: Sequence[str], note: str, is_active: bool, by: Person, seen: str | None = None
) -> Synonym:
    """Change a group, or switch it off or on; the items that held or hold its phrases are indexed anew.

    `seen` is the mark of what the page showed. Raises ChangedMeanwhile.
    """
    row = Synonym.objects.select_for_update().get(pk=synonym.pk)
    if seen is not None and seen != mark_of(row):
        raise ChangedMeanwhile
    row.phrases, row.note, row.is_active = list(phrases), note, is_active
    row.save(update_fields=["phrases", "note", "is_active"])
    items = index_phrases(row.phrases, tag=tag_of(row.pk))
    detail: dict[str, str | int | bool | None] = {"phrases": len(row.phrases), "items": items, "used": is_active}
    record(event="resource.synonym_changed", by=by, subject=row, detail=detail)
    return row


@transaction.atomic
def settle_search(*, search: EmptySearch, outcome: str, by: Person) -> None:
    """Say what came of a search that found nothing."""
    row = EmptySearch.objects.select_for_update().get(pk=search.pk)
    row.outcome = EmptySearch.Outcome(outcome)
    row.settled_on = timezone.localdate()
    row.save(update_fields=["outcome", "settled_on"])
    record(event="resource.search_settled", by=by, subject=row, detail={"outcome": row.outcome or "open"})
