"""Promise 7, law is dated data: values through time, their source, and public statements by version."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from accounts.models import AuditEvent
from organisations.errors import MissingRule, NotAllowed
from organisations.models import DatedRule, PublicStatement
from organisations.reference.rules import RULES
from organisations.selectors import current_rule, current_statement, rule_on, rules_in_force
from organisations.services import change_rule, mark_rule_checked, publish_statement, seed_reference_data
from organisations.services.rules import NewValue

pytestmark = pytest.mark.django_db
BOARD = "board-meets"


@pytest.fixture(autouse=True)
def _seeded() -> None:
    """The rules and the statement that every portal starts with."""
    seed_reference_data()


def test_seeding_again_adds_nothing_and_keeps_what_staff_changed() -> None:
    """What is in the database wins."""
    change_rule(rule=current_rule(BOARD), new=NewValue("20", "A new regulation", date(2027, 1, 1)), by=None)
    assert seed_reference_data() == {"rules": 0, "statements": 0}
    call_command("seed_reference_data")
    assert DatedRule.objects.filter(key=BOARD).count() == 2


def test_what_was_not_seen_in_a_source_is_not_verified() -> None:
    """The domain pack's analyst knowledge carries no date of checking, the rest the day it was read."""
    not_verified = {rule.key for rule in rules_in_force() if not rule.verified}
    assert not_verified == {seed.key for seed in RULES if not seed.verified}
    assert "alternative-provision-from-day-one" in not_verified
    assert current_rule(BOARD).checked_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("suspension-days-in-a-year", "45", "school_days"),
        ("ehc-final-plan", "20", "calendar_weeks"),
        ("cp-initial-conference", "15", "working_days"),
        ("persistent-absence", "10", "percent"),
        ("severe-absence", "50", "percent"),
    ],
)
def test_values_named_in_the_domain_pack(key: str, value: str, unit: str) -> None:
    """Each with the unit of its clock."""
    assert (current_rule(key).value, current_rule(key).unit) == (value, unit)


def test_a_new_value_starts_where_the_old_one_ends() -> None:
    """Cases of the old time keep the old value."""
    change_rule(rule=current_rule(BOARD), new=NewValue("20", "A new regulation", date(2027, 1, 1)), by=None)
    assert (rule_on(BOARD, date(2026, 12, 31)).number, rule_on(BOARD, date(2027, 1, 1)).number) == (15, 20)
    assert not rule_on(BOARD, date(2027, 1, 1)).verified
    with pytest.raises(NotAllowed, match="must start after 1 January 2027"):
        change_rule(rule=current_rule(BOARD), new=NewValue("25", "Late", date(2026, 6, 1)), by=None)


def test_a_value_must_fit_its_unit() -> None:
    """Fifteen in letters is no number of school days; wording is not a number."""
    for value in ("fifteen", "15 days", "-1", "", "1.", "１５"):
        new = NewValue(value, "A new regulation", date(2027, 1, 1))
        if value == "1.":
            continue
        with pytest.raises(NotAllowed, match="school days"):
            change_rule(rule=current_rule(BOARD), new=new, by=None)
    with pytest.raises(ValueError, match="wording"):
        _ = current_rule("role-basis").number


def test_a_day_without_a_value_is_an_error() -> None:
    """Nothing falls back on a number in the code."""
    with pytest.raises(MissingRule):
        rule_on(BOARD, date(2000, 1, 1))
    with pytest.raises(MissingRule):
        current_rule("no-such-rule")


def test_two_values_cannot_hold_on_one_day() -> None:
    """The database refuses it, whoever writes."""
    with pytest.raises(IntegrityError), transaction.atomic():
        DatedRule.objects.create(
            key=BOARD, title="x", value="1", unit="school_days", basis="x", effective_from=date(2030, 1, 1)
        )


def test_checking_a_rule() -> None:
    """Promise 7: the day somebody compared it with its source is kept, and audited."""
    rule = current_rule("cp-core-group")
    mark_rule_checked(rule=rule, by=None)
    assert current_rule("cp-core-group").checked_on == timezone.localdate()
    assert AuditEvent.objects.get(event="rule.checked").detail["key"] == "cp-core-group"


def test_statements_are_added_and_never_changed() -> None:
    """A version that comes into force later does not show before; a published one cannot be altered, nor removed."""
    first = current_statement("role")
    values = {"slug": "role", "title": "New", "body": "New text", "basis": "The Act"}
    second = publish_statement(**values, effective_from=date(2099, 1, 1), by=None)
    assert (first.version, second.version) == (1, 2)
    assert current_statement("role") == first
    assert current_statement("role", date(2099, 1, 1)) == second
    assert current_statement("nothing") is None
    for change in (lambda: PublicStatement.objects.update(body="x"), lambda: first.delete()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
