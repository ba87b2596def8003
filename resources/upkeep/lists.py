"""The staff's lists in words: what is due, which links fail, what readers said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from resources.models import Chase, Link, ReaderReport, Resource, Topic
from resources.models.vocabulary import BROKEN, LinkOutcome, ReportOutcome, ReportReason
from resources.upkeep.forms import DueFilter, LinkFilter, ListFilter, ReportFilter
from resources.upkeep.presenters import checked_words, day

Cell = str | dict[str, Any]
DUE_TABS = {"due": "Due now", "law": "Law changed", "soon": "Due within 30 days", "unkept": "Without an owner"}
DUE_EMPTY = {
    "due": ("Nothing is due", "Every page was checked in time."),
    "law": ("No pages to read because of the law", "They appear here when a change of the law is noted on a topic."),
    "soon": ("Nothing is due within 30 days", "Pages appear here a month before their check is due."),
    "unkept": ("Every page has an owner", "Each page has an owner and a second owner."),
}
DUE_SORTS = {"due": "Day due", "title": "Title", "owner": "Owner", "checked": "Last checked"}
LINK_TABS = {
    "broken": "Broken",
    "failed": "Failed once",
    "moved": "Moved",
    "unseen": "Not seen",
    "all": "All",
}
LINK_EMPTY = {
    "broken": ("No link is broken", "A link comes here when two visits in a row found no page."),
    "failed": (
        "No link failed last time",
        "A link comes here after one failed visit. It is visited again the next day.",
    ),
    "moved": ("No page has moved", "A link comes here when its site sends on to another address for good."),
    "unseen": ("Every site lets us look", "Links come here when a site refuses automatic visits. Open them yourself."),
    "all": ("No links yet", "Links come here as soon as a page that holds one is published."),
}
LINK_SORTS = {"checked": "Longest ago", "-checked": "Newest look", "host": "Site", "-failures": "Most failures"}
REPORT_TABS = {"open": "To look at", "closed": "Dealt with"}
REPORT_SORTS = {"oldest": "Oldest", "newest": "Newest", "most": "Most often said"}


def tabs(filters: ListFilter, words: Mapping[str, str], counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The lists of a page, the one shown marked."""
    return [
        {
            "text": text,
            "href": filters.address(which=code),
            "current": filters.chosen("which") == code,
            "count": counts.get(code, 0),
        }
        for code, text in words.items()
    ]


def choices(filters: ListFilter, name: str, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Links that choose an order, the one in use marked."""
    return [
        {"text": text, "href": filters.address(**{name: code}), "current": filters.chosen(name) == code}
        for code, text in words.items()
    ]


# What is due


@dataclass(frozen=True, slots=True)
class DueRow:
    """An item in the list; `tick` where it may be confirmed from the list."""

    public_id: UUID
    title: str
    href: str
    check_href: str
    checked: str
    kept_by: str
    asked: str
    tick: bool


def due_rows(items: Iterable[Resource]) -> list[DueRow]:
    """The rows of the list."""
    today = localdate()
    return [
        DueRow(
            public_id=item.public_id,
            title=item.title,
            href=reverse("resources:item", args=[item.slug]),
            check_href=reverse("resources_desk:check", args=[item.public_id]),
            checked=f"{checked_words(item, today)}.",
            kept_by=kept_by(item),
            asked=asked_words(item.chases.all(), item),
            tick=not item.law_review,
        )
        for item in items
    ]


def kept_by(item: Resource) -> str:
    """Who keeps an item true, and who stands in; also that they left."""
    owner, second = (
        f"{person.get_full_name()}{'' if person.is_active else ' (has left)'}" if person else ""
        for person in (item.owner, item.second_owner)
    )
    if not owner and not second:
        return "This page has no owner."
    return f"Owner: {owner or 'nobody'}. Second owner: {second or 'nobody'}."


def asked_words(chases: Iterable[Chase], item: Resource) -> str:
    """Who was asked in this round, in order."""
    asked = [
        f"{Chase.Rung(chase.rung).label} ({chase.asked.get_full_name()}) on {day(localdate(chase.asked_at))}"
        for chase in chases
        if chase.due_on == item.check_due_on and chase.asked is not None
    ]
    return f"Asked: {', '.join(asked)}." if asked else ""


def due_page(filters: DueFilter, counts: Mapping[str, int]) -> dict[str, Any]:
    """What stands around the rows."""
    which, whose = filters.chosen("which"), filters.chosen("whose")
    title, text = DUE_EMPTY[which]
    return {
        "tabs": tabs(filters, DUE_TABS, counts),
        "sorts": choices(filters, "sort", DUE_SORTS),
        "whose": choices(filters, "whose", {"all": "All pages", "mine": "Mine to check"}),
        "empty_title": title if whose == "all" else "None of these are yours",
        "empty_text": text if whose == "all" else "Pages that you own, stand in for or were asked about appear here.",
        "which": which,
        "here": filters.address(),
    }


# Links


LINK_COLUMNS = [{"text": text} for text in ("Address", "What we found", "On these pages", "Last look", "What to do")]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """An address, what was found, and the pages that hold it, each with whose it is."""

    number: int
    url: str
    found: str
    tone: str
    detail: str
    pages: list[dict[str, str]]
    more: int
    looked: str


def link_rows(links: Iterable[Link], most: int = 3) -> list[LinkRow]:
    """The rows of the list, each with up to `most` of the pages that hold it."""
    return [_link_row(link, most) for link in links]


def _link_row(link: Link, most: int) -> LinkRow:
    pages = list(_pages(link))
    return LinkRow(
        number=link.pk,
        url=link.url,
        found=LinkOutcome(link.outcome).label,
        tone=_tone(link),
        detail=_detail(link),
        pages=pages[:most],
        more=max(0, len(pages) - most),
        looked=day(localdate(link.checked_at)) if link.checked_at else "Not yet",
    )


def _pages(link: Any) -> Iterable[dict[str, str]]:
    """Organisations and signposts first, whose website it is; then items. All were prefetched with the address."""
    for one in link.shown_organisations:
        text = f"Website of {one.name}"
        yield {"text": text, "href": reverse("resources:organisation", args=[one.slug])}
    for one in link.shown_signposts:
        text = f"Who can help: {one.need} ({one.organisation})"
        group = one.groups[0].replace("_", "-") if one.groups else ""
        href = reverse("resources:where_else_group", args=[group]) if group else reverse("resources:where_else")
        yield {"text": text, "href": href}
    for held in link.shown_by:
        yield {"text": held.resource.title, "href": reverse("resources:item", args=[held.resource.slug])}


def _tone(link: Link) -> str:
    if link.outcome in BROKEN:
        return "stop" if link.failures > 1 else "warn"
    return {LinkOutcome.FINE: "go", LinkOutcome.MOVED: "new"}.get(LinkOutcome(link.outcome), "quiet")


def _detail(link: Link) -> str:
    parts = [f"Status {link.status}." if link.status else ""]
    if link.failures:
        parts.append(f"{link.failures} visit{'s' if link.failures > 1 else ''} in a row.")
    if link.moved_to:
        parts.append(f"Now at {link.moved_to}")
    return " ".join(part for part in parts if part)


def link_page(filters: LinkFilter, counts: Mapping[str, int]) -> dict[str, Any]:
    """What stands around the rows."""
    title, text = LINK_EMPTY[filters.chosen("which")]
    return {
        "tabs": tabs(filters, LINK_TABS, counts),
        "sorts": choices(filters, "sort", LINK_SORTS),
        "empty_title": title,
        "empty_text": text,
        "here": filters.address(),
    }


# Reports


OPEN_COLUMNS = [
    {"text": "Page"}, {"text": "What is wrong"}, {"text": "Reports", "number": True}, {"text": "First said"},
    {"text": "Owner"}, {"text": "What to do"},
]  # fmt: skip
CLOSED_COLUMNS = [{"text": text} for text in ("Page", "What was wrong", "What we did", "Said", "Dealt with")]


def open_report_rows(rows: Iterable[Mapping[str, Any]]) -> list[list[Cell]]:
    """Open reports as cells of a table, those that say the same of a page in one row."""
    return [
        [
            {"text": row["resource__title"], "href": reverse("resources:item", args=[row["resource__slug"]])},
            ReportReason(row["reason"]).label,
            str(row["reports"]),
            day(localdate(row["first"])),
            row["resource__owner__name"] or "Nobody",
            {"text": "Record what you did", "href": reverse("resources_desk:report", args=[row["number"]])},
        ]
        for row in rows
    ]


def closed_report_rows(rows: Iterable[ReaderReport]) -> list[list[Cell]]:
    """Reports that were dealt with, as cells of a table."""
    return [
        [
            {"text": row.resource.title, "href": reverse("resources:item", args=[row.resource.slug])},
            ReportReason(row.reason).label,
            ReportOutcome(row.outcome).label,
            day(localdate(row.reported_at)),
            f"{day(localdate(row.closed_at))}, {row.closed_by.get_full_name() if row.closed_by else ''}",
        ]
        for row in rows
    ]


def report_page(filters: ReportFilter, counts: Mapping[str, int]) -> dict[str, Any]:
    """What stands around the rows."""
    sorts = dict(REPORT_SORTS) if filters.chosen("which") == "open" else {"newest": "Newest", "oldest": "Oldest"}
    return {"tabs": tabs(filters, REPORT_TABS, counts), "sorts": choices(filters, "sort", sorts)}


# The law


LAW_COLUMNS = [{"text": "Topic"}, {"text": "Law changed on"}, {"text": "Pages to read", "number": True}]


def law_rows(topics: Iterable[Topic], waiting: Mapping[str, int]) -> list[list[Cell]]:
    """Topics with the day on which their law last changed, and how many pages wait for that."""
    return [
        [
            {"text": topic.label, "href": reverse("resources_desk:law_topic", args=[topic.code])},
            {"text": day(topic.law_changed_on) or "Not noted", "note": topic.law_changed_note},
            str(waiting.get(topic.code, 0)),
        ]
        for topic in topics
    ]
