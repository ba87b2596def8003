"""Every text of an offer passes the screen before anything of it is stored; one that does not refuses the row.

The reason names the field and the kinds of what was found, such as "description: a child's name", and never the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from resources.open_referral.taking_in.offers import Offer, Place, RowRefused
from screening import Context
from text_guard.allowed_names import place_names
from text_guard.kinds import label
from text_guard.text import UnscreenedText, clear

_CONTENT = {"title": "name", "summary": "description", "body": "description", "cost_note": "fees", "url": "url"}
_ORGANISATION = {"name": "organization.name", "description": "organization.description", "url": "organization.website"}
_PLACE = {"name": "location.name", "access": "accessibility.description"}


def screened(offer: Offer) -> Offer:
    """The offer with its texts marked as having passed. Raises RowRefused with kinds alone."""
    names = [str(offer.organisation["name"]), *(str(place.fields["name"]) for place in offer.places)]
    context = Context(places=place_names(names))
    refused: list[str] = []
    content = _passed(offer.content, _CONTENT, context, refused)
    organisation = _passed(offer.organisation, _ORGANISATION, context, refused)
    places = tuple(Place(_passed(place.fields, _PLACE, context, refused)) for place in offer.places)
    if refused:
        raise RowRefused(refused)
    return replace(offer, content=content, organisation=organisation, places=places)


def _passed(
    fields: Mapping[str, Any], names: Mapping[str, str], context: Context, refused: list[str]
) -> dict[str, Any]:
    passed = dict(fields)
    for field, name in names.items():
        try:
            passed[field] = clear(str(fields[field]), context=context)
        except UnscreenedText as error:
            kinds = ", ".join(sorted(label(kind).lower() for kind in error.types)) or "too long"
            refused.append(f"{name}: refused by the screen ({kinds})")
    return passed
