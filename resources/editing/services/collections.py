"""Collections: a page with items in the order that an editor chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.audit import record
from accounts.permissions import Permission
from resources.editing import policies
from resources.editing.content import ContentRefused
from resources.editing.marks import FIELDS, check_mark, mark_of, mark_of_places
from resources.editing.workflow import ActRefused
from resources.models import Collection, CollectionItem, OldSlug, Resource
from resources.slugs import rename, save_named

if TYPE_CHECKING:
    from accounts.models import Person

MOST_ITEMS = 60


class NoPlace(ActRefused):
    """The item cannot stand there; the words say why."""


@transaction.atomic
def save_collection(
    *, collection: Collection | None, fields: Mapping[str, Any], by: Person | None, seen: str | None = None
) -> Collection:
    """Add or change a collection. Raises ContentRefused, ChangedMeanwhile, WrongActor."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = Collection()
    if collection is not None:
        row = _held(collection)
        check_mark(seen, mark_of(row))
    before = str(row.title)
    for name in FIELDS[Collection]:
        if name in fields:
            setattr(row, name, fields[name])
    errors = {name: f"Enter the {name}" for name in ("title", "summary") if not _said(getattr(row, name))}
    if errors:
        raise ContentRefused(errors)
    if collection is None:
        save_named(row, str(row.title))
    else:
        if before != str(row.title):
            rename(row, str(row.title))
        row.save()
    twins = Collection.objects.filter(title__iexact=str(row.title)).exclude(pk=row.pk)
    if before != str(row.title) and twins.exists():
        raise ContentRefused({"title": "There is a collection of this title already"})
    event = "resource.collection_changed" if collection else "resource.collection_added"
    record(event=event, by=by, subject=row, detail={"slug": row.slug, "published": row.is_published})
    return row


def _said(text: object) -> bool:
    return any(sign.isalnum() for sign in str(text))


def _held(collection: Collection) -> Collection:
    return Collection.objects.select_for_update().get(pk=collection.pk)


@transaction.atomic
def add_item(*, collection: Collection, resource: Resource, why: str, by: Person | None) -> CollectionItem:
    """Put an item that readers see at the end. Raises NoPlace where it stands there already or readers do not see it."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = _held(collection)
    places = list(row.items.order_by("position", "pk"))
    if any(one.resource_id == resource.pk for one in places):
        raise NoPlace("It is already in the collection.")
    if not resource.is_shown:
        raise NoPlace("Choose an item that readers can see.")
    if len(places) >= MOST_ITEMS:
        raise NoPlace(f"A collection holds at most {MOST_ITEMS} items. Make a second one.")
    last = max((one.position for one in places), default=0)
    place = CollectionItem.objects.create(collection=row, resource=resource, position=last + 1, why=why)
    _changed(row, "resource.collection_item_added", resource, by)
    return place


@transaction.atomic
def change_why(*, place: CollectionItem, why: str, by: Person) -> CollectionItem:
    """Change the words on why an item stands there."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    collection = _held(place.collection)
    place = _place(collection, place)
    place.why = why
    place.save(update_fields=["why"])
    _changed(collection, "resource.collection_item_changed", place.resource, by)
    return place


@transaction.atomic
def move_item(*, place: CollectionItem, up: bool, by: Person, seen: str | None = None) -> bool:
    """Swap an item with its neighbour; returns whether there was one. Raises ChangedMeanwhile, WrongActor."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    collection = _held(place.collection)
    check_mark(seen, mark_of_places(collection))
    rows = list(collection.items.order_by("position", "pk"))
    at = next((number for number, one in enumerate(rows) if one.pk == place.pk), None)
    to = None if at is None else at + (-1 if up else 1)
    if at is None or to is None or not 0 <= to < len(rows):
        return False
    rows[at].position, rows[to].position = rows[to].position, rows[at].position
    CollectionItem.objects.bulk_update([rows[at], rows[to]], ["position"])
    _changed(collection, "resource.collection_item_moved", place.resource, by)
    return True


@transaction.atomic
def take_out(*, place: CollectionItem, by: Person) -> None:
    """Take an item out of the collection; the item itself stays."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    collection = _held(place.collection)
    place = _place(collection, place)
    _changed(collection, "resource.collection_item_removed", place.resource, by)
    place.delete()


def _place(collection: Collection, place: CollectionItem) -> CollectionItem:
    """The place as it stands now. Raises NoPlace where it was taken out meanwhile."""
    found = collection.items.select_related("resource").filter(pk=place.pk).first()
    if found is None:
        raise NoPlace("It was taken out of the collection meanwhile.")
    return found


@transaction.atomic
def remove_collection(*, collection: Collection, by: Person) -> None:
    """Remove a collection; its items stay."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = _held(collection)
    record(event="resource.collection_removed", by=by, subject=row, detail={"slug": row.slug})
    OldSlug.objects.filter(of=OldSlug.Of.COLLECTION, target=row.pk).delete()
    row.delete()


def _changed(collection: Collection, event: str, resource: Resource, by: Person | None) -> None:
    collection.save(update_fields=["changed_at"])
    record(event=event, by=by, subject=collection, detail={"item": str(resource.public_id)})
