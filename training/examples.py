"""An address that leads somewhere for every page of training with variable parts, from what is in the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from training.links import token_for
from training.models import Attendee, Booking, CalendarFeed, Course, Party, Session, Venue
from training.models.vocabulary import BookingState, CourseState, SessionState

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


_confirmed = _booking(BookingState.CONFIRMED)

EXAMPLES: dict[str, Find] = {
    # The catalogue and one's own training
    "training:course": _first(_rows(Course).filter(state=CourseState.PUBLISHED), slug="slug"),
    **{f"training:{page}": _open for page in ("session", "ics")},
    "training_calendar": _first(_rows(CalendarFeed), **{"token": "token"}),
    # Booking
    "training:book": _open,
    "training:party": _first(_rows(Party), public_id="public_id"),
    **{f"training:booking_{page}": _confirmed for page in ("cancel", "substitute", "needs")},
    "training:booking_name": _booking(BookingState.HELD),
    "training:booking_offer": _booking(BookingState.OFFERED),
    **{f"training:{page}": _place for page in ("place", "place_ics", "place_answer", "place_cancel", "place_needs")},
    **{
        f"training:{page}": _first(_rows(Attendee).filter(setting__isnull=False), public_id="public_id")
        for page in ("attendee", "attendee_left")
    },
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
