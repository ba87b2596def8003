"""Programmes as staff write them: words, rules of the team, courses in order, points of the audit; published, retired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.audit import record
from training.models import AuditAnswer, AuditPoint, Programme, ProgrammeCourse
from training.models.vocabulary import CourseState
from training.selectors.programmes import points_of, steps_of
from training.services.desk import ChangedMeanwhile, FieldRefused, check_manages
from training.workflow import WrongState

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Course

LONGEST_SLUG = 80
FIELDS = (
    "title",
    "summary",
    "about",
    "status_name",
    "team_least",
    "team_most",
    "team_roles",
    "valid_months",
)
_PARKED = 1000  # beyond every position, while they change


@dataclass(frozen=True, slots=True)
class Step:
    """One course of a programme."""

    course: Course
    is_core: bool


def mark_of(row: Programme | None) -> str:
    """What a page showed of a programme, as a short mark; an empty one for a programme that is not there yet."""
    if row is None:
        return ""
    words = [*(getattr(row, name) for name in FIELDS), row.state]
    steps = [(one.course_id, one.is_core) for one in steps_of(row)]
    points = [one.words for one in points_of(row)]
    return sha256(repr([[str(word) for word in words], steps, points]).encode()).hexdigest()[:24]


@transaction.atomic
def save_programme(
    *,
    programme: Programme | None,
    fields: dict[str, Any],
    steps: Sequence[Step],
    points: Sequence[str],
    by: Person,
    seen: str | None = None,
) -> Programme:
    """Write a programme, new as a draft. `points`: the words of each, in the place that it has on the page; an empty one
    takes the point away.

    Raises WrongActor, ChangedMeanwhile, FieldRefused where the title is taken or a point was answered.
    """
    check_manages(by)
    row = Programme(state=CourseState.DRAFT)
    if programme is not None:
        row = _locked(programme, seen)
    for name, value in fields.items():
        setattr(row, name, value)
    if row.state == CourseState.DRAFT:  # once it is public its address stays
        row.slug = slugify(row.title)[:LONGEST_SLUG].strip("-") or "programme"
    _save_named(row)
    row.steps.all().delete()
    ProgrammeCourse.objects.bulk_create(
        ProgrammeCourse(programme=row, course=step.course, position=number, is_core=step.is_core)
        for number, step in enumerate(steps, start=1)
    )
    _write_points(row, points)
    if row.state == CourseState.PUBLISHED:
        _check_complete(row)
    event = "training.programme_saved" if programme else "training.programme_added"
    record(event=event, by=by, subject=row, detail={"courses": len(steps)})
    return row


def _locked(programme: Programme, seen: str | None) -> Programme:
    row = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if seen is not None and seen != mark_of(row):
        raise ChangedMeanwhile
    return row


def _save_named(row: Programme) -> None:
    taken = FieldRefused("title", "Another programme has this title. Enter a different one")
    if Programme.objects.filter(slug=row.slug).exclude(pk=row.pk).exists():
        raise taken
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as clash:
        if "slug" not in str(clash):
            raise
        raise taken from clash


def _write_points(row: Programme, words: Sequence[str]) -> None:
    """The n-th box of the page is the n-th point that stood there; boxes beyond those are new points."""
    stood = points_of(row)
    boxes = [*words, *([""] * (len(stood) - len(words)))]
    gone = [point for point, said in zip(stood, boxes, strict=False) if not said]
    _check_unanswered(stood, gone)
    AuditPoint.objects.filter(pk__in=[one.pk for one in gone]).delete()
    kept = [(point, said) for point, said in zip(stood, boxes, strict=False) if said]
    for number, (point, _) in enumerate(kept, start=1):  # out of each other's way first
        point.position = _PARKED + number
    AuditPoint.objects.bulk_update([point for point, _ in kept], ["position"])
    for number, (point, said) in enumerate(kept, start=1):
        point.position, point.words = number, said
        point.save()
    new = [said for said in boxes[len(stood) :] if said]
    for number, said in enumerate(new, start=len(kept) + 1):
        AuditPoint.objects.create(programme=row, position=number, words=said)


def _check_unanswered(stood: Sequence[AuditPoint], gone: Sequence[AuditPoint]) -> None:
    answered = AuditAnswer.objects.filter(point__in=[one.pk for one in gone])
    for point_id, position in ((one.pk, number) for number, one in enumerate(stood, start=1) if one in gone):
        settings = answered.filter(point=point_id).values("audit__enrolment").distinct().count()
        if settings:
            who = "1 setting has" if settings == 1 else f"{settings} settings have"
            raise FieldRefused(f"point_{position}", f"{who} answered this point, so it stays. You can change its words")


def _check_complete(row: Programme) -> None:
    steps = steps_of(row)
    if not any(one.is_core for one in steps):
        raise WrongState("A programme in the catalogue needs at least one core course.")
    unknown = [one.course.title for one in steps if one.course.state == CourseState.DRAFT]
    if unknown:
        raise WrongState(f"“{unknown[0]}” is still a draft. Put the course into the catalogue first.")
    if not points_of(row):
        raise WrongState("A programme in the catalogue needs at least one point of its audit.")


@transaction.atomic
def publish_programme(*, programme: Programme, by: Person, seen: str | None = None) -> Programme:
    """Show it to everybody; settings can enrol. Raises WrongState where something is missing."""
    return _set_state(programme, CourseState.PUBLISHED, by, seen)


@transaction.atomic
def retire_programme(*, programme: Programme, by: Person, seen: str | None = None) -> Programme:
    """Let no more settings enrol. Those under way go on, and a status stands until its day."""
    return _set_state(programme, CourseState.RETIRED, by, seen)


def _set_state(programme: Programme, state: CourseState, by: Person, seen: str | None) -> Programme:
    check_manages(by)
    row = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if row.state == state:  # the second half of a double click
        return row
    if seen is not None and seen != mark_of(row):
        raise ChangedMeanwhile
    if state == CourseState.PUBLISHED:
        _check_complete(row)
    before, row.state = row.state, state
    row.save()
    record(event="training.programme_state", by=by, subject=row, detail={"from": str(before), "to": str(state)})
    return row
