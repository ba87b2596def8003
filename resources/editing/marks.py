"""The marks of what editors keep: which fields a page shows, and that a save which brings an old mark is refused."""

from __future__ import annotations

from resources.editing.workflow import ActRefused
from resources.marks import mark
from resources.models import Collection, Location, Organisation, Resource, Topic

FIELDS: dict[type, tuple[str, ...]] = {
    Organisation: ("name", "description", "url", "email", "phone"),
    Location: ("type", "name", "address", "town", "county", "postcode", "latitude", "longitude", "access"),
    Collection: ("title", "summary", "is_published", "position"),
    Resource: ("owner_id", "second_owner_id", "review_months"),  # its keepers; its words have versions
    Topic: ("label", "description", "position", "is_active", "owner_id"),
}


class ChangedMeanwhile(ActRefused):
    """Somebody else saved it since the page was loaded."""

    def __init__(self) -> None:
        super().__init__("This changed while you had the page open, so nothing was saved.")


def mark_of(row: Organisation | Location | Collection | Resource | Topic | None) -> str:
    """The mark of a row as it stands; an empty one for a row that is not there yet."""
    return "" if row is None else mark(getattr(row, name) for name in FIELDS[type(row)])


def mark_of_places(collection: Collection) -> str:
    """The mark of a collection's items in their order."""
    return mark(f"{one.pk}:{one.position}" for one in collection.items.order_by("position", "pk"))


def check_mark(seen: str | None, now: str) -> None:
    """Raise ChangedMeanwhile where the page showed something else; None is not asked (commands)."""
    if seen is not None and seen != now:
        raise ChangedMeanwhile
