"""Promise 4: who leaves a setting leaves its questions there, whatever role they hold elsewhere."""

from __future__ import annotations

import pytest

from accounts.models import Membership
from advice_requests.models import AdviceRequest
from advice_requests.policies import relations_of
from advice_requests.workflow import Relation
from tests.cast import Cast
from tests.integration.advice_requests.conftest import Ask

pytestmark = pytest.mark.django_db


def test_a_mover_reads_no_more_what_they_asked_for_the_setting_they_left(cast: Cast, ask: Ask) -> None:
    person = cast.dsl_ab
    row = ask(by=person)
    assert AdviceRequest.objects.visible_to(person).filter(pk=row.pk).exists()
    Membership.objects.filter(person=person, setting=cast.setting_a).update(state=Membership.State.ENDED)
    person = type(person).objects.get(pk=person.pk)
    assert not AdviceRequest.objects.visible_to(person).filter(pk=row.pk).exists()
    assert Relation.ASKING_SIDE not in relations_of(person, row)
    assert AdviceRequest.objects.visible_to(cast.dsl_a).filter(pk=row.pk).exists()


def test_a_social_worker_keeps_their_own(cast: Cast, ask: Ask) -> None:
    row = ask(by=cast.sw_1)
    assert AdviceRequest.objects.visible_to(cast.sw_1).filter(pk=row.pk).exists()
    assert Relation.ASKING_SIDE in relations_of(cast.sw_1, row)
    assert not AdviceRequest.objects.visible_to(cast.dsl_a).filter(pk=row.pk).exists()
