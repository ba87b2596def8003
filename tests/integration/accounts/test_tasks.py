"""The nightly task: what has passed its period goes, and a database that is away is no fault."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.utils import timezone

from accounts import tasks

pytestmark = pytest.mark.django_db


def test_an_expired_session_goes_and_a_live_one_stays() -> None:
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(days=2))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=2))
    tasks.purge_what_has_expired()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]


def test_a_database_that_is_away_is_said_and_left_for_the_next_night(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> dict[str, int]:
        raise OperationalError

    monkeypatch.setattr(tasks, "purge_expired", away)
    tasks.purge_what_has_expired()


def test_it_is_on_the_schedule_by_the_name_it_carries() -> None:
    planned = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert tasks.purge_what_has_expired.name in planned
