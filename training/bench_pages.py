"""The pages of training that `manage.py bench` times."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from training.bulk import ON_REGISTER
from training.models import Session
from training.models.vocabulary import SessionState


class BenchPage(NamedTuple):
    """A page to time: its name, the demonstration account that reads it, and its address, made late."""

    name: str
    reader: str
    path: Callable[[], str]


def _coming() -> UUID:
    """A session of everybody's with many people and with places left."""
    rows = Session.objects.public().filter(state=SessionState.OPEN, closes_at__gt=timezone.now())
    return rows.filter(seats_taken__lt=F("capacity") - 3).order_by("-seats_taken", "pk")[0].public_id


def _register() -> UUID:
    """The session of sixty people whose register is to be marked."""
    return Session.objects.filter(state=SessionState.RUN, seats_taken=ON_REGISTER).order_by("pk")[0].public_id


PAGES = [
    BenchPage("training.catalogue", "", lambda: reverse("training:index")),
    BenchPage("training.catalogue_words", "", lambda: reverse("training:index") + "?q=attachment"),
    BenchPage("training.session", "", lambda: reverse("training:session", args=[_coming()])),
    BenchPage("training.book", "dsl", lambda: reverse("training:book", args=[_coming()])),
    BenchPage("training.mine", "dsl", lambda: reverse("training:mine")),
    BenchPage("training.setting", "dsl", lambda: reverse("training:setting")),
    BenchPage("training_desk.sessions", "adviser", lambda: reverse("training_desk:index")),
    BenchPage("training_desk.register", "adviser", lambda: reverse("training_desk:register", args=[_register()])),
    BenchPage("training_desk.coverage", "adviser", lambda: reverse("training_desk:coverage")),
]
