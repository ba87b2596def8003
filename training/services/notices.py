"""Notices of bookings: which course, when, and a link. Sent in the transaction of what they tell of.

To the attendee's work email, with a link that needs no account; to whoever booked where nobody is named yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from notifications.services import Letter, queue_messages
from organisations.calendars.days import LONDON, as_day
from training import entry_keys
from training.erased import is_erased
from training.links import link_to
from training.models.vocabulary import BookingState

if TYPE_CHECKING:
    from training.models import Attendee, Booking, BookingEvent, Offer, Party, Session


def booked(party: Party, bookings: list[Booking]) -> None:
    """To each attendee what they have, and to whoever booked for others how it went."""
    letters = [_placed(row) for row in bookings if row.state == BookingState.CONFIRMED]
    waiting = (row for row in bookings if row.state == BookingState.WAITING)
    letters += [_letter("training_waiting", row, f"training:waiting:{row.pk}") for row in waiting]
    others = [row for row in bookings if row.attendee is None or row.attendee.person_id != party.made_by_id]
    if party.made_by is not None and others:
        counts = {state: sum(row.state == state for row in bookings) for state in BookingState}
        words = {
            "name": party.made_by.get_short_name()[:60],
            "places": counts[BookingState.CONFIRMED],
            "held": counts[BookingState.HELD],
            "waiting": counts[BookingState.WAITING] + counts[BookingState.OFFERED],
            "link": reverse("training:party", args=[party.public_id]),
            **_of_session(party.session),
        }
        letters.append(Letter("training_party", party.made_by, f"training:party:{party.pk}", words))
    queue_messages(filter(None, letters))


def confirmed(row: Booking, session: Session, *, again: BookingEvent | None = None) -> None:
    """A place is booked. `again`: the event by which the same place became another person's."""
    _send(_placed(row, again))


def _placed(row: Booking, again: BookingEvent | None = None) -> Letter | None:
    key = f"training:confirmed:{row.pk}" + (f":{again.pk}" if again else "")
    return _letter("training_confirmed", row, key, attachment=entry_keys.placed(row))


def offered(row: Booking, offer: Offer) -> None:
    """A place is free for them until the offer runs out."""
    until = offer.expires_at.astimezone(LONDON)
    _tell("training_offered", row, f"training:offer:{offer.pk}", until_day=until.date(), until_hour=f"{until:%H:%M}")


def offer_ends(row: Booking, offer: Offer) -> None:
    """The offer runs out soon."""
    until = offer.expires_at.astimezone(LONDON)
    _tell(
        "training_offer_ends",
        row,
        f"training:offer-ends:{offer.pk}",
        until_day=until.date(),
        until_hour=f"{until:%H:%M}",
    )


def ran_out(row: Booking) -> None:
    """The offer ran out and the place went to the next."""
    _tell("training_ran_out", row, f"training:ran-out:{row.pk}:{row.version}")


def cancelled(row: Booking, event: BookingEvent) -> None:
    """The place was given back, or the waiting list left. Whoever had a place may have it in their calendar."""
    had_it = event.from_state == BookingState.CONFIRMED
    _tell(
        "training_cancelled",
        row,
        f"training:cancelled:{event.pk}",
        attachment=entry_keys.gone(row, row.attendee_id) if had_it else "",
    )


def soon(row: Booking, days: int) -> None:
    """The session is a week away, or the next working day. Once for each person, and anew where it was moved."""
    _tell("training_soon", row, f"training:soon:{row.pk}:{row.attendee_id}:{row.session.sequence}:{days}")


def line_closed(row: Booking, event: BookingEvent) -> None:
    """Booking has closed and no place came free."""
    _tell("training_line_closed", row, f"training:line-closed:{event.pk}")


def replaced(row: Booking, gone: Attendee, event: BookingEvent) -> None:
    """A colleague goes instead."""
    key, entry = f"training:replaced:{event.pk}", entry_keys.gone(row, gone.pk)
    link = reverse("training:session", args=[row.session.public_id])
    _send(_to(gone, "training_replaced", row, key, attachment=entry, link=link))


def lapsed(row: Booking, event: BookingEvent) -> None:
    """A held place was given up because nobody was named: told to whoever held it."""
    maker = row.party.made_by
    if maker is not None:
        words = {
            "name": maker.get_short_name()[:60],
            "link": reverse("training:session", args=[row.session.public_id]),
            **_of_session(row.session),
        }
        _send(Letter("training_lapsed", maker, f"training:lapsed:{event.pk}", words))


def _tell(kind: str, row: Booking, key: str, *, attachment: str = "", **more: Any) -> None:
    _send(_letter(kind, row, key, attachment=attachment, **more))


def _letter(kind: str, row: Booking, key: str, *, attachment: str = "", **more: Any) -> Letter | None:
    """To whoever has the place; None where nobody is named for it."""
    if row.attendee is None:
        return None
    return _to(row.attendee, kind, row, key, attachment=attachment, link=link_to(row), **more)


def _to(attendee: Attendee, kind: str, row: Booking, key: str, *, attachment: str = "", **more: Any) -> Letter | None:
    if is_erased(attendee):
        return None
    to = attendee.person if attendee.person is not None and attendee.person.is_active else attendee.email
    words = {"name": attendee.name[:60], **_of_session(row.session), **more}
    return Letter(kind, to, key, words, attachment=attachment)


def _send(letter: Letter | None) -> None:
    if letter is not None:
        queue_messages([letter])


def _of_session(session: Session) -> dict[str, Any]:
    start = session.starts_at.astimezone(LONDON)
    return {"course": session.course.title[:120], "day": as_day(start), "hour": f"{start:%H:%M}"}
