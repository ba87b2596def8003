"""The desk and the asker's list, as their templates take them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from accounts.models import Person
from advice_requests.forms.filtering import DeskFilterForm
from advice_requests.keyset import Page
from advice_requests.presenters.rows import DESK_COLUMNS, LIST_COLUMNS, desk_row, list_row
from advice_requests.selectors.desk import COUNTED_TO, Basket
from organisations.selectors import council_hours

Context = dict[str, object]
_EMPTY = {
    Basket.UNOWNED: "Every question has an adviser.",
    Basket.MINE: "You have no open questions.",
    Basket.WAITING: "Nobody owes us a reply.",
    Basket.ALL: "There are no questions yet.",
}


def desk_context(
    found: Page, which: Basket, form: DeskFilterForm, counts: dict[Basket, int], *, now: datetime
) -> Context:
    """One basket with its tabs, filters and pages."""
    hours = council_hours()
    chosen = form.chosen()
    kept = {name: value for name, value, _ in chosen}
    base = _basket_address(which)
    return {
        "which": which,
        "tabs": _tabs(which, counts, kept),
        "columns": DESK_COLUMNS,
        "rows": [desk_row(row, now=now, hours=hours) for row in found.rows],
        "form": form,
        "chosen": [{"text": words, "href": _without(base, kept, name)} for name, _, words in chosen],
        "clear_href": base if chosen else "",
        "next_url": _address(base, kept | {"after": found.after}) if found.after else "",
        "previous_url": _address(base, kept | {"before": found.before}) if found.before else "",
        "empty": "No question fits these filters." if chosen else _EMPTY[which],
    }


def list_context(found: Page, *, person: Person, show_all: bool, now: datetime) -> Context:
    """What the asking side has asked."""
    hours = council_hours()
    base = reverse("advice_requests:list")
    kept = {"show": "all"} if show_all else {}
    return {
        "columns": LIST_COLUMNS,
        "rows": [list_row(row, person=person, now=now, hours=hours) for row in found.rows],
        "show_all": show_all,
        "next_url": _address(base, kept | {"after": found.after}) if found.after else "",
        "previous_url": _address(base, kept | {"before": found.before}) if found.before else "",
    }


def _tabs(which: Basket, counts: dict[Basket, int], kept: dict[str, str]) -> list[dict[str, object]]:
    return [
        {
            "text": one.label,
            "href": _address(_basket_address(one), kept),
            "count": _count(counts.get(one)),
            "current": one is which,
        }
        for one in Basket
    ]


def _count(number: int | None) -> str:
    if number is None:
        return ""
    return f"{COUNTED_TO - 1}+" if number >= COUNTED_TO else str(number)


def _basket_address(which: Basket) -> str:
    return reverse("advice_requests:basket", args=[which.value])


def _without(base: str, kept: dict[str, str], name: str) -> str:
    return _address(base, {key: value for key, value in kept.items() if key != name})


def _address(base: str, query: dict[str, str]) -> str:
    return f"{base}?{urlencode(query)}" if query else base
