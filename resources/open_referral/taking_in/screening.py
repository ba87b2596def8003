"""Every text of an offer passes the screen before anything of it is stored; one that does not refuses the row.

The reason names the field and the kinds of what was found, such as "description: a child's name", and never the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from resources.editing.content import screened_address
from resources.open_referral.taking_in.offers import Offer, Place, RowRefused
from screening import Context, FindingType, screen
from text_guard.allowed_names import place_names
from text_guard.kinds import label
from text_guard.local_rules import with_local_rules
from text_guard.text import UnscreenedText, clear, is_refused, leaving_out

_CONTENT = {"title": "name", "summary": "description", "body": "description", "cost_note": "fees"}
_ORGANISATION = {"name": "organization.name", "description": "organization.description"}
_PLACE = {"name": "location.name", "access": "accessibility.description"}
_ADDRESS = {"address": "address_1", "town": "city", "county": "state_province"}
_OF_A_PLACE = frozenset({FindingType.ADDRESS, FindingType.POSTCODE})  # as in the form: a venue has these


def screened(offer: Offer) -> Offer:
    """The offer with its texts marked as having passed. Raises RowRefused with kinds alone."""
    names = [str(offer.organisation["name"]), *(str(place.fields["name"]) for place in offer.places)]
    context = Context(places=place_names(names))
    refused: list[str] = []
    content = _passed(offer.content, _CONTENT, context, refused)
    organisation = _passed(offer.organisation, _ORGANISATION, context, refused)
    places = tuple(Place(_passed(place.fields, _PLACE, context, refused)) for place in offer.places)
    refused += [fault for place in places for fault in _in_address(place, context)]
    for url, name in ((offer.content["url"], "url"), (offer.organisation["url"], "organization.website")):
        refused += _in_link(str(url), name)
    if refused:
        raise RowRefused(refused)
    return replace(offer, content=content, organisation=organisation, places=places)


def _in_address(place: Place, context: Context) -> Iterator[str]:
    """What stands in an address and is none; the address itself passes, as in the form of the desk."""
    rules = with_local_rules(context)
    for field, name in _ADDRESS.items():
        found = screen(str(place.fields[field]), context=rules)
        left = leaving_out(found, lambda finding: finding.type in _OF_A_PLACE)
        if is_refused(left, confirmed=False):
            yield f"{name}: refused by the screen ({_kinds({finding.type.value for finding in left.findings})})"


def _in_link(url: str, name: str) -> Iterator[str]:
    try:
        screened_address(url)
    except UnscreenedText as error:
        yield f"{name}: refused by the screen ({_kinds(error.types)})"


def _kinds(types: Iterable[str]) -> str:
    return ", ".join(sorted(label(kind).lower() for kind in types)) or "too long"


def _passed(
    fields: Mapping[str, Any], names: Mapping[str, str], context: Context, refused: list[str]
) -> dict[str, Any]:
    passed = dict(fields)
    for field, name in names.items():
        try:
            passed[field] = clear(str(fields[field]), context=context)
        except UnscreenedText as error:
            refused.append(f"{name}: refused by the screen ({_kinds(error.types)})")
    return passed
