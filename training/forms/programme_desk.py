"""Programmes as staff write them, and the filters of the list of enrolments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from resources.editing.markdown import faults
from text_guard.forms import ScreenedFormMixin
from training.models import Course, Programme
from training.models.vocabulary import COUNCIL_ROLES, SAFEGUARDING_LEADS, AttendeeRole, CourseState, EnrolmentState
from training.programme_sums import EITHER, role_words
from training.selectors.programmes import points_of, steps_of
from training.services.programme_desk import Step, mark_of
from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    GovukForm,
    IntegerField,
    MultipleChoiceField,
    TextAreaField,
    TextField,
)

COURSES = range(1, 9)
POINTS = range(1, 13)
MOST_IN_TEAM = 20
_LINES = (
    EITHER.join(SAFEGUARDING_LEADS),
    EITHER.join((AttendeeRole.SENCO, AttendeeRole.PASTORAL_LEAD, AttendeeRole.MENTAL_HEALTH_LEAD)),
    *(role.value for role in AttendeeRole if role not in COUNCIL_ROLES),
)


def _course(number: int) -> ChoiceField:
    return ChoiceField(label=f"Course {number}", choices=(), required=False, select=True)


def _core(number: int) -> BooleanField:
    return BooleanField(label=f"Everybody of the team attends course {number}", required=False)


def _point(number: int) -> TextField:
    return TextField(label=f"Point {number}", max_length=200, required=False)


class ProgrammeForm(ScreenedFormMixin, GovukForm):
    """One programme: its words, the rules of the team, its courses in order and the points of its audit."""

    form_tag = False
    submit_text = "Save"
    point_fields = tuple(f"point_{number}" for number in POINTS)
    screened_fields = ("title", "summary", "about", "status_name", *point_fields)
    names = (
        "title",
        "summary",
        "about",
        "status_name",
        "team_least",
        "team_most",
        "team_roles",
        "valid_months",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    title = TextField(label="Title", max_length=120, error_messages={"required": "Enter the title"})
    summary = TextAreaField(
        label="Summary", rows=3, max_length=300, help_text="In one or two sentences, for the list of programmes.",
        error_messages={"required": "Enter the summary"},
    )  # fmt: skip
    about = TextAreaField(
        label="More about the programme", rows=8, max_length=6000, required=False,
        help_text="## makes a heading, - a point of a list, [words](https://…) a link.",
    )  # fmt: skip
    status_name = TextField(
        label="Name of the status", max_length=80, help_text="Like Attachment aware setting",
        error_messages={"required": "Enter the name of the status"},
    )  # fmt: skip
    valid_months = IntegerField(
        label="For how many months does the status last?", min_value=1, max_value=120, width=3, initial=24,
        error_messages={"required": "Enter for how many months the status lasts"},
    )  # fmt: skip
    team_least = IntegerField(
        label="Fewest people in a team", min_value=1, max_value=MOST_IN_TEAM, width=2, initial=3,
        error_messages={"required": "Enter how few people a team may have"},
    )  # fmt: skip
    team_most = IntegerField(
        label="Most people in a team", min_value=1, max_value=MOST_IN_TEAM, width=2, initial=5,
        error_messages={"required": "Enter how many people a team may have"},
    )  # fmt: skip
    team_roles = MultipleChoiceField(
        label="Who must be in every team?", choices=(), required=False, small=True,
        help_text="Leave empty if it does not matter.",
    )  # fmt: skip
    course_1, core_1 = _course(1), _core(1)
    course_2, core_2 = _course(2), _core(2)
    course_3, core_3 = _course(3), _core(3)
    course_4, core_4 = _course(4), _core(4)
    course_5, core_5 = _course(5), _core(5)
    course_6, core_6 = _course(6), _core(6)
    course_7, core_7 = _course(7), _core(7)
    course_8, core_8 = _course(8), _core(8)
    point_1, point_2, point_3, point_4 = _point(1), _point(2), _point(3), _point(4)
    point_5, point_6, point_7, point_8 = _point(5), _point(6), _point(7), _point(8)
    point_9, point_10, point_11, point_12 = _point(9), _point(10), _point(11), _point(12)

    def __init__(self, *args: Any, row: Programme | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"seen": mark_of(row), **{f"core_{number}": True for number in COURSES}}
        if row is not None:
            initial |= {name: getattr(row, name) for name in self.names} | _written(row)
        super().__init__(*args, initial=initial, **kwargs)
        chosen = [value for name, value in initial.items() if name.startswith("course_")]
        self.courses = _choosable(chosen)
        choices = [("", "No course"), *((key, one.title) for key, one in self.courses.items())]
        for number in COURSES:
            self.fields[f"course_{number}"].choices = choices  # type: ignore[attr-defined]  # a choice field
        own = [line for line in initial.get("team_roles", []) if line not in _LINES]
        lines = [(line, role_words(line)) for line in (*_LINES, *own)]
        self.fields["team_roles"].choices = lines  # type: ignore[attr-defined]  # a choice field

    def shown_fields(self) -> Iterator[BoundField]:
        """The fields that the page does not lay out itself."""
        apart = ("course_", "core_", "point_")
        return (field for field in super().shown_fields() if not field.name.startswith(apart))

    def steps_shown(self) -> list[list[BoundField]]:
        """The boxes of the courses, two each."""
        return [[self[f"course_{number}"], self[f"core_{number}"]] for number in COURSES]

    def points_shown(self) -> list[BoundField]:
        """The boxes of the audit's points."""
        return [self[name] for name in self.point_fields]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for fault in faults(str(data.get("about") or "")):
            self.add_error("about", fault)
        least, most = data.get("team_least"), data.get("team_most")
        if least and most and most < least:
            self.add_error("team_most", f"Enter {least} or more, since a team has at least {least} people")
        if most and len(data.get("team_roles") or ()) > most:
            self.add_error("team_roles", f"A team has at most {most} people. Tick {most} or fewer")
        seen: set[str] = set()
        for number in COURSES:
            chosen = data.get(f"course_{number}")
            if chosen and chosen in seen:
                self.add_error(f"course_{number}", "This course is in the programme already")
            seen.add(chosen or "")
        return data

    def fields_of(self) -> dict[str, Any]:
        """What was filled in, by the names of the row's fields."""
        return {name: self.cleaned_data[name] for name in self.names}

    def steps(self) -> list[Step]:
        """The courses chosen, in order."""
        data = self.cleaned_data
        chosen = ((data[f"course_{number}"], data[f"core_{number}"]) for number in COURSES)
        return [Step(self.courses[key], bool(core)) for key, core in chosen if key]

    def points(self) -> list[str]:
        """The words of each box; empty ones too, since the place says which point it was."""
        return [self.cleaned_data[name] or "" for name in self.point_fields]

    def seen_anew(self, row: Programme) -> None:
        """Keep what was typed and take it as written on top of what stands now."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what a page posted
        data["seen"] = mark_of(row)
        self.data = data


def _written(row: Programme) -> dict[str, Any]:
    """The courses and points as they stand, for the boxes."""
    found: dict[str, Any] = {}
    for number, step in zip(COURSES, steps_of(row), strict=False):
        found |= {f"course_{number}": str(step.course.public_id), f"core_{number}": step.is_core}
    return found | {f"point_{n}": one.words for n, one in zip(POINTS, points_of(row), strict=False)}


def _choosable(chosen: Sequence[str]) -> dict[str, Course]:
    """Courses that are not retired, and those that the programme has."""
    rows = Course.objects.exclude(state=CourseState.RETIRED) | Course.objects.filter(public_id__in=chosen)
    return {str(one.public_id): one for one in rows.order_by("title", "pk")}


class ProgrammeSeenForm(GovukForm):
    """An act on a programme as its page showed it."""

    form_tag = False
    submit_text = ""
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, row: Programme, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": mark_of(row)}, **kwargs)


@dataclass(frozen=True, slots=True)
class EnrolmentFilters:
    """What the list is narrowed to; empty values narrow nothing."""

    programme: str = ""
    state: str = ""


class EnrolmentFilter(GovukForm):
    """The list of enrolments, in the address. A value that is not in the list narrows nothing."""

    form_tag = False
    submit_text = ""
    mark_optional = False
    programme = ChoiceField(label="Programme", choices=(), required=False, select=True)
    state = ChoiceField(label="Status", choices=[("", "Any"), *EnrolmentState.choices], required=False, select=True)

    def __init__(self, *args: Any, programmes: Sequence[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Any"), *((one.slug, one.title) for one in programmes)]
        self.fields["programme"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def filters(self) -> EnrolmentFilters:
        """The filters that can be read; the rest are left out."""
        self.is_valid()
        data = self.cleaned_data
        return EnrolmentFilters(**{name: str(value).strip() for name, value in data.items() if value})
