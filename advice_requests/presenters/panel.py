"""The panel on the home page: an asker's open questions, an adviser's baskets."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import Permission as P
from accounts.selectors import has
from advice_requests.presenters.rows import LIST_COLUMNS, list_row
from advice_requests.selectors.desk import COUNTED_TO, counts
from advice_requests.selectors.requests import asked_by
from organisations.selectors import council_hours

SHOWN = 5


def panel(person: Person) -> dict[str, object] | None:
    """What `templates/advice_requests/panel.html` takes; None for somebody who neither asks nor answers."""
    asks, answers = has(person, P.ADVICE_VIEW), has(person, P.ADVICE_ANSWER) or has(person, P.ADVICE_TRIAGE)
    if not asks and not answers:
        return None
    return {
        "template": "advice_requests/panel.html",
        "tiles": _tiles(person) if answers else [],
        "columns": LIST_COLUMNS,
        "rows": _rows(person) if asks else [],
        "asks": asks,
        "may_ask": has(person, P.ADVICE_ASK),
    }


def _tiles(person: Person) -> list[dict[str, str]]:
    found = counts(person)
    return [
        {
            "label": which.label,
            "value": f"{COUNTED_TO - 1}+" if number >= COUNTED_TO else str(number),
            "href": reverse("advice_requests:basket", args=[which.value]),
        }
        for which, number in found.items()
    ]


def _rows(person: Person) -> list[list[dict[str, object]]]:
    found = asked_by(person, open_only=True, size=SHOWN)
    hours, now = council_hours(), timezone.now()
    return [list_row(row, person=person, now=now, hours=hours) for row in found.rows]
