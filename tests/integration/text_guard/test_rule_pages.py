"""The pages of local rules: who may, what each refuses, and what stands on them."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from accounts.models import Person
from tests.cast import sign_in
from tests.factories import administrators, give_role, make_person, make_setting
from text_guard.models import LocalRule
from text_guard.rule_services import activate_rule, propose_rule

pytestmark = pytest.mark.django_db
LIST, PROPOSE = "/manage/screening/rules/", "/manage/screening/rules/propose/"


def words(response: object) -> str:
    return " ".join(strip_tags(response.content.decode()).split())  # type: ignore[attr-defined]  # a response


@pytest.fixture
def head() -> Person:
    person = make_person("head@council.example", "Robin Dunnock")
    give_role(person, "vs_head")
    return person


@pytest.fixture
def admin() -> Person:
    return administrators()[0]


def page(rule: LocalRule, name: str = "rule") -> str:
    return reverse(f"screening:{name}", args=[rule.public_id])


def test_from_a_pattern_to_a_rule_in_force(client: Client, head: Person, admin: Person) -> None:
    """The way of point 5 through the pages: propose, see the test, let somebody else activate, retire, remove."""
    sign_in(client, head)
    assert "No rules yet" in words(client.get(LIST))
    answer = client.post(PROPOSE, {"kind": "reference", "pattern": "qxz-999999"}, follow=True)
    rule = LocalRule.objects.get()
    seen = words(answer)
    assert "Rule proposed" in seen and "5 of 5 checks pass" in seen and "The reference is QXZ-123456." in seen
    assert "The rule makes the difference in" in seen and "newly marks none" in seen
    assert "somebody else must activate it" in seen and "Activate this rule" not in seen
    assert "by you" in seen
    sign_in(client, admin)
    seen = words(client.get(page(rule)))
    assert "Activate this rule" in seen and "by somebody else" in seen
    assert "Rule activated" in words(client.post(page(rule, "activate"), follow=True))
    assert "Retire this rule?" in words(client.get(page(rule, "retire")))
    assert "Rule retired" in words(client.post(page(rule, "retire"), follow=True))
    assert "Its pattern is deleted" in words(client.get(page(rule, "remove")))
    assert "Rule removed" in words(client.post(page(rule, "remove"), follow=True))
    assert not LocalRule.objects.exists()


def test_the_form_refuses_with_the_reason_and_keeps_what_was_typed(client: Client, head: Person) -> None:
    sign_in(client, head)
    empty = client.post(PROPOSE, {})
    assert empty.status_code == 422
    assert "Select what the pattern is" in words(empty) and "Enter the pattern" in words(empty)
    for kind, pattern, reason in (
        ("phrase", "Zorblina Quagfeather", "could be the name of a person"),
        ("reference", "99/99/9999", "Numbers and dates fit this shape"),
        ("reference", "x" * 20_000, "60 characters or less"),
        ("name", "two words", "one first name or surname"),
        ("nonsense", "QXZ-999999", "Select"),
    ):
        answer = client.post(PROPOSE, {"kind": kind, "pattern": pattern})
        assert answer.status_code == 422 and reason in words(answer), pattern[:20]
        assert not LocalRule.objects.exists()
    assert b"two words" in client.post(PROPOSE, {"kind": "name", "pattern": "two words"}).content


def test_what_the_page_says_of_names(client: Client, head: Person) -> None:
    sign_in(client, head)
    assert "Never enter a name because of one child" in words(client.get(PROPOSE))


def test_what_came_too_late_is_said_on_the_page_as_it_is_now(client: Client, head: Person, admin: Person) -> None:
    rule = propose_rule(kind="reference", pattern="QXZ-999999", by=head)
    sign_in(client, head)
    own = client.post(page(rule, "activate"))
    assert own.status_code == 409 and "Somebody else must activate" in words(own)
    for method in (client.get, client.post):
        early = method(page(rule, "retire"))
        assert early.status_code == 409 and "cannot be retired" in words(early)
    rule.delete()
    assert client.get(page(rule)).status_code == 404
    assert client.post(page(rule, "activate")).status_code == 404


def test_the_list_is_filtered_by_its_address(client: Client, head: Person, admin: Person) -> None:
    activate_rule(rule=propose_rule(kind="reference", pattern="QXZ-999999", by=head), by=admin)
    propose_rule(kind="name", pattern="Zorblix", by=head)
    sign_in(client, head)
    assert {"QXZ-999999", "Zorblix"} <= set(words(client.get(LIST)).split())
    assert "Zorblix" not in words(client.get(LIST, {"kind": "reference"}))
    assert "QXZ-999999" not in words(client.get(LIST, {"state": "proposed"}))
    assert "No rule found" in words(client.get(LIST, {"kind": "phrase", "state": "retired"}))
    assert "Zorblix" in words(client.get(LIST, {"kind": "nonsense", "state": "x" * 20_000}))


def test_the_list_costs_the_same_for_many_rules(
    client: Client, head: Person, django_assert_max_num_queries: object
) -> None:
    def queries(number: int) -> int:
        for n in range(number):
            propose_rule(kind="reference", pattern=f"QX{chr(66 + n)}{number}-99999", by=head)
        with django_assert_max_num_queries(30) as seen:  # type: ignore[operator]  # pytest-django's fixture
            client.get(LIST)
        return len(seen)

    sign_in(client, head)
    client.get(LIST)
    assert queries(1) == queries(9)


def test_patterns_for_the_developers(client: Client, head: Person, admin: Person) -> None:
    activate_rule(rule=propose_rule(kind="reference", pattern="QXZ-999999", by=head), by=admin)
    sign_in(client, head)
    answer = client.get("/manage/screening/rules/patterns.jsonl")
    assert json.loads(answer.content) == {"kind": "reference", "pattern": "QXZ-999999"}
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize("role", ["vs_adviser", "vs_duty", "editor", "data_officer", "dsl"])
def test_nobody_else_keeps_rules(client: Client, head: Person, role: str) -> None:
    rule = propose_rule(kind="reference", pattern="QXZ-999999", by=head)
    person = make_person()
    give_role(person, role, setting=make_setting() if role == "dsl" else None)
    sign_in(client, person)
    for address in (LIST, PROPOSE, page(rule), page(rule, "retire"), page(rule, "remove")):
        assert client.get(address).status_code == 403
    assert client.post(page(rule, "activate")).status_code == 403
    assert LocalRule.objects.get().state == "proposed"


def test_a_missing_rule_and_a_wrong_method(client: Client, head: Person) -> None:
    rule = propose_rule(kind="reference", pattern="QXZ-999999", by=head)
    sign_in(client, head)
    assert client.get(reverse("screening:rule", args=[uuid4()])).status_code == 404
    assert client.get(page(rule, "activate")).status_code == 405
    assert client.post(LIST).status_code == 405
