"""Counts of text that was handed back, as the rows of tables."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from text_guard.kinds import label
from text_guard.models import DeclarationReason, FalseAlarmReason
from text_guard.selectors import PERIODS, ScreeningCounts

_VERDICTS = {"block": "stopped", "warn": "asked to confirm"}
_PERIOD_WORDS = {30: "30 days", 90: "90 days", 365: "A year"}
Column = dict[str, Any]


def period_of(asked: str) -> int:
    """The period asked for, in days; 90 where it is none of ours."""
    return int(asked) if asked in {str(days) for days in PERIODS} else 90


def counts_page(counts: ScreeningCounts) -> dict[str, Any]:
    """What `manage/screening_counts.html` shows: tables with the same last column, those without rows left out."""
    tables = [
        _table("By kind", ("Kind", "What happened"), [_by_type(row) for row in counts.by_type]),
        _table("By form", ("Form",), [[_words(row["form"]), row["total"]] for row in counts.by_form]),
        _table("By day", ("Day",), [[date_format(row["day"], "j F Y"), row["total"]] for row in counts.by_day]),
        _table("By month", ("Month",), [[date_format(row["month"], "F Y"), row["total"]] for row in counts.by_month]),
    ]
    return {
        "counts": counts,
        "periods": _periods(counts.days),
        "tables": [table for table in tables if table["rows"]],
        "declared": _table(
            "Names declared harmless by their author", ("Reason",), [_declared(row) for row in counts.declared]
        ),
        "false_alarms": _table(
            "Marked wrongly, as authors report",
            ("Kind", "Form", "Reason"),
            [_false_alarm(row) for row in counts.false_alarms],
        ),
        "misses": _table("Missed, as staff report", ("Kind", "Form"), [_miss(row) for row in counts.misses]),
    }


def _table(caption: str, names: tuple[str, ...], rows: list[list[Any]]) -> dict[str, Any]:
    columns: list[Column] = [*({"text": name} for name in names), {"text": "Count", "number": True}]
    return {"caption": caption, "columns": columns, "rows": rows}


def _periods(chosen: int) -> list[dict[str, Any]]:
    address = reverse("screening_counts")
    return [
        {"text": _PERIOD_WORDS[days], "href": f"{address}?days={days}", "current": days == chosen} for days in PERIODS
    ]


def _by_type(row: dict[str, Any]) -> list[Any]:
    return [label(row["type"]), _VERDICTS[str(row["verdict"])], row["total"]]


def _declared(row: dict[str, Any]) -> list[Any]:
    return [DeclarationReason(row["reason"]).label, row["total"]]


def _false_alarm(row: dict[str, Any]) -> list[Any]:
    return [label(row["type"]), _words(row["form"]), FalseAlarmReason(row["reason"]).label, row["total"]]


def _miss(row: dict[str, Any]) -> list[Any]:
    return [label(row["type"]), _words(row["form"]), row["total"]]


def _words(form: object) -> str:
    """`advice_requests.QuestionForm` as "Advice requests: question"."""
    app, _, name = str(form).partition(".")
    spaced = "".join(f" {char.lower()}" if char.isupper() else char for char in name.removesuffix("Form"))
    words = f"{app.replace('_', ' ').capitalize()}: {spaced.replace('_', ' ').strip()}"
    return words.removesuffix(": ")
