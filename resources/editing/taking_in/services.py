"""Writes the rows of a table into the directory: as drafts for a second person, or published at once for an operator.

A second run adds nothing: a row whose words some version of its item has had is unchanged. A row belongs to the item with
its web address, else to the one with its title and publisher.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import DataError, IntegrityError, transaction

from accounts.models import Person
from resources.editing.content import ContentRefused, checked, words_of
from resources.editing.duplicates import one_address
from resources.editing.policies import WrongActor
from resources.editing.services.drafts import save_draft, start_item, start_version
from resources.editing.services.organisations import save_organisation
from resources.editing.services.publishing import DirectReason, Keeping, publish_directly
from resources.editing.services.rows import open_version
from resources.editing.taking_in.offers import Offer, Reader, RowRefused
from resources.editing.taking_in.reading import Cells
from resources.models import Organisation, Resource
from resources.models.resource import REVIEW_MONTHS
from resources.models.vocabulary import VersionState
from resources.open_referral.taking_in.report import Outcome, Report, Row
from text_guard.text import UnscreenedText


class Importer:
    """Takes rows in one by one; each is a transaction of its own, undone whole where it is refused."""

    def __init__(self, *, by: Person | None, publish: bool, keeping: Keeping, report: Report) -> None:
        self.by, self.publish, self.keeping, self.report = by, publish, keeping, report
        self.reader = Reader()
        self.seen: dict[str, int] = {}

    def take_in(self, rows: Iterable[Cells]) -> None:
        """Every row, its outcome in the report."""
        for cells in rows:
            self.report.add(self._one(cells))

    def _one(self, cells: Cells) -> Row:
        try:
            if cells.fault:
                raise RowRefused([cells.fault])
            offer = self.reader.offer(cells.values)
            self._refuse_twins(cells, offer)
            with transaction.atomic():
                outcome, item = self._write(offer)
        except RowRefused as refused:
            return Row(cells.number, "", Outcome.REFUSED, reasons=refused.reasons)
        except ContentRefused as refused:
            reasons = tuple(f"{name}: {reason}" for name, reason in refused.errors.items())
            return Row(cells.number, "", Outcome.REFUSED, reasons=reasons)
        except UnscreenedText as refused:
            kinds = ", ".join(sorted(refused.types)) or "too long"
            return Row(cells.number, "", Outcome.REFUSED, reasons=(f"a text was handed back by the screen: {kinds}",))
        except (DataError, IntegrityError):  # never its words: they hold the whole row
            return Row(cells.number, "", Outcome.REFUSED, reasons=("the database does not take it",))
        return Row(cells.number, item.slug, outcome, name=str(item.title))

    def _refuse_twins(self, cells: Cells, offer: Offer) -> None:
        key = one_address(offer.content["url"]) or f"{offer.content['title']}|{offer.publisher}".lower()
        first = self.seen.setdefault(key, cells.number)
        if first != cells.number:
            raise RowRefused([f"row {first} of the table is the same item already"])

    def _write(self, offer: Offer) -> tuple[Outcome, Resource]:
        item = _item_of(offer)
        content = offer.content | {"organisation": self._organisation(offer.publisher)}
        words = checked(content)
        if item is None:
            return Outcome.ADDED, self._add(offer, words)
        if any(_same(words, words_of(version)) for version in item.versions.exclude(state=VersionState.DISCARDED)):
            return Outcome.UNCHANGED, item
        self._change(item, words, offer)
        return Outcome.CHANGED, item

    def _organisation(self, name: str) -> Organisation:
        found = Organisation.objects.filter(name__iexact=name).order_by("pk").first()
        return found or save_organisation(organisation=None, fields={"name": name}, by=self.by)

    def _keeping(self, offer: Offer) -> Keeping:
        return Keeping(
            offer.owner or self.keeping.owner,
            offer.second_owner or self.keeping.second_owner,
            offer.review_months or self.keeping.review_months or REVIEW_MONTHS,
        )

    def _add(self, offer: Offer, words: dict[str, Any]) -> Resource:
        keeping = self._keeping(offer)
        if self.publish:
            return publish_directly(
                content=words, by=self.by, reason_code=DirectReason.IMPORT, keeping=keeping, checked_on=offer.checked_on
            )
        draft = start_item(
            kind=words["kind"], by=self.by, content=words, owner=keeping.owner, second_owner=keeping.second_owner,
            review_months=keeping.review_months,
        )  # fmt: skip
        return draft.resource

    def _change(self, item: Resource, words: dict[str, Any], offer: Offer) -> None:
        draft = open_version(item)
        if draft is not None and draft.state != VersionState.DRAFT:
            raise RowRefused(["a new version of this item waits for a second person; publish or return it first"])
        if self.publish:
            publish_directly(
                content=words, by=self.by, reason_code=DirectReason.IMPORT, resource=item, checked_on=offer.checked_on
            )
        else:
            save_draft(version=draft or start_version(resource=item, by=self.by), content=words, by=self.by)


def _item_of(offer: Offer) -> Resource | None:
    address = one_address(offer.content["url"])
    if address:
        for row in Resource.objects.filter(url__icontains=address).order_by("pk"):
            if one_address(row.url) == address:
                return row
        return None
    rows = Resource.objects.filter(title__iexact=offer.content["title"], organisation__name__iexact=offer.publisher)
    return rows.order_by("pk").first()


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(str(value) == str(other[name]) for name, value in one.items())


__all__ = ["Importer", "WrongActor"]
