"""The figures of training in tables, each with what it means."""

from __future__ import annotations

from typing import Any

from training import measures
from training.measures import MEASURES, Share
from training.selectors.figures import Figures, Period

SHARES = [{"text": "Group"}, {"text": "Settings reached"}]
ROLES = [{"text": "Role"}, {"text": "People trained", "number": True}]


def words(period: Period) -> str:
    """`1 September 2026 to 31 August 2027`."""
    return f"{period.first:%-d %B %Y} to {period.last:%-d %B %Y}"


def page(found: Figures) -> dict[str, Any]:
    """All that the page shows."""
    return {
        "tiles": [
            {"label": "Sessions held", "value": f"{found.sessions:,}"},
            {"label": "Times somebody attended", "value": f"{found.attended:,}"},
            {"label": measures.FILL.label, "value": str(found.fill)},
            {"label": measures.NO_SHOWS.label, "value": str(found.no_shows)},
            {"label": measures.LATE.label, "value": str(found.late)},
            {"label": measures.REACH.label, "value": str(found.reach)},
        ],
        "by_phase": _rows(found.by_phase),
        "by_area": _rows(found.by_area),
        "by_role": [[label, f"{number:,}"] for label, number in found.by_role],
        "share_columns": SHARES,
        "role_columns": ROLES,
        "measures": MEASURES,
    }


def _rows(groups: list[tuple[str, Share]]) -> list[list[str]]:
    return [[label, str(share)] for label, share in groups]
