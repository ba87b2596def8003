"""The coverage board in words: the same columns on the page, in CSV and in the spreadsheet."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlencode

from organisations.models import EducationSetting
from training.forms.coverage import CoverageFilterForm
from training.models.vocabulary import AttendeeRole
from training.selectors.coverage import CoverageFilters, Standing, standing_of

_PHASES = dict(EducationSetting.Phase.choices)
_ROLES = dict(AttendeeRole.choices)
_TONES = {
    Standing.CURRENT: "go",
    Standing.LAPSES: "warn",
    Standing.LEFT: "stop",
    Standing.LAPSED: "stop",
    Standing.NEVER: "quiet",
}
FILE_COLUMNS = (
    "Setting", "URN or reference", "Phase", "Area", "Trust", "Status", "In date until", "Trained lead",
    "Role of the lead", "Last trained on", "Those who left would be in date until",
)  # fmt: skip
_IN_DATE = "somebody who works there as designated safeguarding lead or deputy attended a course that trains leads"
_SORTED = {"Setting": "name", "Area": "area", "In date until": "until", "Last trained": "trained"}


def board_columns(base: str, filters: CoverageFilters) -> list[dict[str, Any]]:
    """Headings; those that sort lead to the same list the other way round."""
    columns: list[dict[str, Any]] = []
    for text in ("Setting", "Area", "Phase", "Status", "In date until", "Trained lead", "Last trained"):
        column: dict[str, Any] = {"text": text}
        if key := _SORTED.get(text):
            ascending = filters.sort == key
            direction = "ascending" if ascending else "descending" if filters.sort == f"-{key}" else ""
            column["sort"] = {
                "href": address(base, filters, sort=f"-{key}" if ascending else key),
                "direction": direction,
            }
        columns.append(column)
    return columns


def board_row(row: dict[str, Any], on: date) -> list[object]:
    """One setting on the page."""
    standing = _standing(row, on)
    return [
        {"text": row["name"], "note": row["trust__name"] or ""},
        row["area__name"] or "",
        _PHASES.get(row["phase"], ""),
        {"text": standing.label, "tone": _TONES[standing]},
        day_words(row["coverage__current_until"]),
        {"text": row["coverage__holder__name"] or "Nobody", "note": _ROLES.get(row["coverage__holder__role"], "")},
        day_words(row["coverage__trained_on"]),
    ]


def file_row(row: dict[str, Any], on: date) -> list[str | date | None]:
    """One setting in a file: dates stay dates, what is not there stays empty."""
    return [
        row["name"],
        str(row["urn"] or row["ey_number"] or row["local_reference"]),
        _PHASES.get(row["phase"], ""),
        row["area__name"] or "",
        row["trust__name"] or "",
        _standing(row, on).label,
        row["coverage__current_until"],
        row["coverage__holder__name"] or "",
        _ROLES.get(row["coverage__holder__role"], ""),
        row["coverage__trained_on"],
        row["coverage__left_until"],
    ]


def file_notes(form: CoverageFilterForm, settings: int, on: date) -> list[str]:
    """What somebody who opens the file must know."""
    narrowed = "; ".join(words for _, _, words in form.chosen()) or "none, all open settings"
    return [
        f"Made on {on:%-d %B %Y}. It says how each setting stood on that day.",
        f"Number of settings: {settings}.",
        f"Filters: {narrowed}.",
        f"In date: {_IN_DATE}, and its refresher is not due within 90 days.",
        "Lapses within 90 days: in date, but not for longer than that unless somebody is trained.",
        "Lapsed because the person left: somebody who left the setting would still be in date.",
        "Lapsed: the last training has run out. Never trained: no lead of the setting has attended such a course.",
        "An empty cell means that there is no such date, lead, area or trust.",
        "Names are of staff. Keep this file only as long as you need it, and do not publish it.",
    ]


def tabs(base: str, filters: CoverageFilters, numbers: dict[Standing, int]) -> list[dict[str, Any]]:
    """One tab for each status, with how many settings have it."""
    every = [("All", "", sum(numbers.values()))]
    rows = every + [(one.label, one.value, numbers[one]) for one in Standing]
    return [
        {
            "text": text,
            "href": address(base, filters, standing=value),
            "count": f"{number:,}",
            "current": filters.standing == value,
        }
        for text, value, number in rows
    ]


def number(filters: CoverageFilters, numbers: dict[Standing, int]) -> int:
    """How many settings the list has."""
    return numbers[Standing(filters.standing)] if filters.standing in Standing.values else sum(numbers.values())


def chips(base: str, filters: CoverageFilters, form: CoverageFilterForm) -> list[dict[str, str]]:
    """Each filter in use, with an address without it."""
    return [{"text": words, "href": address(base, filters, **{name: ""})} for name, _, words in form.chosen()]


def address(base: str, filters: CoverageFilters, **changes: str) -> str:
    """The address of the board with these filters."""
    kept = {name: value for name, value in (asdict(filters) | changes).items() if value}
    if kept.get("sort") == "name":
        del kept["sort"]
    return f"{base}?{urlencode(kept)}" if kept else base


def day_words(day: date | None) -> str:
    """`4 December 2026`."""
    return f"{day:%-d %B %Y}" if day is not None else "None"


def _standing(row: dict[str, Any], on: date) -> Standing:
    dates = (row["coverage__current_until"], row["coverage__left_until"], row["coverage__trained_on"])
    return standing_of(*dates, on)
