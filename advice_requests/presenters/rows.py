"""Rows of `values()` as cells of `components/table.html`."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import reverse

from accounts.models import Person
from advice_requests.models.vocabulary import Urgency
from advice_requests.presenters.clock import ClockWords, row_clock
from advice_requests.presenters.status import status_for_asker, status_for_staff
from organisations.calendars import LONDON, WorkingHours

Row = dict[str, Any]
Cell = dict[str, object]
DESK_COLUMNS = [{"text": "Question"}, {"text": "Setting"}, {"text": "Status"}, {"text": "Adviser"}, {"text": "Clock"}]
LIST_COLUMNS = [{"text": "Question"}, {"text": "Asked"}, {"text": "Status"}, {"text": "Answer"}]
_URGENCY = {Urgency.URGENT: "Urgent", Urgency.SOON: "Soon", Urgency.ROUTINE: ""}


def desk_row(row: Row, *, now: datetime, hours: WorkingHours) -> list[Cell]:
    """One row of the desk: reference and topic, setting, status, adviser, what is left on the clock."""
    clock = _clock(row, now, hours)
    status = status_for_staff(row["state"], taken=row["taken_at"] is not None)
    urgency = _URGENCY.get(row["urgency"], "")
    return [
        {
            "text": row["reference"],
            "href": _address(row),
            "note": ", ".join(filter(None, [row["topic__label"], urgency])),
        },
        {"text": row["setting__name"] or "No setting", "note": row["area__name"] or ""},
        {"text": status.text, "tone": status.tone},
        {"text": row["assigned_to__name"] or row["team__name"] or "Nobody yet"},
        _clock_cell(clock),
    ]


def list_row(row: Row, *, person: Person, now: datetime, hours: WorkingHours) -> list[Cell]:
    """One row of an asker's list: what, when and by whom, status, when the answer is due."""
    clock = _clock(row, now, hours)
    status = status_for_asker(row["state"])
    who = "you" if row["asker_id"] == person.pk else row["asker__name"]
    asked = f"{row['submitted_at'].astimezone(LONDON):%-d %B %Y}"
    return [
        {"text": row["topic__label"], "href": _address(row), "note": row["reference"]},
        {"text": asked, "note": f"by {who}" + (f" for {row['setting__name']}" if row["setting__name"] else "")},
        {"text": status.text, "tone": status.tone},
        _clock_cell(clock),
    ]


def _clock(row: Row, now: datetime, hours: WorkingHours) -> ClockWords:
    return row_clock(state=row["state"], due_at=row["due_at"], paused_at=row["paused_at"], now=now, hours=hours)


def _clock_cell(clock: ClockWords) -> Cell:
    if clock.when is None:
        return {"text": "–" if not clock.short else clock.short}
    day = f"{clock.when.astimezone(LONDON):%-d %B %Y}"
    if clock.state in ("late", "soon"):
        return {"text": clock.short, "tone": clock.tone, "note": f"Due {day}"}
    return {"text": clock.short, "note": "" if clock.state == "paused" else f"Due {day}"}


_ANY_ID = UUID(int=0)


def _address(row: Row) -> str:
    return _pattern().replace(str(_ANY_ID), str(row["public_id"]))


@cache
def _pattern() -> str:
    """The address of a request, looked up once: a list asks for it in every row."""
    return reverse("advice_requests:request", args=[_ANY_ID])
