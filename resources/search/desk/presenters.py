"""Searches that found nothing and synonyms, as rows of pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from resources.models import EmptySearch, Synonym
from resources.search.desk.selectors import Page
from resources.search.presenters import address
from resources.search.search import Search

COLUMNS = [{"text": "Words"}, {"text": "Note"}, {"text": "State"}]
_CODES = {"open": EmptySearch.Outcome.OPEN, **{code.value: code for code in EmptySearch.Outcome if code.value}}


@dataclass(frozen=True, slots=True)
class EmptyRow:
    """One search that found nothing, with where to go from it."""

    words: str
    said: str  # how often and when
    search_href: str
    synonym_href: str
    outcome_href: str
    outcomes: list[dict[str, object]]


def outcome_of(code: str) -> EmptySearch.Outcome:
    """The outcome that an address names; the open ones where it names none that there is."""
    return _CODES.get(code, EmptySearch.Outcome.OPEN)


def tabs(current: EmptySearch.Outcome, counts: dict[str, int]) -> list[dict[str, object]]:
    """One tab an outcome."""
    return [
        {
            "text": outcome.label,
            "href": f"{reverse('resources_desk:searches')}?outcome={code}",
            "current": outcome is current,
            "count": counts.get(outcome.value, 0),
        }
        for code, outcome in _CODES.items()
    ]


def empty_row(row: EmptySearch, *, may_add: bool) -> EmptyRow:
    """One line: `12 times, first on 3 March 2026, last on 9 March 2026`."""
    times = "Once" if row.times == 1 else f"{row.times:,} times"
    first, last = _day(row.first_on), _day(row.last_on)
    add = f"{reverse('resources_desk:synonym_add')}?from={row.pk}" if may_add else ""
    return EmptyRow(
        words=row.words,
        said=f"{times}, on {first}" if first == last else f"{times}, first on {first}, last on {last}",
        search_href=address(Search(words=row.words)),
        synonym_href=add,
        outcome_href=reverse("resources_desk:search_outcome", args=[row.pk]),
        outcomes=[
            {"value": value, "text": label, "selected": value == row.outcome}
            for value, label in EmptySearch.Outcome.choices
        ],
    )


def synonym_row(row: Synonym) -> list[object]:
    """The cells of `COLUMNS`."""
    state = {"text": "In use", "tone": "go"} if row.is_active else {"text": "Switched off", "tone": "quiet"}
    href = reverse("resources_desk:synonym_change", args=[row.pk])
    return [{"text": ", ".join(row.phrases), "href": href}, row.note or "None", state]


def paging(page: Page[EmptySearch] | Page[Synonym], url: str) -> dict[str, str]:
    """What the pagination takes; `url` ends where the number of the page follows."""
    return {
        "previous_url": f"{url}{page.number - 1}" if page.number > 1 else "",
        "next_url": f"{url}{page.number + 1}" if page.number < page.last else "",
        "page_words": f"Page {page.number} of {page.last}" if page.last > 1 else "",
    }


def _day(value: object) -> str:
    return date_format(value, "j F Y")  # type: ignore[arg-type]  # a date of the row
