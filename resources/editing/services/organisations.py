"""Who publishes guidance or offers services, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from accounts.audit import record
from accounts.permissions import Permission
from resources.editing import policies
from resources.editing.content import ContentRefused, address_fault
from resources.editing.marks import FIELDS, check_mark, mark_of
from resources.editing.workflow import ActRefused
from resources.models import Location, Organisation, Resource, Version
from resources.models.vocabulary import OPEN_VERSIONS
from resources.search.indexing import index
from resources.slugs import rename, save_named
from resources.upkeep import links

if TYPE_CHECKING:
    from accounts.models import Person


class InUse(ActRefused):
    """It cannot be removed while something stands on it; the words say what."""


@transaction.atomic
def save_organisation(
    *,
    organisation: Organisation | None,
    fields: Mapping[str, Any],
    by: Person | None,
    seen: str | None = None,
    source: str = "",
    source_id: str = "",
) -> Organisation:
    """Add or change an organisation; a changed name changes its address, and the old one leads on.

    Raises ContentRefused (no name, a bad address, a name that is there already), ChangedMeanwhile, WrongActor.
    """
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    values = {name: fields[name] for name in FIELDS[Organisation] if name in fields}
    row = _held(organisation, seen) if organisation else Organisation(source=source, source_id=source_id)
    before = row.name
    for name, value in values.items():
        setattr(row, name, value)
    _check(row)
    if organisation is None:
        save_named(row, str(row.name))
        _check(row)  # once more: somebody may have added it at the same moment, whom the slug let go first
    else:
        if str(before) != str(row.name):
            rename(row, str(row.name))
        row.save()
    links.register_sites([row])
    if organisation is not None and str(before) != str(row.name):
        index(Resource.objects.filter(organisation=row).only("pk"))
    event = "resource.organisation_changed" if organisation else "resource.organisation_added"
    record(event=event, by=by, subject=row, detail={"slug": row.slug})
    return row


def _held(organisation: Organisation, seen: str | None) -> Organisation:
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    check_mark(seen, mark_of(row))
    return row


def _check(row: Organisation) -> None:
    errors: dict[str, str] = {}
    if not any(sign.isalnum() for sign in str(row.name)):
        errors["name"] = "Enter the name"
    elif not row.source and Organisation.objects.filter(name__iexact=str(row.name)).exclude(pk=row.pk).exists():
        errors["name"] = "There is an organisation of this name already"
    if row.url and (fault := address_fault(row.url)):
        errors["url"] = fault
    if errors:
        raise ContentRefused(errors)


@transaction.atomic
def remove_organisation(*, organisation: Organisation, by: Person) -> None:
    """Remove an organisation that no item and no version names. Raises InUse, WrongActor."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if any(model.objects.filter(organisation=row).exists() for model in (Resource, Version)):
        raise InUse("Items name this organisation, so it stays.")
    record(event="resource.organisation_removed", by=by, subject=row, detail={"slug": row.slug})
    row.delete()


@transaction.atomic
def save_location(
    *,
    organisation: Organisation,
    location: Location | None,
    fields: Mapping[str, Any],
    by: Person | None,
    seen: str | None = None,
) -> Location:
    """Add or change a place of an organisation: a venue, never a home. Raises ChangedMeanwhile, WrongActor."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = Location(organisation=organisation)
    if location is None:
        Organisation.objects.select_for_update().get(pk=organisation.pk)  # two clicks come one by one
    else:
        row = Location.objects.select_for_update().get(pk=location.pk, organisation=organisation)
        check_mark(seen, mark_of(row))
    for name in FIELDS[Location]:
        if name in fields:
            setattr(row, name, fields[name])
    if location is None and (same := _same_place(row)) is not None:
        return same
    row.save()
    event = "resource.place_changed" if location else "resource.place_added"
    record(event=event, by=by, subject=organisation, detail={"place": str(row.public_id)})
    return row


def _same_place(row: Location) -> Location | None:
    """A place of the organisation of which exactly the same is said: the first half of a double click."""
    said = {name: getattr(row, name) for name in FIELDS[Location]}
    return Location.objects.filter(organisation=row.organisation, **said).order_by("pk").first()


@transaction.atomic
def remove_location(*, location: Location, by: Person) -> None:
    """Remove a place that no item and no version on its way names. Raises InUse, WrongActor."""
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = Location.objects.select_for_update().get(pk=location.pk)
    held = Q(locations__contains=[row.pk])
    if Resource.objects.filter(held).exists() or Version.objects.filter(held, state__in=OPEN_VERSIONS).exists():
        raise InUse("A service is given there. Take the place away from the service first.")
    record(event="resource.place_removed", by=by, subject=row.organisation, detail={"place": str(row.public_id)})
    row.delete()
