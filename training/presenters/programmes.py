"""Programmes, teams and audits in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from resources.editing.markdown import html
from training.models import AuditPoint, Enrolment, Programme, ProgrammeCourse, TeamMember
from training.models.vocabulary import AttendeeRole, AuditLevel, AuditMoment, EnrolmentState
from training.programme_sums import RENEWAL_OPENS, role_words
from training.selectors.programmes import Progress

TONES = {
    EnrolmentState.ACTIVE: "new",
    EnrolmentState.ACHIEVED: "go",
    EnrolmentState.LAPSED: "warn",
    EnrolmentState.WITHDRAWN: "quiet",
}
HOLDERS = [{"text": "Setting"}, {"text": "Town"}, {"text": "Holds the status until"}]
COMPARED = [{"text": "Point"}, {"text": "At the start"}, {"text": "Between the days"}, {"text": "Change"}]
OWN = [{"text": "Programme"}, {"text": "Setting"}, {"text": "Status"}, {"text": "Since"}]


def day_words(day: date | None) -> str:
    """`4 December 2026`."""
    return f"{day:%-d %B %Y}" if day is not None else ""


def status_of(row: Enrolment) -> dict[str, str]:
    """The state as a tag, with until when."""
    state = EnrolmentState(row.state)
    until = day_words(row.renew_by)
    notes = {EnrolmentState.ACHIEVED: f"Until {until}", EnrolmentState.LAPSED: f"Since {until}"}
    return {"text": state.label, "tone": TONES[state], "note": notes.get(state, "")}


def cards(programmes: Iterable[Any]) -> list[dict[str, str]]:
    """The list of programmes; each comes with how many settings hold its status."""
    return [
        {
            "title": one.title,
            "href": reverse("training:programme", args=[one.slug]),
            "text": one.summary,
            "holders": "No setting holds the status yet"
            if not one.holders
            else f"{one.holders} setting{'' if one.holders == 1 else 's'} hold{'s' if one.holders == 1 else ''} the status",
        }
        for one in programmes
    ]


def team_words(programme: Programme) -> str:
    """How big a team is, and who must be in it."""
    least, most = programme.team_least, programme.team_most
    size = f"{least} to {most} people" if least != most else f"{least} {'person' if least == 1 else 'people'}"
    must = "; ".join(role_words(line) for line in programme.team_roles)
    return f"{size} of the setting. In every team: {must}." if must else f"{size} of the setting."


def whole(programme: Programme, steps: Sequence[ProgrammeCourse], points: Sequence[AuditPoint]) -> dict[str, Any]:
    """A programme as its reader gets it."""
    return {
        "programme": programme,
        "about": html(programme.about) if programme.about else "",
        "steps": [
            {
                "title": one.course.title,
                "href": reverse("training:course", args=[one.course.slug]) if one.course.state == "published" else "",
                "text": "For everybody in the team" if one.is_core else "If you want to go deeper",
            }
            for one in steps
        ],
        "points": [one.words for one in points],
        "facts": [
            {"key": "Lead team", "value": team_words(programme)},
            {"key": "Status", "value": programme.status_name},
            {"key": "The status lasts", "value": f"{programme.valid_months} months"},
        ],
    }


def holder_rows(rows: Iterable[Enrolment]) -> list[list[str]]:
    """The settings that hold the status."""
    return [[one.setting.name, one.setting.town, day_words(one.renew_by)] for one in rows]


def own_rows(rows: Iterable[Enrolment]) -> list[list[Any]]:
    """What one's settings take part in."""
    return [
        [
            {"text": one.programme.title, "href": reverse("training:enrolment", args=[one.public_id])},
            one.setting.name,
            status_of(one),
            day_words(one.started_on),
        ]
        for one in rows
    ]


def enrolment_facts(row: Enrolment) -> list[dict[str, str]]:
    """What is said of an enrolment, as keys and values."""
    facts = [{"key": "Started", "value": day_words(row.started_on)}]
    if row.achieved_on is not None and row.state != EnrolmentState.WITHDRAWN:
        facts.append({"key": "Status granted", "value": day_words(row.achieved_on)})
        ended = row.state == EnrolmentState.LAPSED
        facts.append({"key": "Status ended on" if ended else "Renew by", "value": day_words(row.renew_by)})
    return facts


def team_table(progress: Progress) -> dict[str, Any]:
    """Who has attended which core course: counted from registers that are signed off."""
    core = [one for one in progress.steps if one.is_core]
    columns = [{"text": "Member of the team"}, {"text": "Role"}, *({"text": one.course.title} for one in core)]
    return {"columns": columns, "rows": [_member_row(one, core, progress) for one in progress.team]}


def _member_row(member: TeamMember, core: Sequence[ProgrammeCourse], progress: Progress) -> list[Any]:
    who = member.attendee
    cells: list[Any] = [who.name, AttendeeRole(who.role).label]
    if who.left_on is not None:
        cells[0] = {"text": who.name, "note": "Has left the setting"}
    for one in core:
        done = progress.done.has_attended(who.pk, one.course_id)
        cells.append({"text": "Attended", "tone": "go"} if done else {"text": "Not yet", "tone": "quiet"})
    return cells


def next_steps(progress: Progress, today: date | None = None) -> list[dict[str, str]]:
    """What is left to do, in order, each with the page where it is done."""
    today = today or timezone.localdate()
    row, done = progress.enrolment, progress.done
    if row.state == EnrolmentState.LAPSED:
        return [{"text": "The status has lapsed. Start the programme again to get it back."}]
    if row.state == EnrolmentState.WITHDRAWN:
        return []
    if row.state == EnrolmentState.ACHIEVED and not progress.renews(today) and row.renew_by is not None:
        opens = day_words(row.renew_by - RENEWAL_OPENS)
        return [{"text": f"Nothing now. You can renew the status from {opens}."}]
    return [*_team_steps(progress), *_audit_steps(progress, AuditMoment.START), *_course_steps(progress),
            *(_audit_steps(progress, AuditMoment.BETWEEN) if done.started_days else [])]  # fmt: skip


def _team_steps(progress: Progress) -> list[dict[str, str]]:
    href = reverse("training:team", args=[progress.enrolment.public_id])
    return [{"text": fault, "href": href, "action": "Change the team"} for fault in progress.done.faults]


def _audit_steps(progress: Progress, moment: AuditMoment) -> list[dict[str, str]]:
    if moment in progress.done.audits:
        return []
    href = reverse("training:audit", args=[progress.enrolment.public_id, moment.value])
    return [{"text": f"Fill in the audit {_moment(moment)}", "href": href, "action": "Fill it in"}]


def _course_steps(progress: Progress) -> list[dict[str, str]]:
    names = {one.attendee_id: one.attendee.name for one in progress.present}
    found = []
    for step in progress.steps:
        lacking = progress.done.lacks(step.course_id) if step.is_core else []
        if lacking:
            who = ", ".join(names[one] for one in lacking)
            href = reverse("training:course", args=[step.course.slug]) if step.course.state == "published" else ""
            found.append({"text": f"Attend {step.course.title}: {who}", "href": href, "action": "See its sessions"})
    return found


def _moment(moment: AuditMoment) -> str:
    return {AuditMoment.START: "at the start", AuditMoment.BETWEEN: "between the days"}[moment]


def audit_title(moment: AuditMoment) -> str:
    """`Audit between the days`."""
    return f"Audit {_moment(moment)}"


def compared(points: Sequence[AuditPoint], start: Mapping[int, int], between: Mapping[int, int]) -> list[list[Any]]:
    """Both audits side by side, with what changed."""
    return [
        [
            one.words,
            _level(start.get(one.pk)),
            _level(between.get(one.pk)),
            _change(start.get(one.pk), between.get(one.pk)),
        ]
        for one in points
    ]


def _level(level: int | None) -> str:
    return str(AuditLevel(level).label) if level is not None else "Not filled in"


def _change(start: int | None, between: int | None) -> Any:
    if start is None or between is None:
        return "Nothing to compare yet"
    steps = between - start
    if not steps:
        return "The same"
    words = f"{abs(steps)} step{'' if abs(steps) == 1 else 's'} {'further' if steps > 0 else 'back'}"
    return {"text": words, "tone": "go" if steps > 0 else "warn"}


def done_words(progress: Progress) -> str:
    """`7 of 10 done`."""
    return f"{progress.done.part} of {progress.done.whole} done"
