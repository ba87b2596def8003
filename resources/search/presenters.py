"""The search page in words: how many, for what, in which filters; what to do where nothing was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from resources.models import Resource
from resources.reader.presenters.rows import Row, row
from resources.search import pools
from resources.search.highlights import Highlight, Segment
from resources.search.query import Found
from resources.search.search import LONGEST, NEWEST, Search
from resources.search.words import as_typed, single_words, terms

_MOST_SUGGESTIONS = 4


@dataclass(frozen=True, slots=True)
class HitRow(Row):
    """A line of the results, its title and summary in pieces where words are marked."""

    title_parts: tuple[Segment, ...] = ()
    summary_parts: tuple[Segment, ...] = ()
    text_parts: tuple[Segment, ...] = ()


def address(search: Search) -> str:
    """The page of a search."""
    query = search.to_query()
    return reverse("resources:search") + (f"?{query}" if query else "")


def page(found: Found, *, signed_in: bool) -> dict[str, object]:
    """What `templates/resources/search/page.html` takes."""
    search = found.search
    return {
        "search": search,
        "here": address(search),
        "heading": heading(found),
        "notes": notes(found),
        "rows": [_hit(item, found.labels, found.highlights.get(item.pk)) for item in found.items],
        "facets": found.facets,
        "chosen": _chips(found),
        "corrected": _corrected(found),
        "is_newest": search.order == NEWEST,
        "clear_href": address(Search(words=search.words, order=search.order)) if search.filters else "",
        "save_href": f"{reverse('resources:save_search')}?{search.to_query()}"
        if signed_in and not search.is_empty
        else "",
        "empty": empty(found) if not found.items else None,
        **_paging(found),
    }


def heading(found: Found) -> str:
    """`More than 500 items for “attendance”`: how many there are, said so that it is true."""
    words = found.corrected_to or found.search.words
    quoted = words.strip('"') if words.count('"') == 2 and words[0] == words[-1] == '"' else words
    subject = f" for “{quoted}”" if words else ""
    if found.total_is_capped:
        return f"More than {found.total:,} items{subject}"
    if not found.total:
        return f"Nothing found{subject}"
    return f"{found.total:,} item{'' if found.total == 1 else 's'}{subject}"


def notes(found: Found) -> list[str]:
    """What the reader should know about the results."""
    said = []
    if found.search.was_cut:
        said.append(f"We searched for the first {LONGEST} characters of what you entered.")
    if found.total_is_capped:
        order = "" if found.search.order == NEWEST or not found.search.words else ", best first"
        said.append(
            f"These are the newest {pools.POOL}{order}. Numbers beside filters are at least that many. "
            "Add a word or a filter to see others."
        )
    return said


def empty(found: Found) -> dict[str, object]:
    """What to do next where nothing was found."""
    search = found.search
    single = list(dict.fromkeys(single_words(terms(search.words))))
    return {
        "no_words": found.has_no_words,
        "without_filters": address(Search(words=search.words)) if search.filters and search.words else "",
        "words": [
            {"text": word, "href": address(Search(words=word))}
            for word in single[:_MOST_SUGGESTIONS]
            if len(single) > 1
        ],
        "everything": address(Search()),
    }


def _hit(item: Resource, labels: Mapping[str, str], marked: Highlight | None) -> HitRow:
    plain = row(item, labels)
    return HitRow(
        title=plain.title,
        href=plain.href,
        kind=plain.kind,
        organisation=plain.organisation,
        summary=plain.summary,
        tags=plain.tags,
        checked=plain.checked,
        title_parts=marked.title if marked else (),
        summary_parts=marked.summary if marked else (),
        text_parts=marked.text if marked else (),
    )


def _chips(found: Found) -> list[dict[str, str]]:
    return [
        {"text": option.label, "href": address(found.search.without(facet.name, option.code))}
        for facet in found.facets
        for option in facet.chosen
    ]


def _corrected(found: Found) -> dict[str, str] | None:
    if not found.corrected_to:
        return None
    return {
        "words": found.corrected_to,
        "typed": as_typed(terms(found.search.words)),
        "href": address(found.search.changed(as_typed=True, page=1)),
    }


def _paging(found: Found) -> dict[str, object]:
    number, last = found.search.page, found.pages
    turned = {"previous_url": number - 1 if number > 1 else 0, "next_url": number + 1 if number < last else 0}
    urls = {name: address(found.search.changed(page=to)) if to else "" for name, to in turned.items()}
    return {**urls, "page_words": f"Page {number} of {last}" if last > 1 else ""}
