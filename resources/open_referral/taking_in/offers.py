"""A row of a feed as an offer that could become a draft: checked whole, so that every fault is told at once.

What the standard demands must be there (id, name, status, and of the organisation id and name). Dates must be dates and
places on earth. Opening times that are not of every week, taxonomies that are not ours and languages that we have no code
for are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from resources.models import Location
from resources.models.content import BODY_LIMIT, OLDEST_AGE, SUMMARY_LIMIT, TITLE_LIMIT
from resources.models.vocabulary import Cost, Kind, ServiceStatus
from resources.open_referral.taking_in.values import Document, Reader
from resources.reader.openings import DAYS

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
_STORED = "%H:%M"
_DATED = ("dtstart", "valid_from", "valid_to")


class RowRefused(Exception):
    """The row cannot be taken in; `reasons` by field, without values."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(dict.fromkeys(reasons))
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Place:
    """A location of the feed, in the fields of ours."""

    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Offer:
    """A service of the feed. `content` and `organisation` are in the fields of ours; `terms` are ids and names."""

    source_id: str
    content: Mapping[str, Any]
    organisation: Mapping[str, str]
    organisation_id: str
    places: tuple[Place, ...]
    terms: frozenset[str]
    areas: frozenset[str]
    notes: tuple[str, ...]


def id_of(raw: object) -> str:
    """The id of a row if it is of a shape that may be stored and told; else nothing."""
    value = raw.get("id") if isinstance(raw, dict) else None
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""


def offer_of(raw: object) -> Offer:
    """Read a row. Raises RowRefused with everything that is wrong with it."""
    if not isinstance(raw, dict):
        raise RowRefused(["an object is wanted"])
    read = Reader()
    identifier = _identifier(read, raw)
    organisation = read.document(raw, "organization")
    offer = Offer(
        source_id=identifier,
        content=_content(read, raw),
        organisation=_organisation(read, organisation),
        organisation_id=id_of(organisation),
        places=tuple(_places(read, raw)),
        terms=frozenset(_terms(read, raw)),
        areas=frozenset(_areas(read, raw)),
        notes=tuple(dict.fromkeys(read.notes)),
    )
    read.moment(raw, "last_modified")
    read.day(raw, "assured_date")
    if read.faults:
        raise RowRefused(read.faults)
    return offer


def _identifier(read: Reader, raw: Document) -> str:
    if raw.get("id") in (None, ""):
        read.faults.append("id: is missing")
    elif not id_of(raw):
        read.faults.append("id: letters, figures and . _ : - alone, up to 100")
    return id_of(raw)


def _content(read: Reader, raw: Document) -> dict[str, Any]:
    description = read.text(raw, "description", longest=BODY_LIMIT)
    summary = _summary(description)
    status = read.text(raw, "status", required=True)
    if status and status not in ServiceStatus.values:
        read.faults.append(f"status: none of {', '.join(ServiceStatus.values)}")
    cost, cost_note = _cost(read, raw)
    return {
        "kind": Kind.SERVICE.value,
        "title": read.text(raw, "name", longest=TITLE_LIMIT, required=True),
        "summary": summary,
        "body": "" if summary == description else description,
        "url": read.address(raw, "url"),
        "email": read.email(raw, "email"),
        "phone": _phone(read, raw),
        "minimum_age": read.age(raw, "minimum_age", OLDEST_AGE),
        "maximum_age": read.age(raw, "maximum_age", OLDEST_AGE),
        "cost": cost,
        "cost_note": cost_note,
        "openings": list(_openings(read, raw)),
        "languages": list(_languages(read, raw)),
        "service_status": status,
    }


def _summary(description: str) -> str:
    """The first paragraph, cut at a word."""
    first = " ".join(description.partition("\n\n")[0].split())
    return first if len(first) <= SUMMARY_LIMIT else f"{first[: SUMMARY_LIMIT - 2].rsplit(' ', 1)[0]} …"


def _organisation(read: Reader, row: Document) -> dict[str, str]:
    if not row:
        read.faults.append("organization: is missing")
        return {}
    inner = Reader()
    if not id_of(row):
        inner.faults.append("id: is missing, or not of letters, figures and . _ : -")
    fields = {
        "name": inner.text(row, "name", longest=150, required=True),
        "description": inner.text(row, "description", longest=2_000),
        "url": inner.address(row, "website"),
        "email": inner.email(row, "email"),
    }
    read.faults += [f"organization.{fault}" for fault in inner.faults]
    read.notes += [f"organization.{note}" for note in inner.notes]
    return fields


def _phone(read: Reader, raw: Document) -> str:
    """The first number of a contact, or of the service itself as older feeds have it."""
    rows = [phone for contact in read.documents(raw, "contacts") for phone in read.documents(contact, "phones")]
    return next((found for row in [*rows, *read.documents(raw, "phones")] if (found := read.phone(row, "number"))), "")


def _cost(read: Reader, raw: Document) -> tuple[str, str]:
    note = read.text(raw, "fees")
    amounts = set()
    for row in read.documents(raw, "cost_options"):
        for name in ("valid_from", "valid_to"):
            read.day(row, name)
        amount = read.number(row, "amount", least=0, most=1_000_000)
        if amount is not None:
            amounts.add(amount > 0)
        note = note or read.text(row, "amount_description")
    if len(note) > 300:
        read.notes.append("fees: left out: too long")
        note = ""
    known = {(False,): Cost.FREE, (True,): Cost.CHARGED, (False, True): Cost.SOME}
    return known.get(tuple(sorted(amounts)), Cost.UNKNOWN).value, note


def _openings(read: Reader, raw: Document) -> Iterator[dict[str, Any]]:
    today = timezone.localdate()
    for row in read.documents(raw, "schedules"):
        dates = {name: read.day(row, name) for name in _DATED}
        opens, closes = read.clock(row, "opens_at"), read.clock(row, "closes_at")
        days = [day.strip() for day in read.text(row, "byday").upper().split(",") if day.strip()]
        if _backwards(dates):
            read.faults.append("valid_to: before valid_from")
        if not (_weekly(row) and days and all(day in DAYS for day in days) and opens and closes) or _over(dates, today):
            read.notes.append("schedules: left out: only times of every week that have not ended are taken")
        elif opens >= closes:
            read.faults.append("closes_at: not after opens_at")
        else:
            yield {"days": days, "opens": opens.strftime(_STORED), "closes": closes.strftime(_STORED)}


def _weekly(row: Document) -> bool:
    return row.get("freq") in ("WEEKLY", None) and row.get("interval") in (1, None) and not row.get("bymonthday")


def _backwards(dates: Mapping[str, date | None]) -> bool:
    begins, ends = dates["valid_from"], dates["valid_to"]
    return begins is not None and ends is not None and ends < begins


def _over(dates: Mapping[str, date | None], today: date) -> bool:
    return dates["valid_to"] is not None and dates["valid_to"] < today


def _languages(read: Reader, raw: Document) -> Iterator[str]:
    for row in read.documents(raw, "languages"):
        code = read.text(row, "code")
        if _LANGUAGE.fullmatch(code):
            yield code
        elif code or read.text(row, "name"):
            read.notes.append("languages: left out: only codes such as en or pl are taken")


def _places(read: Reader, raw: Document) -> Iterator[Place]:
    for row in read.documents(raw, "service_at_locations"):
        place = read.document(row, "location")
        if not place:
            continue
        if not id_of(place):
            read.faults.append("location.id: is missing, or not of letters, figures and . _ : -")
        kind = read.text(place, "location_type", required=True)
        if kind and kind not in Location.Type.values:
            read.faults.append(f"location_type: none of {', '.join(Location.Type.values)}")
        address = next(iter(read.documents(place, "addresses")), {})
        access = next(iter(read.documents(place, "accessibility")), {})
        name, first = read.text(place, "name", longest=150), read.text(address, "address_1", longest=200)
        north, east = _coordinates(read, place)
        yield Place({
            "type": kind, "name": name or first or "Place", "address": first,
            "town": read.text(address, "city", longest=80), "county": read.text(address, "state_province", longest=80),
            "postcode": _postcode(read, address),
            "latitude": north, "longitude": east, "access": read.text(access, "description", longest=300),
        })  # fmt: skip


def _postcode(read: Reader, address: Document) -> str:
    """A postcode of the United Kingdom; anything else is left out."""
    value = " ".join(read.text(address, "postal_code").upper().split())
    if value and not _POSTCODE.fullmatch(value):
        read.notes.append("postal_code: left out: it is none")
        return ""
    return value


def _coordinates(read: Reader, place: Document) -> tuple[float | None, float | None]:
    """Both or neither, to five places: a metre."""
    north, east = (
        read.number(place, "latitude", least=-90, most=90),
        read.number(place, "longitude", least=-180, most=180),
    )
    return (round(north, 5), round(east, 5)) if north is not None and east is not None else (None, None)


def _terms(read: Reader, raw: Document) -> Iterator[str]:
    """Ids and names of the terms, in small letters, to be compared with ours."""
    for row in read.documents(raw, "attributes"):
        term = read.document(row, "taxonomy_term")
        for name in ("id", "name", "term"):
            yield read.text(term, name).casefold()


def _areas(read: Reader, raw: Document) -> Iterator[str]:
    for row in read.documents(raw, "service_areas"):
        yield read.text(row, "name").casefold()
