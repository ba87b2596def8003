"""A location as the standard writes it, with its address and how to get in."""

from __future__ import annotations

from typing import Any

from resources.models import Location
from resources.open_referral.ids import derived

_COUNTRY = "GB"


def location_document(place: Location) -> dict[str, Any]:
    """A place, a postal address, or "online"."""
    key = str(place.public_id)
    document: dict[str, Any] = {"id": key, "location_type": place.type, "name": place.name}
    if place.latitude is not None and place.longitude is not None:
        document |= {"latitude": float(place.latitude), "longitude": float(place.longitude)}
    if place.type != Location.Type.VIRTUAL and (place.address or place.postcode):
        document["addresses"] = [_address(place, key)]
    if place.access:
        document["accessibility"] = [
            {"id": derived("accessibility", key), "location_id": key, "description": place.access}
        ]
    return document


def _address(place: Location, key: str) -> dict[str, str]:
    """All lines that the standard demands; one that is not known is empty, as it asks for text."""
    return {
        "id": derived("address", key),
        "location_id": key,
        "address_1": place.address or place.name,
        "city": place.town,
        "state_province": place.county or place.town,
        "postal_code": place.postcode,
        "country": _COUNTRY,
        "address_type": place.type,
    }
