"""Upkeep for the demonstration: some pages are due, the law of one topic changed, two links fail, readers reported.

Everything goes through the services that people use, only the days are moved back. Running it again adds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from resources.models import Link, ReaderReport, Resource, Topic
from resources.models.upkeep import BROKEN_AFTER
from resources.models.vocabulary import SHOWN, LinkOutcome, ReportOutcome, ReportReason
from resources.upkeep.chasing import chase
from resources.upkeep.clock import mark_due, next_check
from resources.upkeep.law import law_changed
from resources.upkeep.links.registering import mark_items
from resources.upkeep.reports import close, report

LAW_TOPIC = "suspensions-exclusions"
LAW_DAYS_AGO = 40
OVERDUE_DAYS = (3, 9, 21, 34)
# Days ago, what was said, and what came of it.
_SAID = (
    (150, ReportReason.BROKEN_LINK, ReportOutcome.CORRECTED),
    (121, ReportReason.OUT_OF_DATE, ReportOutcome.REWRITTEN),
    (96, ReportReason.WRONG_CONTACT, ReportOutcome.CORRECTED),
    (72, ReportReason.HARD_TO_UNDERSTAND, ReportOutcome.REWRITTEN),
    (55, ReportReason.NO_LONGER_OFFERED, ReportOutcome.PROVIDER_TOLD),
    (33, ReportReason.OUT_OF_DATE, ReportOutcome.RIGHT_AS_IT_IS),
    (12, ReportReason.BROKEN_LINK, ReportOutcome.OPEN),
    (2, ReportReason.NOT_ACCESSIBLE, ReportOutcome.OPEN),
)


@transaction.atomic
def create_demo_upkeep(*, people: Mapping[str, Person]) -> int:
    """Put it onto the items that stand; returns how many reports there are now. Without items it does nothing."""
    if ReaderReport.objects.exists():
        return ReaderReport.objects.count()
    items = list(Resource.objects.filter(state__in=SHOWN).order_by("pk")[: len(_SAID) * 2])
    if not items:
        return 0
    today = timezone.localdate()
    _overdue(items[1 :: max(1, len(items) // len(OVERDUE_DAYS))], today)
    _law(people["editor"], today)
    _broken_links()
    for number, (days, reason, outcome) in enumerate(_SAID):
        _said(items[number % len(items)], days, reason, outcome, people["editor"])
    mark_due()
    chase()
    return ReaderReport.objects.count()


def _overdue(items: list[Resource], today: date) -> None:
    for item, days in zip(items, OVERDUE_DAYS, strict=False):
        item.check_due_on = today - timedelta(days=days)
        item.checked_on = next_check(item.check_due_on, -item.review_months)
        item.save(update_fields=["check_due_on", "checked_on"])


def _law(editor: Person, today: date) -> None:
    topic = Topic.objects.filter(code=LAW_TOPIC).first()
    if topic is not None:
        changed = today - timedelta(days=LAW_DAYS_AGO)
        law_changed(topic=topic, changed_on=changed, note="New statutory guidance on suspension.", by=editor)


def _broken_links() -> None:
    now = timezone.now()
    links = Link.objects.exclude(held_by=None).order_by("pk")[:2]
    for link, outcome in zip(links, (LinkOutcome.NOT_FOUND, LinkOutcome.NO_ANSWER), strict=False):
        link.outcome, link.failures, link.checked_at = outcome, BROKEN_AFTER, now - timedelta(hours=7)
        link.status = 404 if outcome == LinkOutcome.NOT_FOUND else None
        link.save(update_fields=["outcome", "failures", "checked_at", "status"])
        mark_items(link.held_by.values_list("resource", flat=True))


def _said(item: Resource, days: int, reason: ReportReason, outcome: ReportOutcome, editor: Person) -> None:
    row = report(resource=item, reason=reason, person=None)
    said_at = timezone.now() - timedelta(days=days)
    ReaderReport.objects.filter(pk=row.pk).update(reported_at=said_at)
    if outcome != ReportOutcome.OPEN:
        close(report=row, outcome=outcome, by=editor)
        ReaderReport.objects.filter(pk=row.pk).update(closed_at=said_at + timedelta(days=4))
