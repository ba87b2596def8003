"""Reads of the pages: each asks once, however much the directory holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Func, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Substr, Upper

from accounts.models import Person
from organisations.models import Area
from resources.models import (
    Bookmark,
    Collection,
    CollectionItem,
    Location,
    Organisation,
    Resource,
    SavedSearch,
    Signpost,
    Topic,
    Usefulness,
)
from resources.models.vocabulary import SHOWN
from resources.selectors import shown_items

OTHER = "other"
FARTHEST_FORWARD = 8  # of items that were archived one after the other


def item_at(slug: str) -> Resource | None:
    """The item with this address, whatever its state."""
    return Resource.objects.select_related("organisation", "forward_to").filter(slug=slug).first()


def forwarded(resource: Resource) -> Resource | None:
    """Where an archived item sends its readers: the first of the chain that is shown."""
    seen = {resource.pk}
    place = resource.forward_to
    while place is not None and place.pk not in seen and len(seen) <= FARTHEST_FORWARD:
        if place.is_shown:
            return place
        seen.add(place.pk)
        place = place.forward_to
    return None


def topics_by_code() -> dict[str, Topic]:
    """Every topic by its code: there are few, and a page needs the words of several."""
    return {topic.code: topic for topic in Topic.objects.all()}


def topic_labels() -> dict[str, str]:
    """Every topic's words by code, for rows of a list."""
    return dict(Topic.objects.values_list("code", "label"))


@dataclass(frozen=True, slots=True)
class Names:
    """Areas and places by key, as several items need them."""

    areas: Mapping[int, str]
    places: Mapping[int, Location]


def names_for(resources: Sequence[Resource]) -> Names:
    """The areas and places that these items name: one query for each kind, none where nothing is named."""
    areas = {pk for one in resources for pk in one.areas}
    places = {pk for one in resources for pk in one.locations}
    return Names(
        areas=dict(Area.objects.filter(pk__in=areas).values_list("pk", "name")) if areas else {},
        places=Location.objects.in_bulk(places) if places else {},
    )


def organisation_at(slug: str) -> Organisation | None:
    """The organisation with its places; one without items that readers see is not shown.

    A place that came with a feed is shown once an item names it that readers see: a second person has read that.
    """
    named = Func(OuterRef("pk"), template="ARRAY[%(expressions)s]::integer[]")
    items = Resource.objects.filter(organisation=OuterRef("organisation"), state__in=SHOWN, locations__contains=named)
    places = Location.objects.filter(Q(taken_in=False) | Exists(items))
    found = Organisation.objects.filter(_has_items(), slug=slug)
    return found.select_related("link").prefetch_related(Prefetch("locations", queryset=places)).first()


def organisations(letter: str) -> QuerySet[Organisation]:
    """Those that have something to show, from A to Z; with a letter those that begin with it."""
    rows = Organisation.objects.filter(_has_items())
    if letter:
        rows = rows.annotate(first=Upper(Substr("name", 1, 1)))
        rows = rows.exclude(first__range=("A", "Z")) if letter == OTHER else rows.filter(first=letter)
    return rows.order_by(Upper("name"), "pk")


def first_letters() -> list[str]:
    """The letters that organisations begin with; OTHER stands for figures and the rest."""
    firsts = Organisation.objects.filter(_has_items()).annotate(first=Upper(Substr("name", 1, 1)))
    found = set(firsts.order_by().values_list("first", flat=True).distinct())
    letters = sorted(one for one in found if "A" <= one <= "Z" and one.isascii())
    return [*letters, OTHER] if len(letters) < len(found) else letters


def item_counts(ids: Iterable[int]) -> dict[int, int]:
    """How many items readers see of each organisation."""
    rows = Resource.objects.filter(organisation__in=list(ids), state__in=SHOWN).order_by()
    return dict(rows.values_list("organisation").annotate(count=Count("pk")))


def _has_items() -> Exists:
    return Exists(Resource.objects.filter(organisation=OuterRef("pk"), state__in=SHOWN))


def ever_shown(model: type[Resource | Organisation | Collection]) -> QuerySet[Any]:
    """Rows whose address may be told to everybody: they have a page, or had one."""
    shown = {
        Resource: Q(published_at__isnull=False),
        Organisation: Q(_has_items()),
        Collection: Q(is_published=True),
    }
    return model._default_manager.filter(shown[model])


def collections() -> QuerySet[Collection]:
    """Published collections in their order, each with how many items it shows."""
    shown = Q(items__resource__state__in=SHOWN)
    return Collection.objects.filter(is_published=True).annotate(shown=Count("items", filter=shown))


def collection_at(slug: str, *, whole: bool = False) -> Collection | None:
    """A published collection with the items that readers see, in order; `whole` with their bodies, to print."""
    items = Resource.objects.filter(state__in=SHOWN) if whole else shown_items()
    places = (
        CollectionItem.objects.filter(resource__state__in=SHOWN)
        .prefetch_related(Prefetch("resource", queryset=items.select_related("organisation")))
        .order_by("position", "pk")
    )
    rows = Collection.objects.filter(is_published=True, slug=slug)
    return rows.prefetch_related(Prefetch("items", queryset=places, to_attr="places")).first()


def collections_with(resource: Resource) -> list[Collection]:
    """The published collections that the item stands in."""
    return list(Collection.objects.filter(is_published=True, items__resource=resource))


def said_by(person: Person, resource: Resource) -> Usefulness | None:
    """What the reader said of the item."""
    return Usefulness.objects.filter(person=person, resource=resource).first()


def bookmark_of(person: Person, slug: str) -> Bookmark | None:
    """The reader's own bookmark of the item with this address."""
    kept = Bookmark.objects.filter(person=person, resource__slug=slug)
    return kept.select_related("resource", "resource__organisation").first()


def bookmarks_of(person: Person) -> QuerySet[Bookmark]:
    """What the reader keeps, newest first, also where the item is gone meanwhile."""
    kept = Bookmark.objects.filter(person=person).select_related("resource", "resource__organisation")
    return kept.defer("resource__body")


def searches_of(person: Person) -> QuerySet[SavedSearch]:
    """The reader's own saved searches, newest first."""
    return SavedSearch.objects.filter(person=person)


def signposts_of(group: str) -> list[Signpost]:
    """Who can help with a need, in order."""
    return list(Signpost.objects.filter(is_active=True, groups__contains=[group]).select_related("link"))


def groups_with_signposts() -> set[str]:
    """The groups that have somebody to name."""
    rows = Signpost.objects.filter(is_active=True).values_list("groups", flat=True)
    return {group for groups in rows for group in groups}
