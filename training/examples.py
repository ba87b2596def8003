"""An address that leads somewhere for every page of training with variable parts, from what is in the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from training.links import token_for
from training.models import (
    Attendee,
    Booking,
    CalendarFeed,
    Certificate,
    Course,
    Enrolment,
    InsetRequest,
    Party,
    Programme,
    Session,
    Venue,
)
from training.models.vocabulary import AuditMoment, BookingState, CourseState, InsetState, SessionState

Values = dict[str, object]
Find = Callable[[], Values | None]


def _first(rows: QuerySet[Any], **fields: str) -> Find:
    def find() -> Values | None:
        row = rows.order_by("-pk").values(*fields.values()).first()
        return {part: row[field] for part, field in fields.items()} if row else None

    return find


def _rows(model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.all()


_course = _first(_rows(Course), public_id="public_id")
_session = _first(_rows(Session), public_id="public_id")
_venue = _first(_rows(Venue), public_id="public_id")

_open = _first(_rows(Session).filter(state=SessionState.OPEN, only_for=None), public_id="public_id")


def _booking(*states: BookingState) -> Find:
    return _first(_rows(Booking).filter(state__in=states), public_id="public_id")


def _place() -> Values | None:
    row = Booking.objects.filter(attendee__isnull=False, state=BookingState.CONFIRMED).order_by("-pk").first()
    return {"token": token_for(row)} if row is not None else None


def _token(**which: object) -> Find:
    def find() -> Values | None:
        row = Booking.objects.filter(attendee__isnull=False, **which).order_by("-pk").first()
        return {"token": token_for(row)} if row is not None else None

    return find


_attended = _token(state=BookingState.ATTENDED, session__state=SessionState.SIGNED_OFF, evaluation=None)
_evaluated = _token(certificate__isnull=False)
_asked = _token(impact__isnull=False)
_confirmed = _booking(BookingState.CONFIRMED)

_programme = _first(_rows(Programme), public_id="public_id")
_shown = _first(_rows(Programme).filter(state=CourseState.PUBLISHED), slug="slug")
_enrolment = _first(_rows(Enrolment), public_id="public_id")
_inset = _first(_rows(InsetRequest), public_id="public_id")
_to_plan = _first(_rows(InsetRequest).filter(state=InsetState.ACCEPTED), public_id="public_id")
_colleague = _first(_rows(Attendee).filter(setting__isnull=False), public_id="public_id")


def _own_colleague() -> Values | None:
    """Somebody whose setting has a member who can sign in, if there is one."""
    with_account = Attendee.objects.filter(setting__isnull=False, person__isnull=False)
    row = with_account.exclude(person__password__startswith="!").order_by("pk").first()  # noqa: S106  (no password: an unusable one)
    return {"public_id": row.public_id} if row is not None else _colleague()


def _inset_to_plan() -> Values | None:
    return _to_plan() or _inset()


def _audit() -> Values | None:
    row = _enrolment()
    return row | {"moment": AuditMoment.START.value} if row is not None else None


EXAMPLES: dict[str, Find] = {
    # Programmes and whole-setting training
    **{f"training:{page}": _shown for page in ("programme", "enrol")},
    **{f"training:{page}": _enrolment for page in ("enrolment", "team", "enrolment_withdraw", "enrolment_restart")},
    "training:audit": _audit,
    **{f"training:{page}": _inset for page in ("inset", "inset_withdraw")},
    **{f"training_desk:programme{page}": _programme for page in ("", "_change", "_preview", "_publish", "_retire")},
    **{f"training_desk:inset{page}": _inset for page in ("", "_accept", "_decline")},
    "training_desk:inset_plan": _inset_to_plan,
    # The catalogue and one's own training
    "training:course": _first(_rows(Course).filter(state=CourseState.PUBLISHED), slug="slug"),
    **{f"training:{page}": _open for page in ("session", "ics")},
    "training_calendar": _first(_rows(CalendarFeed), token="token"),  # noqa: S106  (the name of a column)
    # Booking
    "training:book": _open,
    "training:party": _first(_rows(Party), public_id="public_id"),
    **{f"training:booking_{page}": _confirmed for page in ("cancel", "substitute", "needs")},
    "training:booking_name": _booking(BookingState.HELD),
    "training:booking_offer": _booking(BookingState.OFFERED),
    **{f"training:{page}": _place for page in ("place", "place_ics", "place_answer", "place_cancel", "place_needs")},
    **{f"training:{page}": _own_colleague for page in ("attendee", "attendee_left")},
    # What follows a session
    "training:evaluate": _attended,
    **{f"training:{page}": _evaluated for page in ("certificate", "certificate_pdf")},
    "training:impact": _asked,
    "training:verify": _first(_rows(Certificate), code="code"),
    "training_desk:session_results": _session,
    "training_desk:course_results": _course,
    "training_desk:waiting": _open,
    "training_desk:waiting_move": _booking(BookingState.WAITING),
    "training_desk:offer_withdraw": _booking(BookingState.OFFERED),
    # The desk
    **{
        f"training_desk:{page}": _course
        for page in ("course", "course_change", "course_preview", "course_publish", "course_retire", "session_new")
    },
    "training_desk:venue": _venue,
    **{
        f"training_desk:{page}": _session
        for page in (
            "session",
            "session_change",
            "session_copy",
            "session_move",
            "session_cancel",
            "session_open",
            "session_close",
            "session_reopen",
            "session_message",
            "register",
            "register_print",
            "walk_in",
            "sign_off",
        )
    },
}
