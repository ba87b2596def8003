"""Words of searches that found nothing do not stay without end: how long each stays, and that the night takes them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notifications.models import JobMark
from resources import tasks
from resources.models import EmptySearch
from resources.search import tasks as search_tasks
from resources.search.desk.services import settle_search
from resources.search.empty import purge
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def ago(days: int | None) -> object:
    return None if days is None else timezone.localdate() - timedelta(days=days)


@pytest.mark.parametrize(
    ("outcome", "asked", "settled", "stays"),
    [
        ("", 0, None, True),
        ("", 180, None, True),
        ("", 181, None, False),
        ("", 40, 35, True),
        ("written", 30, 90, True),
        ("written", 31, 31, False),
        ("synonym", 31, 30, True),
        ("not_ours", 31, None, False),
        ("not_ours", 3, 200, True),
        ("not_ours", 181, 1, False),
    ],
    ids=[
        "asked-today", "asked-180-days-ago", "asked-181-days-ago", "reopened", "settled-but-asked-again",
        "settled-31-days-ago", "settled-30-days-ago", "settled-before-the-day-was-kept", "not-ours-and-still-asked",
        "settled-late",
    ],
)  # fmt: skip
def test_how_long_words_stay(outcome: str, asked: int, settled: int | None, stays: bool) -> None:
    EmptySearch.objects.create(
        words="makaton", first_on=ago(400), last_on=ago(asked), outcome=outcome, settled_on=ago(settled)
    )
    assert purge() == (0 if stays else 1)
    assert EmptySearch.objects.exists() is stays
    assert purge() == 0


def test_what_an_editor_settles_today_stays_to_be_looked_at_again() -> None:
    row = EmptySearch.objects.create(words="makaton", first_on=ago(100), last_on=ago(100))
    settle_search(search=row, outcome="written", by=make_person())
    assert purge() == 0


def test_words_that_are_searched_for_again_start_anew(client: Client) -> None:
    EmptySearch.objects.create(words="makaton", first_on=ago(300), last_on=ago(181), times=4)
    client.get(reverse("resources:search"), {"q": "makaton"})
    assert purge() == 0
    assert EmptySearch.objects.get().times == 5


def test_the_night_takes_them_and_leaves_its_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    EmptySearch.objects.create(words="makaton", first_on=ago(300), last_on=ago(181))
    tasks.purge_empty_searches()
    assert not EmptySearch.objects.exists()
    assert JobMark.objects.get(name="resources_purge_empty_searches").outcome == "done"
    assert tasks.purge_empty_searches.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    def away() -> int:
        raise OperationalError

    monkeypatch.setattr(search_tasks, "purge", away)
    tasks.purge_empty_searches()
    assert JobMark.objects.get(name="resources_purge_empty_searches").outcome == "fault"
