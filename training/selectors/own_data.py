"""A copy of what training holds about one person, as plain data: nothing of anybody else stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from training.models import (
    AccessNeed,
    Attendee,
    Audit,
    Booking,
    CalendarFeed,
    Certificate,
    Evaluation,
    Impact,
    InsetRequest,
    Party,
    Session,
    SessionMessage,
    TeamMember,
)
from training.selectors.mine import attendees_of

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import Person

Rows = list[dict[str, Any]]


def held_about(person: Person) -> dict[str, Rows]:
    """By kind: where they are on our lists, their places and what came of them, and what they did for others."""
    who = attendees_of(person)
    return {
        "people": _people(who),
        "bookings": _bookings(who),
        "needs": _needs(who),
        "evaluations": _evaluations(who),
        "certificates": _certificates(who),
        "impact": _impact(who),
        "teams": _teams(who),
        **_done_by(person),
    }


def _people(who: list[int]) -> Rows:
    rows = Attendee.objects.filter(pk__in=who).select_related("setting", "team").order_by("pk")
    return [
        {
            "name": row.name,
            "email": row.email,
            "role": row.get_role_display(),
            "at": str(row.setting or row.team or ""),
            "added": _when(row.added_at),
            "left": _when(row.left_on),
        }
        for row in rows
    ]


def _bookings(who: list[int]) -> Rows:
    rows = Booking.objects.filter(attendee__in=who).select_related("session__course").prefetch_related("events")
    return [
        {
            "course": row.session.course.title,
            "starts": _when(row.session.starts_at),
            "state": row.get_state_display(),
            "made": _when(row.made_at),
            "steps": [{"act": step.act, "to": step.to_state, "at": _when(step.at)} for step in row.events.all()],
        }
        for row in rows.order_by("pk")
    ]


def _needs(who: list[int]) -> Rows:
    rows = AccessNeed.objects.filter(booking__attendee__in=who).select_related("booking__session__course")
    return [{"course": row.booking.session.course.title, "words": str(row.words)} for row in rows]


def _evaluations(who: list[int]) -> Rows:
    rows = Evaluation.objects.filter(booking__attendee__in=who).select_related("booking__session__course")
    return [
        {
            "course": row.booking.session.course.title,
            "at": _when(row.at),
            "confidence_before": row.confidence_before,
            "confidence_after": row.confidence_after,
            "usefulness": row.usefulness,
            "best": str(row.best),
            "better": str(row.better),
        }
        for row in rows
    ]


def _certificates(who: list[int]) -> Rows:
    return [
        {
            "code": row.code,
            "name": row.name,
            "setting": row.setting_name,
            "course": row.course_title,
            "held": _when(row.held_on),
            "refresher_due": _when(row.refresher_due_on),
        }
        for row in Certificate.objects.filter(booking__attendee__in=who)
    ]


def _impact(who: list[int]) -> Rows:
    rows = Impact.objects.filter(booking__attendee__in=who).select_related("booking__session__course")
    return [
        {
            "course": row.booking.session.course.title,
            "asked": _when(row.asked_at),
            "answered": _when(row.answered_at),
            "difference": row.get_difference_display(),
            "example": str(row.example),
        }
        for row in rows
    ]


def _teams(who: list[int]) -> Rows:
    rows = TeamMember.objects.filter(attendee__in=who).select_related("enrolment__programme")
    return [
        {"programme": row.enrolment.programme.title, "joined": _when(row.joined_on), "left": _when(row.left_on)}
        for row in rows
    ]


def _done_by(person: Person) -> dict[str, Rows]:
    parties = Party.objects.filter(made_by=person).select_related("session__course").prefetch_related("bookings")
    insets = InsetRequest.objects.filter(asked_by=person).select_related("course")
    messages = SessionMessage.objects.filter(by=person).select_related("session__course")
    return {
        "booked": [
            {"course": row.session.course.title, "at": _when(row.made_at), "places": len(row.bookings.all())}
            for row in parties
        ],
        "asked_for_whole_setting": [
            {
                "course": row.course.title,
                "at": _when(row.asked_at),
                "days": [_when(day) for day in row.days],
                "state": row.get_state_display(),
                "note": str(row.note),
            }
            for row in insets
        ],
        "audits": [
            {"moment": row.get_moment_display(), "at": _when(row.at)} for row in Audit.objects.filter(by=person)
        ],
        "calendar": [{"renewed": _when(row.renewed_at)} for row in CalendarFeed.objects.filter(person=person)],
        "trains": [
            {"course": row.course.title, "starts": _when(row.starts_at)}
            for row in Session.objects.filter(trainers=person).select_related("course")
        ],
        "signed_off": [
            {"course": row.course.title, "at": _when(row.signed_off_at)}
            for row in Session.objects.filter(signed_off_by=person).select_related("course")
        ],
        "wrote": [{"course": row.session.course.title, "at": _when(row.at), "text": str(row.body)} for row in messages],
    }


def _when(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
