"""An address that leads somewhere for every route of the feed with a variable part, from what is in the database."""

from __future__ import annotations

from collections.abc import Callable

from resources.models import Location
from resources.open_referral import ids, selectors, terms

Find = Callable[[], dict[str, object] | None]


def _service() -> dict[str, object] | None:
    found = selectors.services().order_by("pk").values_list("public_id", flat=True).first()
    return {"identifier": found} if found else None


def _at_location() -> dict[str, object] | None:
    found = selectors.services().exclude(locations=[]).order_by("pk").first()
    place = Location.objects.filter(pk__in=found.locations).first() if found else None
    return {"identifier": ids.at_location(found.public_id, place.public_id)} if found and place else None


def _taxonomy() -> dict[str, object]:
    return {"identifier": terms.TAXONOMIES[0].id}


def _term() -> dict[str, object]:
    return {"identifier": terms.terms()[-1].id}


EXAMPLES: dict[str, Find] = {
    "open_referral:service": _service,
    "open_referral:taxonomy": _taxonomy,
    "open_referral:taxonomy_term": _term,
    "open_referral:service_at_location": _at_location,
}
