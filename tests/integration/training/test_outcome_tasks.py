"""The sweeps after sessions run in the worker, leave a mark, and do not fall over when the database is away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import OperationalError

from notifications.models import JobMark
from tests.cast import Cast
from tests.integration.training.test_coverage import DSL, train
from tests.integration.training.test_outcomes import held
from training import tasks_outcomes as tasks
from training.models import Coverage, Impact

pytestmark = pytest.mark.django_db
SWEEPS: dict[str, Callable[[], None]] = {
    "ask_impact": tasks.ask_impact_of_sessions,
    "remind_refreshers": tasks.remind_of_refreshers,
    "recount_coverage": tasks.recount_coverage,
}


@pytest.mark.parametrize("name", SWEEPS)
def test_each_leaves_a_mark(name: str) -> None:
    SWEEPS[name]()
    assert JobMark.objects.get(name=f"training_{name}").outcome == JobMark.Outcome.DONE


def test_they_do_what_is_due(cast: Cast) -> None:
    held(cast, 2, weeks_ago=7)
    train(cast, DSL)
    Coverage.objects.all().delete()
    tasks.ask_impact_of_sessions()
    tasks.recount_coverage()
    assert Impact.objects.count() == 2
    assert Coverage.objects.count() == 1


@pytest.mark.parametrize("sweep", ["ask_impact", "remind_refreshers", "recount_changed"])
def test_a_database_that_is_away_ends_the_run_quietly(sweep: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> int:
        raise OperationalError("the database is away")

    monkeypatch.setattr(tasks, sweep, away)
    for task in SWEEPS.values():
        task()
