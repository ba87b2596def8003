"""Counts of text that was handed back, as the rows of tables."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format

from text_guard.models import DeclarationReason
from text_guard.selectors import RefusalCounts

_VERDICTS = {"block": "stopped", "warn": "asked to confirm"}
Column = dict[str, Any]


def counts_page(counts: RefusalCounts) -> dict[str, Any]:
    """What `manage/screening_counts.html` shows: four tables with the same last column."""
    return {
        "counts": counts,
        "kind_columns": _columns("Kind", "What happened"),
        "by_type": [
            [{"text": _words(row["type"])}, {"text": _VERDICTS[str(row["verdict"])]}, {"text": row["total"]}]
            for row in counts.by_type
        ],
        "form_columns": _columns("Form"),
        "by_form": [[{"text": _words(row["form"])}, {"text": row["total"]}] for row in counts.by_form],
        "day_columns": _columns("Day"),
        "by_day": [[{"text": date_format(row["day"], "j F Y")}, {"text": row["total"]}] for row in counts.by_day],
        "declared_columns": _columns("Reason given"),
        "declared": [
            [{"text": DeclarationReason(row["reason"]).label}, {"text": row["total"]}] for row in counts.declared
        ],
    }


def _columns(*names: str) -> list[Column]:
    return [*({"text": name} for name in names), {"text": "Count", "number": True}]


def _words(code: object) -> str:
    text = str(code).replace("_", " ").replace(".", ": ").lower()
    return text.upper() if len(text) <= 4 else text.capitalize()
