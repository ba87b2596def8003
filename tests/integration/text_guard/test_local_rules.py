"""Point 5: a pattern becomes a rule that two people let count, and every way in follows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from threading import Barrier, Thread
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import RequestFactory

import screening.numbers.local
from accounts.models import AuditEvent, Person
from screening import Verdict
from tests.factories import make_person
from text_guard import local_rules, rule_services, tasks, views
from text_guard.audit_port import NoRecorder, record, set_recorder
from text_guard.errors import RuleMoved, RuleRefused
from text_guard.forms import ScreenedFormMixin
from text_guard.models import LocalRule
from text_guard.rule_checks import Trial
from text_guard.rule_services import activate_rule, check_rules, propose_rule, remove_rule, retire_rule
from text_guard.short_lines import refuse_a_child
from text_guard.text import UnscreenedText, clear
from vs_portal.ui.forms import GovukForm, TextAreaField

pytestmark = pytest.mark.django_db
SHAPE, TEXT = "KD.999.A", "Please look at KD.123.K before the meeting."


class NoteForm(ScreenedFormMixin, GovukForm):
    screened_fields = ("note",)
    note = TextAreaField(label="Note")


@pytest.fixture(autouse=True)
def _ask_anew() -> Iterator[None]:
    local_rules.forget()
    yield
    local_rules.forget()


@pytest.fixture
def two() -> tuple[Person, Person]:
    return make_person(), make_person()


def active(pattern: str, two: tuple[Person, Person], kind: str = "reference") -> LocalRule:
    rule = activate_rule(rule=propose_rule(kind=kind, pattern=pattern, by=two[0]), by=two[1])
    local_rules.forget()  # on commit, which a test's transaction never sees
    return rule


def check(text: str) -> Verdict:
    request = RequestFactory().post("/text-guard/check", {"text": text})
    request.user = SimpleNamespace(pk=990_007)
    return Verdict(json.loads(views.check(request).content)["verdict"])


def test_every_way_in_follows_an_active_rule(two: tuple[Person, Person]) -> None:
    assert NoteForm({"note": TEXT}).is_valid() and clear(TEXT) == TEXT and check(TEXT) is Verdict.OK
    active(SHAPE, two)
    assert not NoteForm({"note": TEXT}).is_valid()
    assert check(TEXT) is Verdict.BLOCK
    with pytest.raises(UnscreenedText):
        clear(TEXT)
    with pytest.raises(Exception, match="job title"):
        refuse_a_child("Lead on KD.123.K")


def test_a_phrase_lets_text_through_and_a_name_stops_it(two: tuple[Person, Person]) -> None:
    phrase, name = "Has Zorblix Gym been in touch?", "Nothing new about quagfeather since then."
    assert not NoteForm({"note": phrase}).is_valid() and NoteForm({"note": name}).is_valid()
    active("Zorblix Gym", two, "phrase")
    active("Quagfeather", two, "name")
    assert NoteForm({"note": phrase}).is_valid() and not NoteForm({"note": name}).is_valid()


def test_only_an_active_rule_counts(two: tuple[Person, Person]) -> None:
    rule = propose_rule(kind="reference", pattern=SHAPE, by=two[0])
    assert clear(TEXT) == TEXT
    activate_rule(rule=rule, by=two[1])
    retire_rule(rule=rule, by=two[0])
    local_rules.forget()
    assert clear(TEXT) == TEXT


def test_the_person_who_proposes_does_not_activate(two: tuple[Person, Person]) -> None:
    rule = propose_rule(kind="reference", pattern=SHAPE, by=two[0])
    with pytest.raises(RuleMoved, match="Somebody else"):
        activate_rule(rule=rule, by=two[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalRule.objects.filter(pk=rule.pk).update(
            state="active", activated_by=two[0].public_id, activated_at=rule.proposed_at
        )


def test_each_step_fits_some_states_and_is_undone_by_another(two: tuple[Person, Person]) -> None:
    first, second = two
    rule = propose_rule(kind="reference", pattern=SHAPE, by=first)
    with pytest.raises(RuleMoved, match="is proposed, so it cannot be retired"):
        retire_rule(rule=rule, by=second)
    activate_rule(rule=rule, by=second)
    for step in (activate_rule, remove_rule):
        with pytest.raises(RuleMoved, match="The rule is active"):
            step(rule=rule, by=second)
    retire_rule(rule=rule, by=first)
    again = activate_rule(rule=rule, by=second)
    assert (again.state, again.retired_at, again.retired_by) == ("active", None, None)
    retire_rule(rule=rule, by=second)
    remove_rule(rule=rule, by=first)
    with pytest.raises(RuleMoved, match="removed meanwhile"):
        activate_rule(rule=rule, by=second)


def test_the_audit_trail_tells_who_did_what_and_never_the_pattern(two: tuple[Person, Person]) -> None:
    rule = active(SHAPE, two)
    retire_rule(rule=rule, by=two[0])
    remove_rule(rule=rule, by=two[1])
    events = list(AuditEvent.objects.filter(event__startswith="screening_rule.").order_by("id"))
    assert [(event.event.partition(".")[2], event.by_public_id) for event in events] == [
        ("proposed", two[0].public_id),
        ("activated", two[1].public_id),
        ("retired", two[0].public_id),
        ("removed", two[1].public_id),
    ]
    assert all(event.detail == {"kind": "reference"} for event in events)
    assert not LocalRule.objects.exists()


def test_a_rule_that_is_refused_leaves_nothing(two: tuple[Person, Person]) -> None:
    propose_rule(kind="reference", pattern=SHAPE, by=two[0])
    for kind, pattern, words in (
        ("reference", SHAPE.lower(), "already"),
        ("phrase", "Zorblina Quagfeather", "person"),
        ("reference", "x" * 20_000, "4 to 30"),
        ("name", "monday", "knows|ordinary|clean texts|checks fail"),
    ):
        with pytest.raises(RuleRefused, match=words) as refusal:
            propose_rule(kind=kind, pattern=pattern, by=two[1])
        assert refusal.value.field == "pattern"
    assert LocalRule.objects.count() == 1


def test_a_rule_that_marks_clean_texts_is_refused_with_their_count(
    two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_services, "try_rule", lambda *_: Trial((), 7, 62))
    with pytest.raises(RuleRefused, match="7 of 62 clean texts would be marked"):
        propose_rule(kind="reference", pattern=SHAPE, by=two[0])


def test_there_is_a_most_of_active_rules(two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_services, "MOST_ACTIVE", 1)
    active(SHAPE, two)
    other = propose_rule(kind="reference", pattern="KF.999.A", by=two[0])
    with pytest.raises(RuleRefused, match="Retire one first"):
        activate_rule(rule=other, by=two[1])


def test_rules_cost_one_query_and_then_none_for_a_while(
    two: tuple[Person, Person], django_assert_num_queries: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    active(SHAPE, two)
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        for _ in range(3):
            clear("A clean text.")
    now = local_rules.time.monotonic()
    monkeypatch.setattr(local_rules.time, "monotonic", lambda: now + local_rules.FRESH_FOR + 1)
    with django_assert_num_queries(1):  # type: ignore[operator]
        clear("A clean text.")
    assert local_rules.FRESH_FOR < 60


def test_without_the_database_no_text_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(**_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(LocalRule.objects, "filter", away)
    with pytest.raises(OperationalError):
        clear("A clean text.")


def test_the_command_and_the_nightly_task_run_every_test(
    two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = active(SHAPE, two)
    out = StringIO()
    call_command("check_screening_rules", stdout=out)
    assert "ok   reference" in out.getvalue() and "5 of 5 checks pass" in out.getvalue()
    tasks.check_local_rules()
    # As after a change of the screen that no longer follows shapes.
    monkeypatch.setattr(screening.numbers.local, "pattern_of", lambda _: re.compile("(?!)"))
    out = StringIO()
    with pytest.raises(CommandError, match="1 rule fails") as stopped:
        call_command("check_screening_rules", "--json", stdout=out)
    assert stopped.value.returncode == 1
    assert json.loads(out.getvalue())["rules"][0]["checks_passed"] < 5
    rule.refresh_from_db()
    assert rule.checks_passed < rule.checks_run == 5
    tasks.check_local_rules()


def test_the_task_waits_for_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(tasks, "check_rules", away)
    tasks.check_local_rules()


def test_developers_get_patterns_and_nothing_else(two: tuple[Person, Person]) -> None:
    active(SHAPE, two)
    propose_rule(kind="reference", pattern="KF.999.A", by=two[0])
    out = StringIO()
    call_command("export_screening_rules", stdout=out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [{"kind": "reference", "pattern": SHAPE}]


def test_without_a_recorder_nothing_is_written(two: tuple[Person, Person]) -> None:
    from text_guard import audit_port

    kept = audit_port._recorder
    set_recorder(None)
    try:
        with pytest.raises(NoRecorder):
            record(event="x", by=two[0], subject=LocalRule(), detail={})
        with pytest.raises(NoRecorder):
            propose_rule(kind="reference", pattern=SHAPE, by=two[0])
    finally:
        set_recorder(kept)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once() -> None:
    """One activates while another retires or activates: each step happens once, and the other learns that it came late."""
    first, second, third = make_person(), make_person(), make_person()
    rule = propose_rule(kind="reference", pattern=f"QX{uuid4().hex[:4].upper().replace('A', 'B')}-999", by=first)
    barrier, results = Barrier(2), []

    def run(by: Person) -> None:
        barrier.wait(10)
        try:
            results.append(activate_rule(rule=rule, by=by))
        except RuleMoved as refusal:
            results.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=(by,)) for by in (second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(str(type(one).__name__) for one in results) == ["LocalRule", "str"]
    assert AuditEvent.objects.filter(event="screening_rule.activated").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_rule_counts_at_once_where_it_was_activated() -> None:
    first, second = make_person(), make_person()
    assert clear(TEXT) == TEXT
    rule = activate_rule(rule=propose_rule(kind="reference", pattern=SHAPE, by=first), by=second)
    with pytest.raises(UnscreenedText):
        clear(TEXT)
    retire_rule(rule=rule, by=first)
    assert clear(TEXT) == TEXT


def test_checking_without_rules_says_so() -> None:
    assert check_rules() == []
