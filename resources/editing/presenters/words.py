"""An item's fields as labels and lines: for comparing versions, for the overview, for a check before sending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format

from resources.editing.openings import typed
from resources.models import CONTENT_FIELDS, Resource, Version
from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, ServiceStatus
from resources.reader.languages import name_of

Names = Mapping[str, Mapping[Any, str]]
LABELS: dict[str, str] = {
    "kind": "Kind",
    "title": "Title",
    "summary": "Summary",
    "body": "Text",
    "url": "Web address",
    "organisation": "Organisation",
    "topics": "Topics",
    "audiences": "Written for",
    "phases": "Phases",
    "areas": "Areas",
    "cost": "Cost",
    "evidence": "What it rests on",
    "evidence_source": "Source of the evidence",
    "evidence_url": "Web address of the evidence",
    "law": "Law",
    "law_dated": "Date of the law",
    "serves": "Whom it serves",
    "minimum_age": "Youngest age",
    "maximum_age": "Oldest age",
    "eligibility": "Who can use it",
    "how_to_refer": "How to refer",
    "cost_note": "About the cost",
    "email": "Email",
    "phone": "Telephone",
    "openings": "Opening times",
    "locations": "Where",
    "languages": "Languages",
    "service_status": "Does it run?",
}
_ONE_OF: dict[str, Any] = {"kind": Kind, "cost": Cost, "evidence": Evidence, "service_status": ServiceStatus}
_SOME_OF: dict[str, Any] = {"audiences": Audience, "phases": Phase}


def lines_of(row: Resource | Version, names: Names) -> dict[str, list[str]]:
    """Label → lines, in the order of the content's fields."""
    return {LABELS[name]: _lines(name, row, names) for name in CONTENT_FIELDS}


def _lines(name: str, row: Resource | Version, names: Names) -> list[str]:
    value = getattr(row, name)
    if name in _ONE_OF:
        return [str(_ONE_OF[name](value).label)] if value in _ONE_OF[name].values else [str(value)]
    if name in _SOME_OF:
        return [str(_SOME_OF[name](code).label) if code in _SOME_OF[name].values else str(code) for code in value]
    if name in names:
        return [names[name].get(key, str(key)) for key in value]
    if name == "languages":
        return [name_of(code) for code in value]
    if name == "openings":
        return typed(value).splitlines()
    if name == "organisation":
        return [row.organisation.name]
    if name == "law_dated":
        return [date_format(value, "j F Y")] if value else []
    return [line for line in str(value).splitlines() if line.strip()] if value not in (None, "") else []
