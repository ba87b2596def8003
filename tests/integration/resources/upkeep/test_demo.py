"""The demonstration shows upkeep at work, and loading it again adds nothing."""

from __future__ import annotations

import pytest

from notifications.models import OutboxMessage
from resources.models import ReaderReport, Resource
from resources.models.vocabulary import ReportOutcome, State
from resources.upkeep.demo import create_demo_upkeep
from tests.factories import give_role, make_person
from tests.resources_factory import make_item, make_topic

pytestmark = pytest.mark.django_db


def test_upkeep_of_the_demonstration() -> None:
    editor = make_person()
    give_role(editor, "editor")
    make_topic("suspensions-exclusions")
    for number in range(20):
        make_item(owner=editor, topics=["suspensions-exclusions"], url=f"https://h{number}.example/")
    counts = [create_demo_upkeep(people={"editor": editor}) for _ in range(2)]
    assert counts == [8, 8]
    assert Resource.objects.filter(state=State.REVIEW_DUE).count() == 4
    assert Resource.objects.filter(links_broken=True).count() == 2
    assert ReaderReport.objects.filter(outcome=ReportOutcome.OPEN).count() == 2
    assert OutboxMessage.objects.filter(kind="resource_checks").count() <= 1


def test_without_items_there_is_nothing_to_keep() -> None:
    assert create_demo_upkeep(people={}) == 0
