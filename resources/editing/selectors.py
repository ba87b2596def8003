"""Reads for those who write the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES
from organisations.models import Area
from resources.models import Collection, Location, Organisation, Resource, Topic, Version
from resources.models.vocabulary import OPEN_VERSIONS, SHOWN, State, VersionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHOICES = 20
MOST_FOUND = 10


def people_who(permission: Permission) -> QuerySet[Person]:
    """Active people with an approved membership in a role that grants the permission, by name."""
    roles = [role.code for role in ROLES.values() if permission in role.permissions]
    held = Membership.objects.filter(role__in=roles, state=Membership.State.APPROVED).values("person")
    return Person.objects.filter(is_active=True, pk__in=held).order_by("name", "pk")


def editors() -> QuerySet[Person]:
    """Who may write the directory, so may keep an item or a topic."""
    return people_who(Permission.RESOURCES_EDIT)


def desk_items() -> QuerySet[Resource]:
    """Items of the desk's list, without the long texts."""
    return Resource.objects.select_related("organisation", "owner").defer("body", "how_to_refer")


def waiting_for(person: Person) -> Q:
    """Items whose version in review the person may read: they wrote none of it."""
    own = Version.writers.through.objects.filter(person=person).values("version")
    ready = Version.objects.filter(state=VersionState.IN_REVIEW).exclude(pk__in=own).exclude(author=person)
    return Q(pk__in=ready.values("resource"))


def kept_by(person: Person) -> Q:
    """Items that the person keeps, or writes a version of now."""
    writing = Version.writers.through.objects.filter(person=person, version__state__in=OPEN_VERSIONS)
    return Q(owner=person) | Q(second_owner=person) | Q(pk__in=writing.values("version__resource"))


def counts_for(person: Person) -> dict[str, int]:
    """How many items stand under each tab that a person should look at."""
    return {
        "review": Resource.objects.filter(waiting_for(person)).count(),
        "due": Resource.objects.filter(state=State.REVIEW_DUE).count(),
        "alone": Resource.objects.filter(without_keeper()).count(),
    }


def item_with(public_id: UUID) -> Resource | None:
    """One item with who keeps it, whatever its state."""
    rows = Resource.objects.select_related("organisation", "owner", "second_owner", "forward_to")
    return rows.filter(public_id=public_id).first()


def versions_of(resource: Resource) -> list[Version]:
    """Every version, the newest first, with its people."""
    rows = resource.versions.select_related("author", "approved_by", "organisation").prefetch_related("writers")
    return list(rows.order_by("-number"))


def version_of(resource: Resource, number: int) -> Version | None:
    """One version by its number."""
    rows = resource.versions.select_related("author", "approved_by", "organisation").prefetch_related("writers")
    return rows.filter(number=number).first()


def version_before(version: Version) -> Version | None:
    """What readers saw before the version, else the one written before it."""
    earlier = Version.objects.filter(resource=version.resource_id, number__lt=version.number).order_by("-number")
    live = earlier.filter(state__in=[VersionState.LIVE, VersionState.PAST]).select_related("organisation").first()
    return live or earlier.select_related("organisation").first()


def versions_on_their_way(resources: Iterable[Resource]) -> dict[int, Version]:
    """The open version of each item that has one."""
    rows = Version.objects.filter(resource__in=[one.pk for one in resources], state__in=OPEN_VERSIONS)
    return {row.resource_id: row for row in rows.only("resource_id", "state", "publish_at", "saved_at")}


def names_of(*rows: Resource | Version) -> dict[str, dict[object, str]]:
    """Words for the codes and keys that stand on the rows: topics, areas, places."""
    areas = {pk for row in rows for pk in row.areas}
    places = {pk for row in rows for pk in row.locations}
    return {
        "topics": dict(Topic.objects.values_list("code", "label")),
        "areas": dict(Area.objects.filter(pk__in=areas).values_list("pk", "name")) if areas else {},
        "locations": dict(Location.objects.filter(pk__in=places).values_list("pk", "name")) if places else {},
    }


def shown_like(text: str, *, without: Resource | None = None) -> QuerySet[Resource]:
    """Items that readers see whose title holds every word, by title; at most twenty."""
    rows = Resource.objects.filter(state__in=SHOWN).select_related("organisation").defer("body")
    for word in text.split():
        rows = rows.filter(title__icontains=word)
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    return rows.order_by("title", "pk")[:CHOICES]


def shown_with(public_id: UUID) -> Resource | None:
    """An item that readers see now."""
    return Resource.objects.filter(public_id=public_id, state__in=SHOWN).first()


def organisations_like(text: str) -> QuerySet[Organisation]:
    """Organisations whose name holds every word, by name."""
    rows = Organisation.objects.all()
    for word in text.split():
        rows = rows.filter(name__icontains=word)
    return rows.order_by("name", "pk")


def organisations_meant(text: str, most: int) -> list[Organisation]:
    """Those of exactly this name, else those whose name holds every word; one more than `most` where there are more."""
    words = " ".join(text.split())
    same = list(Organisation.objects.filter(name__iexact=words).order_by("pk")[: most + 1])
    return same or list(organisations_like(words)[: most + 1])


def chosen_of(
    found: Sequence[Organisation], name: str, ticked: Organisation | None, present: int | None
) -> Organisation | None:
    """Which of those found is meant: the one ticked, the only one of the name, or of several the present one."""
    if ticked is not None and ticked in found:
        return ticked
    words = " ".join(name.split()).casefold()
    same = [one for one in found if str(one.name).casefold() == words]
    if len(same) == 1:
        return same[0]
    return next((one for one in same if one.pk == present), None)


def without_keeper() -> Q:
    """Shown items that nobody keeps who could: no owner, or one who left or may not write any more."""
    return Q(state__in=SHOWN) & (Q(owner=None) | ~Q(owner__in=editors().order_by().values("pk")))


def keepers() -> QuerySet[Person]:
    """Everybody who keeps an item or a topic, also those who left."""
    kept = Resource.objects.order_by()
    return Person.objects.filter(
        Q(pk__in=kept.exclude(owner=None).values("owner"))
        | Q(pk__in=kept.exclude(second_owner=None).values("second_owner"))
        | Q(pk__in=Topic.objects.exclude(owner=None).order_by().values("owner"))
    ).order_by("name", "pk")


def items_of(organisations: Iterable[int]) -> dict[int, int]:
    """How many items each organisation (by key) has."""
    rows = Resource.objects.filter(organisation__in=list(organisations)).values("organisation")
    return {row["organisation"]: row["number"] for row in rows.annotate(number=Count("pk")).order_by()}


def all_collections() -> QuerySet[Collection]:
    """Every collection in its order, with how many items it holds (`held`)."""
    return Collection.objects.annotate(held=Count("items")).order_by("position", "title")
