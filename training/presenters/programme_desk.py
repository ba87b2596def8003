"""Programmes and enrolments in the words of the desk's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from training.models import Programme
from training.models.vocabulary import AuditMoment, CourseState, EnrolmentState
from training.presenters.programmes import day_words, done_words, status_of
from training.selectors.programmes import Progress

PROGRAMMES = [
    {"text": "Programme"},
    {"text": "State"},
    {"text": "Under way", "number": True},
    {"text": "Hold the status", "number": True},
]
ENROLMENTS = [
    {"text": "Setting"},
    {"text": "Programme"},
    {"text": "Status"},
    {"text": "Progress"},
    {"text": "Started"},
]
CSV = (
    "Setting",
    "URN",
    "Programme",
    "Status",
    "Started",
    "Status granted",
    "Renew by",
    "People in the team",
    "Done",
    "To be done",
    "Audit at the start",
    "Audit between the days",
)


def state_of(programme: Programme) -> dict[str, str]:
    """The state as a tag."""
    words = {
        CourseState.DRAFT: ("Draft", "quiet"),
        CourseState.PUBLISHED: ("Published", "go"),
        CourseState.RETIRED: ("Retired", "stop"),
    }
    text, tone = words[CourseState(programme.state)]
    return {"text": text, "tone": tone}


def programme_rows(programmes: Iterable[Any]) -> list[list[Any]]:
    """A table of programmes, each with its counts."""
    return [
        [
            {"text": one.title, "href": reverse("training_desk:programme", args=[one.public_id])},
            state_of(one),
            one.under_way,
            one.holders,
        ]
        for one in programmes
    ]


def tiles(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """How many settings stand where."""
    return [{"label": state.label, "value": counts.get(state.value, 0)} for state in EnrolmentState]


def enrolment_rows(found: Iterable[Progress]) -> list[list[Any]]:
    """A table of enrolments."""
    return [
        [
            {
                "text": one.enrolment.setting.name,
                "href": reverse("training:enrolment", args=[one.enrolment.public_id]),
            },
            one.enrolment.programme.title,
            status_of(one.enrolment),
            _progress_words(one),
            day_words(one.enrolment.started_on),
        ]
        for one in found
    ]


def _progress_words(one: Progress) -> str:
    if one.stand.state is EnrolmentState.WITHDRAWN:
        return "None"
    faults = f". {'. '.join(one.done.faults)}" if one.done.faults else ""
    return f"{done_words(one)}{faults}"


def csv_rows(found: Iterable[Progress]) -> Iterator[list[Any]]:
    """The same as rows of a file."""
    for one in found:
        row = one.enrolment
        yield [
            row.setting.name,
            row.setting.urn or "",
            row.programme.title,
            str(row.get_state_display()),
            row.started_on,
            row.achieved_on,
            row.renew_by,
            str(len(one.present)),
            str(one.done.part),
            str(one.done.whole),
            *("Yes" if moment in one.done.audits else "No" for moment in AuditMoment),
        ]
