"""What this app holds about a person as a reader, and how it goes."""

from __future__ import annotations

from typing import Any

from accounts.models import Person
from resources.models import Bookmark, ReaderReport, SavedSearch, Usefulness
from resources.upkeep.reports import forget_reporter


def export(person: Person) -> dict[str, Any]:
    """Kept items with notes, saved searches, what was said of items, and what was reported."""
    return {
        "kept": [
            {"item": one.resource.title, "note": one.note, "at": one.kept_at.isoformat()}
            for one in Bookmark.objects.filter(person=person).select_related("resource")
        ],
        "searches": [
            {"words": one.words, "filters": one.filters, "emails": one.digest, "at": one.saved_at.isoformat()}
            for one in SavedSearch.objects.filter(person=person)
        ],
        "said": [
            {
                "item": one.resource.title,
                "useful": one.useful,
                "because": one.because,
                "on": one.said_on.isoformat(),
            }
            for one in Usefulness.objects.filter(person=person).select_related("resource")
        ],
        "reported": [
            {"item": one.resource.title, "reason": one.reason, "at": one.reported_at.isoformat()}
            for one in ReaderReport.objects.filter(person=person).select_related("resource")
        ],
    }


def erase(person: Person) -> int:
    """Remove what was the person's own; a report stays, and names nobody any more."""
    removed: int = sum(model.objects.filter(person=person).delete()[0] for model in (Bookmark, SavedSearch, Usefulness))
    return removed + forget_reporter(person=person)
