"""One row as the fields of an item. Every reason why it cannot be one is collected, so that a row is mended once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import permissions_of
from organisations.models import Area
from resources.editing.content import screened_address
from resources.editing.openings import OpeningsRefused, parse_openings
from resources.editing.taking_in import columns
from resources.models import Topic
from resources.models.resource import LONGEST_RHYTHM
from text_guard.text import clear

_TEXTS = ("title", "summary", "body", "cost_note", "evidence_source", "law", "serves", "eligibility", "how_to_refer")
_ADDRESSES = ("url", "evidence_url")
_PLAIN = (*_TEXTS, *_ADDRESSES, "email", "phone")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 1, 1)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


class RowRefused(Exception):
    """The row cannot be an item. `reasons` name the column, never the text."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass
class Offer:
    """What a row says."""

    publisher: str
    content: dict[str, Any] = field(default_factory=dict)
    review_months: int | None = None
    owner: Person | None = None
    second_owner: Person | None = None
    checked_on: date | None = None


class Reader:
    """Reads rows; topics, areas and people are looked up once."""

    def __init__(self) -> None:
        topics = dict(Topic.objects.values_list("code", "label"))
        self.topics = {code: code for code in topics} | {label.lower(): code for code, label in topics.items()}
        self.topics |= {word: code for word, code in columns.TOPICS.items() if code in topics}
        self.areas = {name.lower(): pk for pk, name in Area.objects.values_list("pk", "name")}
        self._people: dict[str, Person | None] = {}

    def offer(self, row: Mapping[str, str]) -> Offer:
        """The row as an offer. Raises RowRefused with every reason, or UnscreenedText."""
        one = _Row(row)
        content: dict[str, Any] = {name: row.get(name, "") for name in _PLAIN}
        for name in _TEXTS:  # before anything is said of them: a reason may name the target of a link
            content[name] = clear(content[name])
        for name in _ADDRESSES:
            content[name] = screened_address(content[name])
        content["kind"] = one.code("kind", columns.KINDS)
        content["topics"] = one.codes("topic", self.topics)
        content["audiences"] = one.codes("audience", columns.AUDIENCES)
        content["phases"] = one.codes("phase", columns.PHASES)
        content["areas"] = one.codes("area", self.areas)
        content["cost"] = one.code("cost", columns.COSTS)
        content["evidence"] = one.code("evidence", columns.EVIDENCE)
        content["service_status"] = one.code("service_status", columns.STATUSES)
        content["minimum_age"], content["maximum_age"] = one.number("minimum_age"), one.number("maximum_age")
        content["law_dated"] = one.day("law_dated")
        content["openings"], content["languages"] = one.openings(), one.languages()
        for name in ("title", "publisher", "summary"):
            if not row.get(name):
                one.reasons.append(f"{name} is empty")
        offer = Offer(row.get("publisher", ""), content, one.months("review_months"), checked_on=one.past("checked_on"))
        offer.owner, offer.second_owner = self._person(one, "owner"), self._person(one, "second_owner")
        if offer.owner is not None and offer.owner == offer.second_owner:
            one.reasons.append("second_owner is the owner: name somebody else")
        if one.reasons:
            raise RowRefused(one.reasons)
        return offer

    def _person(self, one: _Row, name: str) -> Person | None:
        address = one.row.get(name, "").lower()
        if not address:
            return None
        if address not in self._people:
            self._people[address] = editor_with(address)
        if self._people[address] is None:
            one.reasons.append(f"{name} is nobody who may write the directory")
        return self._people[address]


def editor_with(address: str) -> Person | None:
    """Whoever signs in with this address and may write the directory."""
    found = Person.objects.filter(email__iexact=address, is_active=True).first()
    return found if found is not None and Permission.RESOURCES_EDIT in permissions_of(found) else None


class _Row:
    """Cells read one by one; what cannot be read adds a reason."""

    def __init__(self, row: Mapping[str, str]) -> None:
        self.row = row
        self.reasons: list[str] = []

    def code(self, name: str, known: Mapping[str, str]) -> str:
        cell = self.row.get(name, "").lower()
        if cell not in known and cell:
            self.reasons.append(f"{name} is none of: {', '.join(sorted(set(filter(None, known.values()))))}")
        return known.get(cell, "")

    def codes(self, name: str, known: Mapping[str, Any]) -> list[Any]:
        words = [_BRACKETS.sub("", part).strip().lower() for part in self.row.get(name, "").split(";")]
        found = [known[word] for word in words if word in known]
        if any(word and word not in known for word in words):
            self.reasons.append(f"{name} holds a word that is not known; see the list of columns")
        return list(dict.fromkeys(found))

    def number(self, name: str) -> int | None:
        cell = self.row.get(name, "")
        if cell and not (cell.isascii() and cell.isdigit() and len(cell) <= 3):
            self.reasons.append(f"{name} is no whole number")
            return None
        return int(cell) if cell else None

    def months(self, name: str) -> int | None:
        found = self.number(name)
        if found is not None and not 1 <= found <= LONGEST_RHYTHM:
            self.reasons.append(f"{name} is not between 1 and {LONGEST_RHYTHM}")
        return found

    def past(self, name: str) -> date | None:
        found = self.day(name)
        if found is not None and found > timezone.localdate():
            self.reasons.append(f"{name} is still to come")
        return found

    def day(self, name: str) -> date | None:
        cell = self.row.get(name, "")
        for pattern in _DATES if cell else ():
            try:
                found = datetime.strptime(cell, pattern).date()
            except ValueError:
                continue
            if _EARLIEST <= found <= _LATEST:
                return found
        if cell:
            self.reasons.append(f"{name} is no date: write 2026-09-01")
        return None

    def openings(self) -> list[dict[str, Any]]:
        try:
            return parse_openings(self.row.get("openings", ""))
        except OpeningsRefused:
            self.reasons.append("openings cannot be read: write Monday to Thursday 9:30 to 15:00; Friday 9:30 to 12:00")
            return []

    def languages(self) -> list[str]:
        codes = [part.strip() for part in self.row.get("languages", "").split(";") if part.strip()]
        if any(not _LANGUAGE.match(code) for code in codes):
            self.reasons.append("languages are codes, such as en; pl")
        return codes
