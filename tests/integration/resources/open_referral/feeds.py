"""Documents of a made-up feed, to be spoilt one field at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

BASE = "https://directory.site.example/open-referral/v3"


def key(number: int) -> str:
    return str(UUID(int=0x4000_8000_0000_0000_0000 + number))


def service(number: int = 1, **fields: Any) -> dict[str, Any]:
    """A service that says everything."""
    return {
        "id": key(number), "name": f"Walking bus {number}", "status": "active",
        "description": "Volunteers walk with pupils to school.\n\nThey start at the library.",
        "url": f"https://walking.example/{number}", "email": "office@walking.example", "fees": "Nothing.",
        "minimum_age": 5, "maximum_age": 11, "assured_date": "2026-03-15", "last_modified": "2026-03-15T10:30:45.123Z",
        "organization": {"id": key(900), "name": "Walking Trust", "description": "A charity.",
                         "website": "https://walking.example/"},
        "schedules": [{"id": key(800), "freq": "WEEKLY", "interval": 1, "byday": "MO,FR", "opens_at": "08:00:00",
                       "closes_at": "09:00:00"}],
        "service_at_locations": [{"id": key(700), "location": {
            "id": key(600), "location_type": "physical", "name": "Central library", "latitude": 51.5, "longitude": -0.1,
            "addresses": [{"id": key(500), "address_1": "1 Market Square", "city": "Fairmere", "state_province": "",
                           "postal_code": "FM1 1AA", "country": "GB", "address_type": "physical"}]}}],
        "languages": [{"id": key(400), "code": "pl", "name": "Polish"}],
        "cost_options": [{"id": key(300), "amount": 0}],
        "contacts": [{"id": key(200), "phones": [{"id": key(201), "number": "01632 960 300"}]}],
        "attributes": [{"id": key(100), "taxonomy_term": {"id": key(101), "name": "Attendance", "description": "x"}}],
    } | fields  # fmt: skip


def page(rows: list[Any], number: int = 1, pages: int = 1) -> dict[str, Any]:
    return {"total_items": len(rows) * pages, "total_pages": pages, "page_number": number, "size": len(rows),
            "first_page": number == 1, "last_page": number == pages, "empty": not rows, "contents": rows}  # fmt: skip


def written(folder: Path, content: Any, name: str = "feed.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path
