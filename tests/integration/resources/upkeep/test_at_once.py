"""Two at once: pages confirmed from the list while their law changes, a report that is closed while it is said again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.models import ReaderReport
from resources.models.vocabulary import ReportOutcome, ReportReason
from resources.upkeep.checking import confirm_many
from resources.upkeep.reports import close, report
from tests.factories import give_role, make_person
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db


def test_pages_are_held_before_they_are_confirmed_from_the_list() -> None:
    """What was looked at without holding it could have got the mark of the law meanwhile, and lost it unread."""
    person = make_person()
    give_role(person, "vs_adviser")
    items = [make_item(), make_item()]
    with CaptureQueriesContext(connection) as queries:
        assert confirm_many(public_ids=[item.public_id for item in items], by=person) == (2, 0)
    reads = [query["sql"] for query in queries if '"law_review"' in query["sql"] and query["sql"].startswith("SELECT")]
    assert reads
    assert all("FOR UPDATE" in read for read in reads)


def test_a_report_that_is_closed_while_it_is_said_again(monkeypatch: pytest.MonkeyPatch) -> None:
    person, item, reason = make_person(), make_item(), ReportReason.values[0]
    give_role(person, "vs_adviser")
    first = report(resource=item, reason=reason, person=None)
    outcome = next(code for code in ReportOutcome.values if code not in (ReportOutcome.OPEN, ReportOutcome.ARCHIVED))

    def closed_meanwhile(*_: object, **__: object) -> None:
        """The database kept the first one, and before it could be read staff closed it."""
        close(report=first, outcome=outcome, by=person)

    monkeypatch.setattr(ReaderReport.objects, "bulk_create", closed_meanwhile)
    assert report(resource=item, reason=reason, person=None) == first
    monkeypatch.undo()
    assert report(resource=item, reason=reason, person=None) != first, "after that it may be said again"
