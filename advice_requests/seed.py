"""The reply targets that the portal starts with: first response and answer in working hours, by urgency.

They are dated rules, so the head of the Virtual School changes them without a deploy, and an old request keeps the
target of its day. Running the seed again adds what is missing and changes nothing else.
"""

from datetime import date

from django.db import models

from advice_requests.models.vocabulary import Urgency

REOPEN_KEY = "advice-reopen-window"
_BASIS = "The council's own target; not law."
_SINCE = date(2018, 1, 1)
_CHECKED = date(2026, 11, 23)
_REOPEN_DAYS = 20
_HOURS = {  # urgency → (first response, answer), in working hours
    Urgency.URGENT: (4, 8),
    Urgency.SOON: (8, 24),
    Urgency.ROUTINE: (16, 40),
}


def first_response_key(urgency: str) -> str:
    """The key of the dated rule that holds the first response target."""
    return f"advice-first-response-{urgency}"


def answer_key(urgency: str) -> str:
    """The key of the dated rule that holds the answer target."""
    return f"advice-answer-{urgency}"


def target_rows() -> list[dict[str, object]]:
    """The dated rules that the portal starts with."""
    rows: list[dict[str, object]] = []
    for urgency, (first, answer) in _HOURS.items():
        label = urgency.label.lower()
        rows.append(_rule(first_response_key(urgency), f"First response to a question marked {label}", first, "hours"))
        rows.append(_rule(answer_key(urgency), f"Answer to a question marked {label}", answer, "hours"))
    rows.append(_rule(REOPEN_KEY, "How long an ended question can be opened again", _REOPEN_DAYS, "working_days"))
    return rows


def _rule(key: str, title: str, value: int, unit: str) -> dict[str, object]:
    note = "Counted in working hours of the council." if unit == "hours" else "Counted in the council's working days."
    return {
        "key": key,
        "title": title,
        "value": str(value),
        "unit": unit,
        "basis": _BASIS,
        "note": note,
        "effective_from": _SINCE,
        "checked_on": _CHECKED,
    }


def seed_targets(model: type[models.Model]) -> int:
    """Add the targets that are missing; return how many were added. `model` is DatedRule, live or in a migration."""
    known = set(model._default_manager.filter(key__startswith="advice-").values_list("key", flat=True))
    missing = [model(**row) for row in target_rows() if row["key"] not in known]
    model._default_manager.bulk_create(missing)
    return len(missing)
