"""What a basket costs, and that statements made once answer for each reader and for the rows of now."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from advice_requests import services
from advice_requests.models import AdviceRequest, AdviserProfile
from advice_requests.selectors.choices import desk_choices
from advice_requests.selectors.desk import Basket, counts
from organisations.models import Area, CouncilTeam
from resources.models import Topic
from tests.cast import Cast, sign_in
from tests.integration.advice_requests.conftest import Ask

pytestmark = pytest.mark.django_db
MOST = 6  # session, person with roles, choices, rows, counts, the council's closed days


@pytest.mark.parametrize("which", Basket.values)
def test_a_basket_takes_six_queries_at_any_size(
    client: Client, ask: Ask, cast: Cast, which: str, django_assert_num_queries: Any
) -> None:
    sign_in(client, cast.vs)
    client.get(f"/advice/desk/{which}/")
    for more in (1, 30):
        for _ in range(more):
            ask()
        with django_assert_num_queries(MOST):
            assert client.get(f"/advice/desk/{which}/").status_code == 200


def test_counts_are_the_readers_own(taken: AdviceRequest, cast: Cast) -> None:
    """The statement is made once; who reads is put in each time."""
    AdviserProfile.objects.create(person=cast.vs_duty)
    assert counts(cast.vs)[Basket.MINE] == 1
    assert counts(cast.vs_duty)[Basket.MINE] == 0
    services.ask_back(
        request=taken, body="For which year groups?", form_token=taken.public_id, version=None, by=cast.vs
    )
    assert counts(cast.vs) == {Basket.UNOWNED: 0, Basket.MINE: 0, Basket.WAITING: 1}


def test_counts_hold_nothing_of_what_a_person_may_not_read(ask: Ask, cast: Cast) -> None:
    ask()
    assert counts(cast.vs)[Basket.UNOWNED] == 1
    assert counts(cast.dsl_a)[Basket.UNOWNED] == 1  # their own setting's
    assert counts(cast.dsl_b)[Basket.UNOWNED] == 0
    assert counts(cast.officer)[Basket.UNOWNED] == 0


def test_choices_are_those_of_now(seeded: None) -> None:
    before = desk_choices()
    area = Area.objects.create(name="Aardvark Hill")
    team = CouncilTeam.objects.create(name="Aardvark team")
    closed = Topic.objects.order_by("position")[0]
    Topic.objects.filter(pk=closed.pk).update(is_active=False)
    after = desk_choices()
    assert (area.pk in before.areas, after.areas[area.pk], after.teams[team.pk]) == (False, area.name, team.name)
    assert (closed.code, closed.label) not in after.open_topics
    assert after.topics[closed.pk] == closed.label  # rows on it still name it
    assert [label for _, label in after.open_topics] == list(
        Topic.objects.filter(is_active=True).order_by("position", "label").values_list("label", flat=True)
    )


def test_a_person_sees_a_changed_role_at_the_next_request(client: Client, cast: Cast) -> None:
    """Roles are read with the person at every request, never kept."""
    sign_in(client, cast.vs)
    assert client.get("/advice/desk/").status_code == 200
    Person.objects.get(pk=cast.vs.pk).memberships.update(state="ended")
    assert client.get("/advice/desk/").status_code == 302
