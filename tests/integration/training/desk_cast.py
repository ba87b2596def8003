"""What the tests of the desk share: what a form of dates posts, and pages as words."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.html import strip_tags

from organisations.selectors import council_calendar
from training.models import Session

QUIET_HOURS = {"from_1": "10:00", "to_1": "12:00"}


def at(name: str, *args: object) -> str:
    return reverse(f"training_desk:{name}", args=args)


def words_of(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[-3000:]
    return " ".join(strip_tags(response.content.decode().partition("<main")[2]).split())


def working_day(ahead: int = 20) -> date:
    """A day on which the council works, so many working days from now."""
    return council_calendar().add(date.today(), ahead)


def boxes(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def dates(day: date, **changes: str) -> dict[str, str]:
    """One part from ten to midday; a warning about a closed day is confirmed."""
    return boxes("day_1", day) | QUIET_HOURS | {"confirm_closed": "on"} | changes


def rules(**changes: Any) -> dict[str, Any]:
    """The other fields of a session."""
    return {
        "mode": "online",
        "capacity": "20",
        "cancel_days": "3",
        "naming_days": "5",
        "offer_hours": "8",
    } | changes


def plan(day: date, **changes: Any) -> dict[str, Any]:
    return dates(day) | rules() | {"form_token": str(uuid4())} | changes


def seen(session: Session) -> dict[str, str]:
    session.refresh_from_db()
    return {"seen": str(session.version)}
