"""The catalogue in words: rows of courses, filters, and the same as a month with its days."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from training.models.vocabulary import Mode
from training.presenters.places import session_href, span_words
from training.presenters.seats import seats
from training.wanted import Wanted

if TYPE_CHECKING:
    from training.models import Course, Session
    from training.selectors.catalogue import Facet, Found

Chip = dict[str, str]


def address(wanted: Wanted, page: str = "index", **more: str) -> str:
    """The list, or another view of the same."""
    query = "&".join(part for part in (wanted.to_query(), *(f"{key}={value}" for key, value in more.items())) if part)
    return reverse(f"training:{page}") + (f"?{query}" if query else "")


def course_href(course: Course) -> str:
    return reverse("training:course", args=[course.slug])


def place_words(session: Session) -> str:
    """Where, in a few words: the venue and its town, or how one takes part."""
    if session.venue is None:
        return Mode(session.mode).label
    return ", ".join(part for part in (session.venue.name, session.venue.town) if part)


def tabs(wanted: Wanted, here: str) -> list[dict[str, Any]]:
    """List and calendar of the same courses."""
    first = wanted.at(1)
    return [
        {"text": "List", "href": address(first), "current": here == "index"},
        {"text": "Calendar", "href": address(first.without("month"), "calendar"), "current": here == "calendar"},
    ]


def chips(found: list[Facet], wanted: Wanted, page: str = "index") -> list[Chip]:
    """Each choice with the address that takes it away."""
    return [
        {"text": option.label, "href": address(wanted.without(facet.name, option.code), page)}
        for facet in found
        for option in facet.chosen
    ]


def list_page(found: Found, now: datetime) -> dict[str, Any]:
    """What `templates/training/catalogue.html` takes."""
    wanted, last = found.wanted, found.pages
    turned = {"previous_url": wanted.page - 1, "next_url": wanted.page + 1 if wanted.page < last else 0}
    return {
        "wanted": wanted,
        "heading": heading(found),
        "rows": [_row(course, found, now) for course in found.courses],
        "facets": found.facets,
        "chosen": chips(found.facets, wanted),
        "clear_href": address(Wanted(words=wanted.words)) if wanted.filters else "",
        "without_filters": address(Wanted(words=wanted.words)) if wanted.filters and wanted.words else "",
        "everything": address(Wanted()),
        "tabs": tabs(wanted, "index"),
        "page_words": f"Page {wanted.page} of {last}" if last > 1 else "",
        **{name: address(wanted.at(number)) if number > 0 else "" for name, number in turned.items()},
    }


def heading(found: Found) -> str:
    """`3 courses for “attachment”`."""
    subject = f" for “{found.wanted.words}”" if found.wanted.words else ""
    if not found.total:
        return f"No course found{subject}"
    return f"{found.total} course{'' if found.total == 1 else 's'}{subject}"


def _row(course: Course, found: Found, now: datetime) -> dict[str, Any]:
    session, coming = found.next_sessions.get(course.pk), found.coming.get(course.pk, 0)
    row: dict[str, Any] = {
        "title": course.title,
        "href": course_href(course),
        "summary": course.summary,
        "facts": f"{Mode(course.mode).label}, {course.duration}",
        "next": None,
        "more": f"{coming - 1} more date{'' if coming == 2 else 's'}" if coming > 1 else "",
    }
    if session is not None:
        row["next"] = {
            "text": span_words(session),
            "href": session_href(session),
            "where": place_words(session),
            "seats": seats(session, now, waits=session.waits),  # type: ignore[attr-defined]  # counted by the query
        }
    return row
