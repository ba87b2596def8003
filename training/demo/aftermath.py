"""What comes after sessions: people leave their settings, and some say weeks later what has changed."""

from __future__ import annotations

from datetime import datetime
from itertools import cycle

from training.demo.cast import Cast
from training.models import Attendee, Coverage, Impact
from training.models.vocabulary import Difference
from training.services import attendee_left
from training.services.outcomes import answer_impact
from training.workflow import Relation

_CHANGES = (Difference.MINE, Difference.TEAM, Difference.SETTING, Difference.MINE, Difference.NOTHING)


def somebody_left(cast: Cast) -> None:
    """Two trained leads have left, and with them what their settings had."""
    kept = (cast.school.pk, cast.holder.pk)
    held = Coverage.objects.filter(current_until__gt=cast.days.today).exclude(pk__in=kept).order_by("pk")
    for row in held.exclude(holder=None).select_related("holder")[1:6:3]:
        gone: Attendee | None = row.holder
        if gone is not None:
            attendee_left(attendee=gone, by=cast.people["adviser"], on=cast.days.day(-12))


def answer_impact_questions(cast: Cast, now: datetime) -> None:
    """Most of those who were asked have answered."""
    examples = cycle(cast.words["impact"])
    asked = Impact.objects.filter(answered_at=None).select_related("booking__attendee").order_by("pk")
    for place, row in enumerate(asked.exclude(booking__attendee__email="dsl@demo.example")):
        if place % 4 != 3:
            answer_impact(
                booking=row.booking,
                difference=_CHANGES[place % len(_CHANGES)],
                example=next(examples),
                by=None,
                relations=frozenset({Relation.ATTENDEE}),
                now=now,
            )
