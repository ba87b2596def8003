"""Anybody who is shown a certificate can check it, and nobody can go through codes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.integration.training.desk_cast import words_of
from tests.integration.training.test_outcomes import HOLDER, MARKS, held
from training.models import Certificate
from training.services.outcomes import evaluate
from training.views.verify import CHECKS_AN_HOUR

pytestmark = pytest.mark.django_db
FORM = "/training/certificates/"


@pytest.fixture
def given(cast: Cast) -> Certificate:
    return evaluate(booking=held(cast, 1)[0], said=MARKS, by=None, relations=HOLDER)


def page(code: str) -> str:
    return reverse("training:verify", args=[code])


def test_a_code_says_who_what_when_and_whether_it_is_in_date(client: Client, given: Certificate) -> None:
    words = words_of(client.get(page(given.code)))
    assert given.refresher_due_on is not None
    for part in (given.name, given.course_title, f"{given.held_on:%-d %B %Y}", f"{given.refresher_due_on:%-d %B %Y}"):
        assert part in words
    assert "in date up to" in words


def test_the_last_day_counts_and_the_day_after_does_not(client: Client, given: Certificate) -> None:
    today = timezone.localdate()
    Certificate.objects.update(refresher_due_on=today)
    assert "in date up to" in words_of(client.get(page(given.code)))
    Certificate.objects.update(refresher_due_on=today - timedelta(days=1))
    assert "went out of date" in words_of(client.get(page(given.code)))
    Certificate.objects.update(refresher_due_on=None)
    assert "does not go out of date" in words_of(client.get(page(given.code)))


def test_the_form_takes_a_code_as_people_type_it(client: Client, given: Certificate) -> None:
    assert "Check a certificate" in words_of(client.get(FORM))
    typed = given.code.lower().replace("-", " ")
    response = client.get(FORM, {"code": f" {typed} "})
    assert response.headers["Location"] == page(given.code)
    assert given.name in words_of(client.get(page(given.code.lower().replace("-", ""))))


@pytest.mark.parametrize("code", ["", "7HWK", "7HWK-R3NPX", "0000-OOOO", "<script>"], ids=repr)
def test_what_cannot_be_a_code_is_said_beside_the_box(client: Client, code: str) -> None:
    words = words_of(client.get(FORM, {"code": code}), 422)
    assert "Enter the code of the certificate" in words or "Enter a code of 8 letters and figures" in words


@pytest.mark.parametrize("code", ["3333-3333", "nonsense", "%", "3"])
def test_an_unknown_code_is_said_to_be_unknown(client: Client, given: Certificate, code: str) -> None:
    words = words_of(client.get(page(code)), 404)
    assert "There is no certificate with this code" in words
    assert given.name not in words


def test_a_part_of_a_code_opens_nothing(client: Client, given: Certificate) -> None:
    assert client.get(page(given.code[:-1])).status_code == 404


def test_codes_cannot_be_gone_through(client: Client, given: Certificate) -> None:
    for _ in range(CHECKS_AN_HOUR):
        assert client.get(page("3333-3333")).status_code == 404
    response = client.get(page(given.code))
    assert given.name not in words_of(response, 429)


def test_a_network_has_one_limit_whichever_of_its_addresses_asks(client: Client, given: Certificate) -> None:
    """A house is given 2**64 addresses of the newer kind."""
    for number in range(CHECKS_AN_HOUR):
        assert client.get(page("3333-3333"), REMOTE_ADDR=f"2001:db8:0:1::{number:x}").status_code == 404
    assert client.get(page(given.code), REMOTE_ADDR="2001:db8:0:1:ffff::1").status_code == 429
    assert client.get(page(given.code), REMOTE_ADDR="2001:db8:0:2::1").status_code == 200


def test_a_name_with_markup_is_text(client: Client, given: Certificate) -> None:
    Certificate.objects.update(name="<b>Ann</b>", held_on=date(2026, 11, 2))
    assert "&lt;b&gt;Ann&lt;/b&gt;" in client.get(page(given.code)).content.decode()
