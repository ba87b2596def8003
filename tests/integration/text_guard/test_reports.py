"""Point 3 and 6: who says that the screen was wrong leaves a count, and never the text."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.models import Person
from tests.cast import sign_in
from tests.factories import give_role, make_person
from text_guard.false_alarms import read_alarms
from text_guard.forms import ScreenedFormMixin
from text_guard.models import FalseAlarmCount, MissCount, RefusalCount
from text_guard.services import count_false_alarms, count_miss, count_refusals
from vs_portal.ui.forms import GovukForm, TextAreaField

pytestmark = pytest.mark.django_db
PHONE = "Mum can be reached on 07700 900123 at home."
CLEAN = "Whom do we call about attendance?"


class PlainForm(ScreenedFormMixin, GovukForm):
    screened_fields = ("note",)
    note = TextAreaField(label="Note")


def reported() -> list[tuple[str, str, int]]:
    return [(row.type, row.reason, row.count) for row in FalseAlarmCount.objects.order_by("type")]


def test_the_ways_out_are_offered_for_kinds_that_nobody_can_declare() -> None:
    form = PlainForm({"note": "Zorblina's mum is on 07700 900123."})
    assert not form.is_valid()
    offered = {value for value, _ in form.fields["screening_wrong"].choices}
    assert "PHONE" in offered and "CHILD_NAME" not in offered
    names_only = PlainForm({"note": "Is Zorblina still open on Fridays, or has Zorblina moved?"})
    assert not names_only.is_valid() and "screening_wrong" not in names_only.fields


def test_a_report_counts_and_lets_nothing_through() -> None:
    form = PlainForm({"note": PHONE, "screening_wrong": ["PHONE"], "screening_wrong_reason": "office"})
    assert not form.is_valid() and form.report
    assert reported() == [("PHONE", "office", 1)]
    assert FalseAlarmCount.objects.get().form == "tests.PlainForm"
    assert "screening_wrong" not in form.fields, "it has been reported"
    assert form["screening_reported"].value() == "PHONE"


def test_a_report_counts_once_for_one_page() -> None:
    data = {"note": PHONE, "screening_wrong": ["PHONE"], "screening_wrong_reason": "office"}
    PlainForm(data).is_valid()
    PlainForm(data | {"screening_reported": "PHONE"}).is_valid()
    assert reported() == [("PHONE", "office", 1)]


def test_a_report_counts_also_when_the_text_passes_now() -> None:
    form = PlainForm({"note": CLEAN, "screening_wrong": ["PHONE"], "screening_wrong_reason": "many"})
    assert form.is_valid() and reported() == [("PHONE", "many", 1)]


def test_without_a_reason_it_asks_for_one_and_counts_nothing() -> None:
    form = PlainForm({"note": PHONE, "screening_wrong": ["PHONE"]})
    assert not form.is_valid()
    assert form.errors["screening_wrong_reason"] == ["Select why the ticked places are marked wrongly"]
    assert reported() == []
    assert PlainForm({"note": CLEAN, "screening_wrong": ["PHONE"]}).is_valid(), "a text that passes goes on"


@pytest.mark.parametrize(
    ("ticked", "reason", "before"),
    [(["nonsense", "\x00"], "office", ""), (["PHONE"], "nonsense", ""), (["PHONE"], "office", "PHONE,nonsense")],
)
def test_what_is_not_on_the_page_does_not_count(ticked: list[str], reason: str, before: str) -> None:
    assert read_alarms(ticked=ticked, reason=reason, reported=before).new == ()


def test_replace_all_takes_along_what_was_reported() -> None:
    form = PlainForm({"note": PHONE, "screening_wrong": ["PHONE"], "screening_wrong_reason": "office"})
    assert not form.is_valid() and form.report
    again = dict(form.report.reposted)
    assert again["screening_reported"] == "PHONE"
    assert "screening_wrong" not in again and "07700" not in again["note"]


def test_a_long_text_is_reported_like_any_other() -> None:
    long = PHONE + " What works for lateness?" * 798
    assert 19_900 < len(long) < 20_001
    form = PlainForm({"note": long, "screening_wrong": ["PHONE"], "screening_wrong_reason": "office"})
    form.fields["note"].validators.clear()
    assert not form.is_valid() and ("PHONE", "office", 1) in reported()


def test_of_the_text_nothing_is_kept() -> None:
    PlainForm({"note": PHONE, "screening_wrong": ["PHONE"], "screening_wrong_reason": "office"}).is_valid()
    with connection.cursor() as cursor:
        cursor.execute("SELECT f::text FROM text_guard_falsealarmcount f")
        assert "07700" not in str(cursor.fetchall())


def test_a_miss_is_counted_by_form_and_type() -> None:
    for _ in range(2):
        count_miss(form="advice_requests.QuestionForm", type="CHILD_NAME")
    row = MissCount.objects.get()
    assert (row.form, row.type, row.count) == ("advice_requests.QuestionForm", "CHILD_NAME", 2)
    with pytest.raises(ValueError):
        count_miss(form="x", type="Zorblina")
    with pytest.raises(ValueError):
        count_false_alarms(form="x", types=["Zorblina"], reason="office")


@pytest.fixture
def head() -> Person:
    person = make_person("head@council.example", "Robin Dunnock")
    give_role(person, "vs_head")
    return person


def words(client: Client, address: str) -> str:
    return " ".join(strip_tags(client.get(address).content.decode()).split())


def test_the_counts_page_shows_refusals_reports_and_misses(client: Client, head: Person) -> None:
    sign_in(client, head)
    empty = words(client, "/manage/screening/")
    assert "No author has reported this" in empty and "No member of staff has reported this" in empty
    count_false_alarms(form="advice_requests.QuestionForm", types=["PHONE"], reason="office")
    count_miss(form="advice_requests.ReplyForm", type="CHILD_NAME")
    seen = words(client, "/manage/screening/")
    for cell in ("A family’s phone number", "Advice requests: question", "It belongs to an office or a professional"):
        assert cell in seen
    assert "A child’s name" in seen and "Advice requests: reply" in seen
    assert "Local rules" in seen


@pytest.mark.parametrize(
    ("days", "age", "seen"), [("30", 31, False), ("90", 31, True), ("365", 364, True), ("x", 31, True)]
)
def test_the_period(client: Client, head: Person, days: str, age: int, seen: bool) -> None:
    sign_in(client, head)
    day = timezone.localdate() - timedelta(days=age)
    RefusalCount.objects.create(day=day, form="zorb.OldForm", type="PHONE", verdict="block", count=3)
    MissCount.objects.create(day=day, form="zorb.OldForm", type="PHONE", count=1)
    assert ("Zorb: old" in words(client, f"/manage/screening/?days={days}")) is seen


def test_a_type_that_is_no_longer_looked_for_is_still_shown(client: Client, head: Person) -> None:
    sign_in(client, head)
    RefusalCount.objects.create(day=timezone.localdate(), form="x", type="OLD_TYPE", verdict="block", count=1)
    assert "Old type" in words(client, "/manage/screening/")


def test_counting_nothing_touches_nothing(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        count_false_alarms(form="x", types=[], reason="")
        count_refusals(form="x", findings=[])
