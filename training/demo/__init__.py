"""The demonstration's training: a lively term made by the real services, each step at its own moment.

`create_demo_training(people=…, school=…, council=…)` takes the demonstration people by the part of their address before
the @. Courses, venues and words stand in `demo_items/*.toml`. The same day gives the same term; a second run adds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from notifications.models import OutboxMessage
from organisations.demo import DemoCouncil
from organisations.models import EducationSetting
from training.demo.aftermath import answer_impact_questions, somebody_left
from training.demo.cast import cast_of
from training.demo.content import create_catalogue
from training.demo.insets import ask_for_insets
from training.demo.plan import RUNS
from training.demo.programme import Way
from training.demo.story import Story
from training.models import Course, Session
from training.services import close_due, run_due
from training.services.feed import make_feed
from training.services.outcome_sweeps import ask_impact

_NOISE = ("training_party", "training_register", "training_inset_asked")


@transaction.atomic
def create_demo_training(
    *, people: Mapping[str, Person], school: EducationSetting, council: DemoCouncil, now: datetime | None = None
) -> int:
    """Make courses, a term of sessions, a programme and requests where there are none; returns how many sessions there are."""
    if Course.objects.exists():
        return Session.objects.count()
    now = now or timezone.now()
    last = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    create_catalogue(people["editor"])
    cast = cast_of(people, school, council.settings, now)
    way = Way(cast)
    for number, run in enumerate(RUNS):
        Story(cast, run, number).tell()
        way.after(run.key)
    somebody_left(cast)
    ask_for_insets(cast)
    make_feed(by=people["dsl"])
    ask_impact(now=now)
    answer_impact_questions(cast, now)
    close_due(now=now)
    run_due(now=now)
    _keep_mail_of(people, last)
    return Session.objects.count()


def _keep_mail_of(people: Mapping[str, Person], last: int) -> None:
    """Mail to made-up colleagues, whom nobody signs in as, and mail about what passed long ago is not sent."""
    made = OutboxMessage.objects.filter(pk__gt=last, kind__startswith="training_")
    made.exclude(person__in=list(people.values())).delete()
    made.filter(kind__in=_NOISE).delete()
