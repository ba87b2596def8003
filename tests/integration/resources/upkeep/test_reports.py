"""Reports from readers: by code, one open per person and reason, with a rate; what came of them is for all to see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Person
from resources.models import ReaderReport
from resources.models.vocabulary import ReportOutcome, State
from resources.upkeep.reports import CannotClose, close, forget_reporter, report
from resources.upkeep.views.reader import REPORTS_AN_HOUR
from tests.cast import sign_in
from tests.factories import give_role, make_person
from tests.resources_factory import make_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Person:
    person = make_person()
    give_role(person, "editor")
    return person


def test_one_report_stands_open_per_person_reason_and_item() -> None:
    item, other, reader = make_item(), make_item(), make_person()
    for _ in range(2):
        report(resource=item, reason="out_of_date", person=reader)
        report(resource=item, reason="out_of_date", person=None)
    report(resource=item, reason="broken_link", person=reader)
    report(resource=other, reason="out_of_date", person=reader)
    assert ReaderReport.objects.count() == 4


def test_the_database_holds_to_it_too() -> None:
    item = make_item()
    ReaderReport.objects.create(resource=item, reason="out_of_date")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReaderReport.objects.create(resource=item, reason="out_of_date")


def test_a_reason_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="written_words"):
        report(resource=make_item(), reason="written_words", person=None)


def test_closing_answers_all_that_say_the_same(editor: Person) -> None:
    item = make_item()
    first = report(resource=item, reason="out_of_date", person=make_person())
    report(resource=item, reason="out_of_date", person=None)
    other = report(resource=item, reason="broken_link", person=None)
    assert close(report=first, outcome="corrected", by=editor) == 2
    other.refresh_from_db()
    assert other.outcome == ReportOutcome.OPEN
    event = AuditEvent.objects.get(event="resource.report_closed")
    assert (event.by_public_id, event.detail["outcome"], event.detail["reports"]) == (editor.public_id, "corrected", 2)
    with pytest.raises(CannotClose, match="meanwhile"):
        close(report=first, outcome="corrected", by=editor)


def test_after_it_was_closed_the_same_may_be_said_again(editor: Person) -> None:
    item, reader = make_item(), make_person()
    close(report=report(resource=item, reason="out_of_date", person=reader), outcome="corrected", by=editor)
    report(resource=item, reason="out_of_date", person=reader)
    assert ReaderReport.objects.count() == 2


def test_gone_is_said_only_of_what_is_gone(editor: Person) -> None:
    item = make_item()
    found = report(resource=item, reason="no_longer_offered", person=None)
    with pytest.raises(CannotClose, match="still see"):
        close(report=found, outcome="archived", by=editor)
    item.state = State.ARCHIVED
    item.save(update_fields=["state"])
    found.refresh_from_db()
    assert close(report=found, outcome="archived", by=editor) == 1


def test_erasing_a_reporter_keeps_the_report() -> None:
    item, reader, other = make_item(), make_person(), make_person()
    for person in (reader, other):
        report(resource=item, reason="out_of_date", person=person)
        report(resource=item, reason="broken_link", person=person)
    assert forget_reporter(person=reader) == 2
    assert forget_reporter(person=other) == 2
    assert list(ReaderReport.objects.values_list("person", "reason").order_by("reason")) == [
        (None, "broken_link"), (None, "out_of_date")
    ]  # fmt: skip


# The pages of readers


def send(client: Client, slug: str, **data: str) -> int:
    return client.post(reverse("resources:report", args=[slug]), data or {"reason": "broken_link"}).status_code


def test_anybody_can_report_and_is_told_what_happens(client: Client) -> None:
    item = make_item(title="Guidance on lateness")
    address = reverse("resources:report", args=[item.slug])
    page = client.get(address)
    assert "Report a problem with this page" in page.content.decode()
    response = client.post(address, {"reason": "broken_link"}, follow=True)
    assert response.redirect_chain == [(reverse("resources:reported", args=[item.slug]), 302)]
    assert "What happens next" in response.content.decode()
    found = ReaderReport.objects.get()
    assert (found.resource, found.reason, found.person) == (item, "broken_link", None)


def test_a_signed_in_reader_is_named(client: Client) -> None:
    item, reader = make_item(), make_person()
    sign_in(client, reader)
    assert send(client, item.slug) == 302
    assert ReaderReport.objects.get().person == reader


@pytest.mark.parametrize("data", [{"reason": ""}, {"reason": "x"}, {"text": "words"}])
def test_without_a_reason_nothing_is_kept(client: Client, data: dict[str, str]) -> None:
    assert send(client, make_item().slug, **data) == 422
    assert not ReaderReport.objects.exists()


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_what_readers_do_not_see_cannot_be_reported(client: Client, state: State) -> None:
    item = make_item(state=state)
    assert send(client, item.slug) == 404
    assert client.get(reverse("resources:reported", args=[item.slug])).status_code == 404
    assert send(client, "no-such-page") == 404


def test_ten_reports_an_hour_from_one_address(client: Client) -> None:
    items = [make_item() for _ in range(REPORTS_AN_HOUR + 1)]
    assert [send(client, item.slug) for item in items] == [302] * REPORTS_AN_HOUR + [429]
    assert ReaderReport.objects.count() == REPORTS_AN_HOUR
    assert client.post(
        reverse("resources:report", args=[items[-1].slug]), {"reason": "broken_link"}, REMOTE_ADDR="192.0.2.7"
    ).status_code == 302  # fmt: skip


def test_a_form_of_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert send(client, make_item().slug) == 403


def test_you_said_we_did_tells_the_whole_truth(client: Client, editor: Person) -> None:
    item = make_item(title="Guidance on lateness")
    close(report=report(resource=item, reason="out_of_date", person=None), outcome="corrected", by=editor)
    report(resource=item, reason="broken_link", person=make_person())
    old = report(resource=item, reason="not_accessible", person=None)
    ReaderReport.objects.filter(pk=old.pk).update(reported_at=timezone.now() - timedelta(days=400))
    page = client.get(reverse("resources:you_said")).content.decode()
    assert "1 corrected, 1 not looked at yet" in page
    assert "We corrected it" in page
    assert reverse("resources:item", args=[item.slug]) in page


def test_with_no_reports_the_page_says_so(client: Client) -> None:
    assert "No reports in the last 12 months" in client.get(reverse("resources:you_said")).content.decode()
