"""Writes the rows of a feed as drafts: new items, or next versions of those that are there. Nothing goes live here.

Each row is one transaction: what was read before a feed breaks off stays. A field is proposed again only where the feed
says something else than last time, so that what staff have rewritten is not overwritten by every import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DataError, IntegrityError, connection, transaction

from accounts.audit import record
from resources.editing.content import ContentRefused
from resources.editing.services import ActRefused, save_draft, start_item, start_version
from resources.editing.services.organisations import save_location, save_organisation
from resources.models import FeedEntry, Location, Organisation, Resource, Version
from resources.models.vocabulary import OPEN_VERSIONS, State, VersionState
from resources.open_referral.taking_in.matching import Known, same_place
from resources.open_referral.taking_in.offers import Offer, RowRefused, id_of, offer_of
from resources.open_referral.taking_in.report import Outcome, Report, Row
from resources.open_referral.taking_in.screening import screened
from text_guard.text import UnscreenedText

if TYPE_CHECKING:
    from accounts.models import Person

_LOCK = 0x5653_4652  # any constant that nothing else locks
_ENCODER = DjangoJSONEncoder(sort_keys=True)
_ARCHIVED = "is archived here, so it stays as it is"


class AnotherRuns(Exception):
    """Another import is under way."""


def take_in(*, rows: Iterable[object], source: str, by: Person | None, report: Report) -> Report:
    """Take in the rows of a feed as drafts and say what became of each. `report.dry_run`: undo each row.

    `by=None` is the portal itself, on the word of an operator. Raises AnotherRuns.
    """
    with _alone():
        known = Known(source)
        seen: set[str] = set()
        for number, raw in enumerate(rows, start=1):
            report.add(_row(number, raw, known, seen, by, report.dry_run))
        if not report.dry_run and report.counts["read"]:
            counts: dict[str, str | int | bool | None] = {name.value: report.counts[name] for name in Outcome}
            with transaction.atomic():
                record(event="resource.feed_taken_in", by=by, detail=counts)
    return report


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise AnotherRuns
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _row(number: int, raw: object, known: Known, seen: set[str], by: Person | None, dry_run: bool) -> Row:
    """One row, in a transaction of its own."""
    identifier = id_of(raw)
    try:
        if identifier in seen:
            raise RowRefused(["id: another row of this feed has it"])
        seen.update({identifier} - {""})
        offer = screened(offer_of(raw))
        with transaction.atomic():
            outcome, note, resource = _taken(offer, known, by)
            transaction.set_rollback(dry_run)
        if resource is not None:
            known.add(offer, resource)
    except RowRefused as refused:
        return Row(number, identifier, Outcome.REFUSED, reasons=refused.reasons)
    except ContentRefused as refused:
        return Row(number, identifier, Outcome.REFUSED, reasons=tuple(f"{f}: {r}" for f, r in refused.errors.items()))
    except ActRefused as refused:
        return Row(number, identifier, Outcome.REFUSED, reasons=(str(refused),))
    except UnscreenedText as refused:
        return Row(number, identifier, Outcome.REFUSED, reasons=(f"refused by the screen ({refused.verdict.value})",))
    except (IntegrityError, DataError):
        return Row(number, identifier, Outcome.REFUSED, reasons=("the database does not take it",))
    notes = (*offer.notes, *([note] if note else []))
    return Row(number, identifier, outcome, name=str(offer.content["title"]), notes=notes)


def _taken(offer: Offer, known: Known, by: Person | None) -> tuple[Outcome, str, Resource | None]:
    """What became of the offer, a word on it, and the item that it is."""
    key = known.organisation(offer)
    item = known.service(offer, key)
    resource = Resource.objects.filter(pk=item).first() if item else None
    if resource is not None and resource.state == State.ARCHIVED:
        return Outcome.UNCHANGED, _ARCHIVED, resource
    content = {**offer.content, **known.codes(offer)}
    if resource is None:
        return Outcome.ADDED, "", _add(offer, content, _organisation(offer, key, known, by), known.source, by)
    return *_change(offer, content, resource, known.source, by), resource


def _organisation(offer: Offer, key: int | None, known: Known, by: Person | None) -> Organisation:
    """The organisation as it is, or a new one; readers see it once an item of it is published."""
    found = Organisation.objects.filter(pk=key).first() if key else None
    if found is not None:
        return found
    row = save_organisation(
        organisation=None, fields=offer.organisation, by=by, source=known.source, source_id=offer.organisation_id
    )
    known.add_organisation(row.pk, row.name, row.url, row.source_id)
    return row


def _add(
    offer: Offer, content: Mapping[str, Any], organisation: Organisation, source: str, by: Person | None
) -> Resource:
    words = {**content, "organisation": organisation, "locations": _places(offer, organisation, by)}
    version = start_item(kind=content["kind"], by=by, content=words, source=source, source_id=offer.source_id)
    FeedEntry.objects.create(
        source=source, source_id=offer.source_id, resource=version.resource, said=_said(offer, content)
    )
    return version.resource


def _places(offer: Offer, organisation: Organisation, by: Person | None) -> list[int]:
    """Places of the organisation, new ones marked as come with a feed: readers see them with the item that names them."""
    there = list(Location.objects.filter(organisation=organisation).order_by("pk"))
    keys = []
    for place in offer.places:
        found = same_place(place, there)
        if found is None:
            found = save_location(organisation=organisation, location=None, fields=place.fields, by=by)
            Location.objects.filter(pk=found.pk).update(taken_in=True)
            there.append(found)
        keys.append(found.pk)
    return list(dict.fromkeys(keys))


def _change(
    offer: Offer, content: Mapping[str, Any], resource: Resource, source: str, by: Person | None
) -> tuple[Outcome, str]:
    """Propose in a draft what the feed says anew."""
    entry = FeedEntry.objects.filter(source=source, source_id=offer.source_id).first()
    said = _said(offer, content)
    if entry is not None:
        fresh = {name for name in said if said[name] != entry.said.get(name)}
    else:
        entry = FeedEntry(source=source, source_id=offer.source_id, resource=resource)
        fresh = {name for name, value in content.items() if value and value != getattr(resource, name)}
        fresh |= {"locations"} if offer.places and not resource.locations else set()
    entry.said = said
    words = {name: content[name] for name in fresh & content.keys()}
    if "locations" in fresh:
        words["locations"] = _places(offer, resource.organisation, by)
    entry.save()
    if not words:
        return Outcome.UNCHANGED, ""
    save_draft(version=_draft_of(resource, by), content=words, by=by)
    return Outcome.CHANGED, ""


def _draft_of(resource: Resource, by: Person | None) -> Version:
    """The draft that an earlier import began, or a new one. Raises RowRefused where a person is at work on it."""
    found = resource.versions.filter(state__in=OPEN_VERSIONS).first()
    if found is None:
        return start_version(resource=resource, by=by)
    if found.state != VersionState.DRAFT or found.author_id is not None or found.writers.exists():
        raise RowRefused(["somebody is at work on the next version: import again when it is published or discarded"])
    return found


def _said(offer: Offer, content: Mapping[str, Any]) -> dict[str, str]:
    """A digest of each field; of places all together."""
    places = [dict(place.fields) for place in offer.places]
    return {name: _digest(value) for name, value in {**content, "locations": places}.items()}


def _digest(value: object) -> str:
    return sha256(_ENCODER.encode(value).encode()).hexdigest()[:16]
