"""The demonstration desk, rows in bulk, and what happens to requests when somebody leaves."""

from __future__ import annotations

import pytest

from accounts import handover, personal_data
from accounts.models import Person
from advice_requests import services
from advice_requests.bulk import load_requests
from advice_requests.models import AdviceRequest, AdviserProfile, Message
from advice_requests.models.vocabulary import State
from tests.cast import Cast
from tests.integration.advice_requests.conftest import QUESTION, Ask

pytestmark = pytest.mark.django_db


def test_a_leavers_questions_stay_with_the_setting(ask: Ask, adviser: Person, cast: Cast) -> None:
    row, other = ask(), ask(by=cast.dsl_a2)
    moved = handover.hand_over(leaver=cast.dsl_a, successor=cast.dsl_a2, setting=cast.setting_a, by=cast.dsl_a)
    row.refresh_from_db()
    assert (moved, row.asker, row.events.last().act) == (1, cast.dsl_a2, "change_asker")
    assert other.asker == cast.dsl_a2


def test_a_person_gets_what_is_about_them_and_nothing_of_others(ask: Ask, cast: Cast) -> None:
    ask()
    ask(by=cast.dsl_b, setting=cast.setting_b, question="How do we plan our training?")
    held = personal_data.export(cast.dsl_a)["advice_requests"]
    assert [one["question"] for one in held["asked"]] == [QUESTION]


def test_erasing_an_adviser_frees_the_desk(taken: AdviceRequest, adviser: Person) -> None:
    services.take_request(request=taken, by=adviser)
    assert personal_data.erase(adviser)["advice_requests"] >= 2
    taken.refresh_from_db()
    assert (taken.state, taken.assigned_to) == (State.TRIAGED, None)
    assert not AdviserProfile.objects.get(person=adviser).is_active


def test_rows_in_bulk_keep_every_constraint_and_live_rows_can_follow(ask: Ask, adviser: Person, cast: Cast) -> None:
    assert load_requests(count=2000, seed=1) == 2000
    assert Message.objects.count() > 6000 * 0.95
    assert Message.objects.filter(request=AdviceRequest.objects.order_by("pk")[0]).count() == 30
    assert ask().pk > 2000
