"""Readers say what is wrong with an item, by a code; staff say what came of it; everybody can read both.

One report stands open per person, reason and item; everybody who is not signed in counts as one person.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import Person
from resources.models import ReaderReport, Resource
from resources.models.vocabulary import ReportOutcome, ReportReason


class CannotClose(ValueError):
    """The outcome is not true (yet), or somebody closed the report meanwhile; the words say which."""


@transaction.atomic
def report(*, resource: Resource, reason: ReportReason | str, person: Person | None) -> ReaderReport:
    """Keep a reader's report; the one that is open already where they said the same before. No audit: a reader's word.

    Also where two posts come at once: the database keeps the first.
    """
    row = ReaderReport(resource=resource, reason=ReportReason(reason), person=person)
    ReaderReport.objects.bulk_create([row], ignore_conflicts=True)
    # The newest is the open one, unless it was closed a moment ago: then that moment answers both.
    return ReaderReport.objects.filter(resource=resource, reason=reason, person=person).latest("pk")


@transaction.atomic
def close(*, report: ReaderReport, outcome: ReportOutcome | str, by: Person) -> int:
    """Say what came of a report and of all open ones that say the same of the item; return how many were closed.

    Raises CannotClose where nothing is open any more, or where the item is said to be gone and readers still see it.
    """
    outcome = ReportOutcome(outcome)
    if outcome == ReportOutcome.OPEN:
        raise CannotClose("Select what you did about the report.")
    if outcome == ReportOutcome.ARCHIVED and report.resource.is_shown:
        raise CannotClose("Readers still see this page. Archive it first, or select another outcome.")
    same = ReaderReport.objects.filter(resource=report.resource, reason=report.reason, outcome=ReportOutcome.OPEN)
    keys = list(same.select_for_update().order_by("pk").values_list("pk", flat=True))
    if not keys:
        raise CannotClose("Somebody has dealt with this report meanwhile.")
    ReaderReport.objects.filter(pk__in=keys).update(outcome=outcome, closed_at=timezone.now(), closed_by=by)
    detail: dict[str, str | int | bool | None] = {
        "reason": report.reason,
        "outcome": outcome.value,
        "reports": len(keys),
    }
    record(event="resource.report_closed", by=by, subject=report.resource, detail=detail)
    return len(keys)


@transaction.atomic
def forget_reporter(*, person: Person, by: None = None) -> int:
    """Take a person's name off their reports (erasure). One that nobody else would add to is removed: it is said twice."""
    own = ReaderReport.objects.filter(person=person)
    nameless = ReaderReport.objects.filter(person=None, outcome=ReportOutcome.OPEN)
    said = set(nameless.values_list("resource", "reason"))
    twice = [row.pk for row in own if row.outcome == ReportOutcome.OPEN and (row.resource_id, row.reason) in said]
    removed, _ = own.filter(pk__in=twice).delete()
    return removed + own.update(person=None)
