"""The page for people about the feed: where it is, what can be asked, what an answer looks like."""

from __future__ import annotations

import json
from typing import Any

from resources.open_referral import addresses
from resources.open_referral.forms import MOST_PER_PAGE, PER_PAGE, PlaceFilter, ServiceFilter
from resources.open_referral.openapi import LICENCE, LICENCE_URL

COLUMNS = ({"text": "Address"}, {"text": "What it gives"})
PARAMETER_COLUMNS = ({"text": "Parameter"}, {"text": "What it does"})
_ADDRESSES = (
    ("/services", "Services, page by page"),
    ("/services/{id}", "One service with its times, places, costs, contacts and topics"),
    ("/taxonomies", "Our lists of terms: topics, audiences and phases of education"),
    ("/taxonomy_terms", "The terms of these lists"),
    ("/service_at_locations", "Services at each of their places"),
    ("/openapi.json", "The same as this page, for programs"),
)
# Made up. A test holds it to the standard's schema.
EXAMPLE: dict[str, Any] = {
    "id": "3f0d6f5e-2f0c-4d57-9f0a-6b1c52b3a7e1",
    "name": "Morning mentors",
    "description": "Mentors who help pupils to come back to school.",
    "status": "active",
    "minimum_age": 11,
    "maximum_age": 16,
    "assured_date": "2026-09-14",
    "last_modified": "2026-09-14T10:30:45.123Z",
    "organization": {
        "id": "9d1f3c0a-5a53-4b43-8d7c-0d2f7a1e6b42",
        "name": "Fairmere Mentoring Trust",
        "description": "A charity that works with schools.",
    },
}


def page() -> dict[str, Any]:
    """What `resources/open_referral/about.html` takes."""
    return {
        "base": addresses.api("root").rstrip("/"),
        "services": addresses.api("services"),
        "columns": COLUMNS,
        "addresses": [[{"text": path}, {"text": text}] for path, text in _ADDRESSES],
        "parameter_columns": PARAMETER_COLUMNS,
        "parameters": _parameters(),
        "example": json.dumps(EXAMPLE, indent=2, ensure_ascii=False),
        "per_page": PER_PAGE,
        "most": MOST_PER_PAGE,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }


def _parameters() -> list[list[dict[str, str]]]:
    """Every parameter that is read; those of places alone say so."""
    rows = []
    for name, field in PlaceFilter.base_fields.items():
        where = "" if name in ServiceFilter.base_fields else "Only for /service_at_locations. "
        rows.append([{"text": name}, {"text": f"{where}{field.help_text}"}])
    return rows
