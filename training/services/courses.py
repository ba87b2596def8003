"""Courses and venues: written, put into the catalogue, taken out of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.audit import record
from training.models import Course, Session, Venue
from training.models.vocabulary import COMING, CourseState, SessionState
from training.services.desk import FieldRefused, check_manages, check_mark
from training.workflow import WrongState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import Person
    from resources.models import Topic

_LONGEST_SLUG = 80
TRIES = 5


@transaction.atomic
def save_course(
    *, course: Course | None, fields: dict[str, Any], topics: Iterable[Topic], by: Person, seen: str | None = None
) -> Course:
    """Write a course, new as a draft. Raises WrongActor, ChangedMeanwhile, FieldRefused where the code is taken."""
    check_manages(by)
    row = Course(state=CourseState.DRAFT)
    if course is not None:
        row = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
        check_mark(seen, row)
    for name, value in fields.items():
        setattr(row, name, value)
    if Course.objects.filter(code=row.code).exclude(pk=row.pk).exists():
        raise FieldRefused("code", f"Another course has the code {row.code}. Enter a different one")
    if row.state == CourseState.DRAFT:  # once in the catalogue its address stays
        _save_named(row)
    else:
        row.save()
    row.topics.set(topics)
    record(event="training.course_saved" if course else "training.course_added", by=by, subject=row, detail={})
    return row


def _save_named(row: Course) -> None:
    """Save under the slug of the title; where somebody takes it at the same moment, under the next one."""
    for left in reversed(range(TRIES)):
        row.slug = _free_slug(row)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as clash:
            if "code" in str(clash):
                raise FieldRefused("code", f"Another course has the code {row.code}. Enter a different one") from clash
            if not left:
                raise
        else:
            return


def _free_slug(row: Course) -> str:
    wanted = (slugify(row.title) or "course")[: _LONGEST_SLUG - 6].strip("-")
    taken = set(Course.objects.filter(slug__startswith=wanted).exclude(pk=row.pk).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


@transaction.atomic
def publish_course(*, course: Course, by: Person, seen: str | None = None) -> Course:
    """Put it into the catalogue, from where its sessions can be booked."""
    return _set_state(course, CourseState.PUBLISHED, by, seen)


@transaction.atomic
def retire_course(*, course: Course, by: Person, seen: str | None = None, now: datetime | None = None) -> Course:
    """Take it out of the catalogue. Raises WrongState with the count while sessions are still to come."""
    coming = Session.objects.filter(course=course, state__in=[SessionState.DRAFT, *COMING])
    left = coming.filter(ends_at__gt=now or timezone.now()).count()
    if left:
        which = "1 session of it is" if left == 1 else f"{left} sessions of it are"
        raise WrongState(f"{which} still to come. Let them take place, or cancel them, then retire the course.")
    return _set_state(course, CourseState.RETIRED, by, seen)


def _set_state(course: Course, state: CourseState, by: Person, seen: str | None) -> Course:
    check_manages(by)
    row = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    if row.state == state:  # the second half of a double click
        return row
    check_mark(seen, row)
    before, row.state = row.state, state
    row.save()
    record(event="training.course_state", by=by, subject=row, detail={"from": str(before), "to": str(state)})
    return row


@transaction.atomic
def save_venue(*, venue: Venue | None, fields: dict[str, Any], by: Person, seen: str | None = None) -> Venue:
    """Write a venue. Raises WrongActor, ChangedMeanwhile."""
    check_manages(by)
    row = Venue()
    if venue is not None:
        row = Venue.objects.select_for_update(no_key=True).get(pk=venue.pk)
        check_mark(seen, row)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    record(event="training.venue_saved", by=by, subject=row, detail={"new": venue is None})
    return row
