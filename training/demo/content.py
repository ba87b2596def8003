"""What the demonstration says, kept as data: `demo_items/*.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from accounts.models import Person
from resources.models import Topic
from training.models import Venue
from training.services.courses import publish_course, save_course, save_venue

FOLDER = Path(__file__).parent.parent / "demo_items"
COURSE_FILES = ("courses_1", "courses_2")
_BLANK: dict[str, Any] = {
    "about": "",
    "phases": [],
    "evidence_note": "",
    "access_note": "",
    "trains_leads": False,
    "valid_months": None,
}
_NOT_FIELDS = ("topics", "hours")


@lru_cache(maxsize=8)
def read(name: str) -> dict[str, Any]:
    """One file of the folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def courses() -> dict[str, dict[str, Any]]:
    """The entries of the courses by code."""
    return {row["code"]: row for name in COURSE_FILES for row in read(name)["courses"]}


def create_catalogue(by: Person) -> None:
    """Write courses and venues and put the courses into the catalogue."""
    for entry in courses().values():
        fields = _BLANK | {name: value for name, value in entry.items() if name not in _NOT_FIELDS}
        fields |= {"about": fields["about"].strip(), "outcomes": fields["outcomes"].strip()}
        topics = Topic.objects.filter(code__in=entry["topics"])
        publish_course(course=save_course(course=None, fields=fields, topics=topics, by=by), by=by)
    for row in read("courses_2")["venues"]:
        if not Venue.objects.filter(name=row["name"]).exists():
            save_venue(venue=None, fields=row, by=by)
