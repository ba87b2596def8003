"""Reads for keeping the directory true: what is due, which links fail, what readers said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone

from accounts.models import Person
from resources.models import Chase, Link, ReaderReport, Resource, ResourceLink, Topic
from resources.models.upkeep import BROKEN_AFTER
from resources.models.vocabulary import SHOWN, LinkOutcome, ReportOutcome, State
from resources.upkeep.links.sites import organisations_shown, seen_by_readers, signposts_shown

SOON = timedelta(days=30)
_UNKEPT = Q(owner=None) | Q(second_owner=None)
_DUE_ORDER: dict[str, tuple[str | OrderBy, ...]] = {
    "due": ("check_due_on", "title", "pk"),
    "title": ("title", "pk"),
    "owner": (F("owner__name").asc(nulls_first=True), "check_due_on", "pk"),
    "checked": ("checked_on", "title", "pk"),
}
_LINK_ORDER: dict[str, tuple[str | OrderBy, ...]] = {
    "checked": (F("checked_at").asc(nulls_first=True), "pk"),
    "-checked": (F("checked_at").desc(nulls_last=True), "pk"),
    "host": ("host", "url"),
    "-failures": ("-failures", "host", "url"),
}
_REPORT_ORDER = {
    "oldest": ("first", "number"),
    "newest": ("-last", "number"),
    "most": ("-reports", "first", "number"),
}


def law_changed_on(resource: Resource) -> date | None:
    """The last day on which the law of one of the item's topics changed after the item was checked."""
    changed = Topic.objects.filter(code__in=resource.topics, law_changed_on__gt=resource.checked_on)
    latest: date | None = changed.aggregate(latest=Max("law_changed_on"))["latest"]
    return latest


def law_changes(resource: Resource) -> QuerySet[Topic]:
    """The topics of the item whose law changed after the item was checked."""
    changed = Topic.objects.filter(code__in=resource.topics, law_changed_on__gt=resource.checked_on)
    return changed.order_by("-law_changed_on", "position")


def shown_item(**key: Any) -> Resource | None:
    """One item that readers see, by its key."""
    rows = Resource.objects.filter(state__in=SHOWN, **key)
    return rows.select_related("organisation", "owner", "second_owner").first()


# What is due


def _which(today: date) -> dict[str, Q]:
    due = Q(state=State.REVIEW_DUE) | Q(check_due_on__lte=today)
    return {
        "due": due & Q(law_review=False),
        "law": Q(law_review=True),
        "soon": Q(state=State.PUBLISHED, check_due_on__gt=today, check_due_on__lte=today + SOON),
        "unkept": _UNKEPT,
    }


def _shown_to(person: Person | None) -> QuerySet[Resource]:
    rows = Resource.objects.filter(state__in=SHOWN)
    if person is None:
        return rows
    asked = Chase.objects.filter(resource=OuterRef("pk"), due_on=OuterRef("check_due_on"), asked=person)
    return rows.filter(Q(owner=person) | Q(second_owner=person) | Exists(asked))


def due_items(which: str, *, of: Person | None = None, sort: str = "due") -> QuerySet[Resource]:
    """Shown items that are due, whose law changed, that are due soon, or that lack an owner or a second one.

    `of` keeps those that the person owns, stands in for, or was asked about in this round.
    """
    chases = Prefetch("chases", Chase.objects.select_related("asked").order_by("due_on", "rung"))
    rows = _shown_to(of).filter(_which(timezone.localdate())[which]).select_related("owner", "second_owner")
    return rows.defer("body").prefetch_related(chases).order_by(*_DUE_ORDER[sort])


def waiting_for(person: Person) -> QuerySet[Resource]:
    """What is due or rests on changed law, and is the person's to check."""
    return _shown_to(person).filter(state=State.REVIEW_DUE)


def due_counts(*, of: Person | None = None) -> dict[str, int]:
    """How many stand in each of these lists: one query."""
    counts = {name: Count("pk", filter=condition) for name, condition in _which(timezone.localdate()).items()}
    return dict(_shown_to(of).order_by().aggregate(**counts))


def checkable() -> QuerySet[Resource]:
    """Shown items that may be confirmed from a list: not those whose law changed."""
    return Resource.objects.filter(state__in=SHOWN, law_review=False).only("public_id").order_by("pk")


# Links


_WHICH_LINKS = {
    "broken": Q(failures__gte=BROKEN_AFTER),
    "failed": Q(failures__gt=0, failures__lt=BROKEN_AFTER),
    "moved": Q(outcome=LinkOutcome.MOVED),
    "unseen": Q(outcome__in=[LinkOutcome.REFUSED, LinkOutcome.NOT_FOLLOWED]),
    "all": Q(),
}


def _links() -> QuerySet[Link]:
    return Link.objects.filter(seen_by_readers())


def links(which: str, *, sort: str = "checked") -> QuerySet[Link]:
    """Addresses on pages that readers see, by what was found, each with the items, organisations and signposts that
    hold it."""
    items = Resource.objects.filter(state__in=SHOWN).only("title", "slug").order_by("title", "pk")
    held = Prefetch("held_by", ResourceLink.objects.filter(resource__in=items).select_related("resource"), "shown_by")
    organisations = Prefetch("organisations", organisations_shown().only("name", "slug", "link"), "shown_organisations")
    signposts = Prefetch("signposts", signposts_shown(), "shown_signposts")
    rows = _links().filter(_WHICH_LINKS[which]).prefetch_related(held, organisations, signposts)
    return rows.order_by(*_LINK_ORDER[sort])


def link_counts() -> dict[str, int]:
    """How many addresses stand in each list: one query."""
    counts = {name: Count("pk", filter=condition) for name, condition in _WHICH_LINKS.items()}
    return dict(_links().aggregate(**counts))


def link(number: int) -> Link | None:
    """One address on a page that readers see."""
    return _links().filter(pk=number).first()


# What readers said


def report_counts() -> dict[str, int]:
    """How many rows the list of open reports has, and how many reports were dealt with."""
    closed = ReaderReport.objects.exclude(outcome=ReportOutcome.OPEN).count()
    return {"open": open_reports().count(), "closed": closed}


def open_reports(*, sort: str = "oldest") -> QuerySet[ReaderReport, Any]:
    """Open reports, those that say the same of one item together: how many, the first and the last."""
    rows = ReaderReport.objects.filter(outcome=ReportOutcome.OPEN).order_by()
    grouped = rows.values("resource", "reason", "resource__title", "resource__slug", "resource__owner__name")
    return grouped.annotate(
        reports=Count("pk"), first=Min("reported_at"), last=Max("reported_at"), number=Min("pk")
    ).order_by(*_REPORT_ORDER[sort])


def closed_reports(*, sort: str = "newest") -> QuerySet[ReaderReport]:
    """Reports that were dealt with."""
    rows = ReaderReport.objects.exclude(outcome=ReportOutcome.OPEN).select_related("resource", "closed_by")
    order = ("closed_at", "pk") if sort == "oldest" else ("-closed_at", "-pk")
    return rows.defer("resource__body").order_by(*order)


def report(number: int) -> ReaderReport | None:
    """One report with its item."""
    return ReaderReport.objects.select_related("resource").filter(pk=number).first()


def open_like(found: ReaderReport) -> int:
    """How many open reports say the same of the same item."""
    same = ReaderReport.objects.filter(resource=found.resource_id, reason=found.reason)
    return same.filter(outcome=ReportOutcome.OPEN).count()


def said_since(day: date) -> QuerySet[ReaderReport, tuple[Any, ...]]:
    """The time and outcome of every report since a day."""
    return ReaderReport.objects.filter(reported_at__date__gte=day).order_by().values_list("reported_at", "outcome")


def open_on(resource: Resource) -> int:
    """How many reports of the item wait."""
    return ReaderReport.objects.filter(resource=resource, outcome=ReportOutcome.OPEN).count()


# Topics


def topics_with_law() -> QuerySet[Topic]:
    """Topics in their order; for each how many shown items rest on it is asked by `items_on`."""
    return Topic.objects.filter(is_active=True).order_by("position", "label")


def in_law_review() -> dict[str, int]:
    """How many shown items of each topic wait because its law changed."""
    counts: dict[str, int] = {}
    for topics in Resource.objects.filter(state__in=SHOWN, law_review=True).values_list("topics", flat=True):
        for code in topics:
            counts[code] = counts.get(code, 0) + 1
    return counts


def topic(code: str) -> Topic | None:
    """One topic by its code."""
    return Topic.objects.filter(code=code).first()
