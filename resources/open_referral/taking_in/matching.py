"""Is it here already? By the id in its feed; else by its name together with its organisation or its web address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import Any

from organisations.models import Area
from resources.editing.duplicates import one_address
from resources.models import FeedEntry, Location, Organisation, Resource
from resources.models.vocabulary import Kind
from resources.open_referral.taking_in.offers import Offer, Place, RowRefused
from resources.open_referral.terms import terms


def plain(name: str) -> str:
    """A name as it is compared: letters and figures in small letters, "Ashbank Youth-Hub" as "ashbank youth hub"."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join(kept.split())


class Known:
    """What the directory holds, read once before a feed is taken in, and kept up with what it adds."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.entries = dict(FeedEntry.objects.filter(source=source).values_list("source_id", "resource_id"))
        own = Resource.objects.filter(source=source).values_list("source_id", "pk")
        self.entries = {**dict(own), **self.entries}
        self.named: dict[tuple[str, object], set[int]] = defaultdict(set)
        rows = Resource.objects.filter(kind=Kind.SERVICE).values_list("pk", "title", "organisation_id", "url")
        for key, title, organisation, url in rows.iterator():
            self._name(key, title, organisation, url)
        self.organisations: dict[tuple[str, str], int] = {}
        fields = ("pk", "name", "url", "source", "source_id")
        for key, name, url, of, of_id in Organisation.objects.order_by("-pk").values_list(*fields):
            self.add_organisation(key, name, url, of_id if of == source else "")
        self.terms = [(term.id, term.name.casefold(), term) for term in terms()]
        self.areas = {name.casefold(): key for key, name in Area.objects.values_list("pk", "name")}

    def _name(self, key: int, title: str, organisation: int | None, url: str) -> None:
        self.named[plain(title), organisation].add(key)
        if address := one_address(url):
            self.named[plain(title), address].add(key)

    def add(self, offer: Offer, resource: Resource) -> None:
        """A service that the feed added or was found to be."""
        self.entries[offer.source_id] = resource.pk

    def add_organisation(self, key: int, name: str, url: str, source_id: str) -> None:
        """An organisation; of two that look the same the older one counts."""
        self.organisations["name", plain(name)] = key
        if address := one_address(url):
            self.organisations["url", address] = key
        if source_id:
            self.organisations["id", source_id] = key

    def organisation(self, offer: Offer) -> int | None:
        """The number of the offer's organisation: by its id in the feed, its name, its web address."""
        asked = (
            ("id", offer.organisation_id),
            ("name", plain(offer.organisation["name"])),
            ("url", one_address(offer.organisation["url"])),
        )
        return next((self.organisations[key] for key in asked if key[1] and key in self.organisations), None)

    def service(self, offer: Offer, organisation: int | None) -> int | None:
        """The number of the item that the offer is. Raises RowRefused where several could be meant."""
        if offer.source_id in self.entries:
            return self.entries[offer.source_id]
        title = plain(offer.content["title"])
        found = set(self.named.get((title, organisation), ())) if organisation else set()
        if address := one_address(offer.content["url"]):
            found |= self.named.get((title, address), set())
        found -= set(self.entries.values())  # those are other services of this feed
        if len(found) > 1:
            raise RowRefused(["name: several services of the directory have this name: say which by hand"])
        return next(iter(found), None)

    def codes(self, offer: Offer) -> dict[str, Any]:
        """Topics, audiences, phases and areas of ours that the offer names; those that it has otherwise are not ours."""
        found: dict[str, list[Any]] = {"topics": [], "audiences": [], "phases": []}
        for identifier, name, term in self.terms:
            if {identifier, name, term.code} & offer.terms:
                found[term.taxonomy.field].append(term.code)
        return found | {"areas": sorted(self.areas[name] for name in offer.areas if name in self.areas)}


def same_place(place: Place, locations: list[Location]) -> Location | None:
    """A location of the organisation that is this place: the same kind, postcode and address, or name where it has none."""

    def mark(kind: str, postcode: str, address: str, name: str) -> tuple[str, str, str]:
        return kind, "".join(postcode.split()).upper(), plain(address or name)

    wanted = mark(*(str(place.fields[name]) for name in ("type", "postcode", "address", "name")))
    return next((one for one in locations if mark(one.type, one.postcode, one.address, one.name) == wanted), None)
