"""The pages of booking in words: what is asked, what would happen, and what was booked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from organisations.selectors import council_calendar
from training import policies, times
from training.models.vocabulary import AttendeeRole, BookingState
from training.presenters.places import cut_offs, deadline_words, session_rows, span_words, status_of, when_words
from training.selectors.booking import YOURSELF
from training.selectors.coverage import lacks_trained_lead
from training.services import Named, Order
from training.workflow import Act

if TYPE_CHECKING:
    from accounts.models import Person
    from training.models import Booking, Party, Session

B = BookingState
_SHOWN = 40  # people by name on the check page; more are counted


def known_labels(known: Mapping[str, Named], placed: Collection[str]) -> dict[str, str]:
    """The words beside each tick. `placed`: the addresses of those who are in the session already."""
    found = {}
    for key, one in known.items():
        name = f"{'Yourself: ' if key == YOURSELF else ''}{one.name}, {AttendeeRole(one.role).label} ({one.address})"
        found[key] = f"{name}, already in this session" if one.address in placed else name
    return found


def counted(number: int, one: str, many: str) -> str:
    """`1 place`, `3 places`."""
    return f"{number} {one if number == 1 else many}"


def outcome_words(session: Session, order: Order, waiting: int, now: datetime) -> list[str]:
    """What would happen if the order were sent now. Others may be faster, so it is said as of now."""
    free = max(0, session.capacity - session.seats_taken - waiting)  # whoever waits already comes first
    named, left = len(order.people), max(0, free - order.held)
    seated = 0 if order.together and named > left else min(named, left)
    found = []
    if order.held:
        found.append(f"{counted(order.held, 'place is', 'places are')} held until you name who is coming.")
    if seated:
        found.append(f"{counted(seated, 'person gets', 'people get')} a place at once.")
    if named > seated:
        found.append(f"{counted(named - seated, 'person joins', 'people join')} the waiting list.")
        if order.setting is not None and lacks_trained_lead(order.setting, now.date()):
            found.append(
                "Your setting has no trained safeguarding lead at present, so you come before settings that have one."
            )
        elif waiting:
            found.append(f"{counted(waiting, 'person waits', 'people wait')} there already.")
        found.append(
            f"You have {counted(session.offer_hours, 'working hour', 'working hours')} to answer an offer. If nobody "
            "answers in time, the place goes to the next person."
        )
    return found


def check_context(
    session: Session, order: Order, clashing: Sequence[Booking], waiting: int, now: datetime
) -> dict[str, Any]:
    """The check page: everything in one list, then what happens."""
    calendar = council_calendar()
    rows = session_rows(session)
    if order.setting is not None:
        rows.append({"key": "Setting", "value": str(order.setting.name)})
    named = [f"{one.name}, {AttendeeRole(one.role).label}" for one in order.people[:_SHOWN]]
    if len(order.people) > _SHOWN:
        named.append(f"and {len(order.people) - _SHOWN} more")
    if order.held:
        until = times.name_by(session, calendar, now)
        by = f", to be named by {deadline_words(until)}" if until else ""
        rows.append({"key": "Places to hold", "value": f"{order.held}{by}"})
    if len(order.people) > 1:
        rows.append(
            {
                "key": "If there are too few",
                "value": "All wait and go together" if order.together else "As many as there are",
            }
        )
    return {
        "rows": rows,
        "people": named,
        "needs": sum(bool(one.needs) for one in order.people),
        "clashes": [clash_words(one) for one in clashing],
        "outcome": outcome_words(session, order, waiting, now),
        "cut_offs": cut_offs(session, calendar, now),
    }


def clash_words(booking: Booking) -> str:
    """`Ama Test has a place in “A course” on 4 December 2026, 10:00 to 12:00`."""
    has = "waits for" if booking.state in (B.WAITING, B.OFFERED) else "has"
    name = booking.attendee.name if booking.attendee is not None else "Somebody"
    return f"{name} {has} a place in “{booking.session.course.title}” on {span_words(booking.session)}"


def booking_row(
    booking: Booking, person: Person, positions: Mapping[int, int], number: int, *, of_setting: bool
) -> dict[str, Any]:
    """One booking of a party with what the reader may do about it; the `number` tells places without a name apart.

    `of_setting`: whether the reader books for the party's setting.
    """
    offer = next((one for one in booking.offers.all() if not one.outcome), None)
    return {
        "who": booking.attendee.name if booking.attendee is not None else f"Place {number}: nobody named yet",
        "role": AttendeeRole(booking.attendee.role).label if booking.attendee is not None else "",
        "status": status_of(booking, position=positions.get(booking.pk), offer=offer),
        "acts": acts_for(booking, person, of_setting=of_setting),
    }


_ACTS = (
    (Act.NAME, "booking_name", "Name who is coming"),
    (Act.ACCEPT, "booking_offer", "Answer the offer"),
    (Act.SUBSTITUTE, "booking_substitute", "Send a colleague instead"),
    (Act.CANCEL, "booking_cancel", "Cancel"),
    (Act.LEAVE_LINE, "booking_cancel", "Leave the waiting list"),
)
_NEEDS = (B.CONFIRMED, B.WAITING, B.OFFERED)


def acts_for(booking: Booking, person: Person, *, of_setting: bool) -> list[dict[str, str]]:
    """Links to what can be done now with the booking."""
    if booking.session.state not in ("open", "closed"):
        return []
    stands = policies.relations_of(booking, person, of_setting=of_setting)
    found = [
        {"text": words, "href": reverse(f"training:{page}", args=[booking.public_id])}
        for act, page, words in _ACTS
        if policies.can(act, booking, person, relations=stands)
        and not (act is Act.SUBSTITUTE and booking.setting_id is None)
    ]
    if found and booking.state in _NEEDS:
        found.append(
            {
                "text": "Access or dietary needs",
                "href": reverse("training:booking_needs", args=[booking.public_id]),
            }
        )
    return found


def party_context(
    party: Party, bookings: Sequence[Booking], person: Person, positions: Mapping[int, int]
) -> dict[str, Any]:
    """What was booked in one go, and how it stands now."""
    counts = Counter(row.state for row in bookings)
    own = policies.books_for(person, party.setting_id)
    said = [
        (B.CONFIRMED, "booked"),
        (B.HELD, "held until you name who is coming"),
        (B.OFFERED, "offered"),
        (B.WAITING, "on the waiting list"),
    ]
    return {
        "party": party,
        "session": party.session,
        "session_rows": session_rows(party.session),
        "summary": [f"{counts[state]} {words}" for state, words in said if counts[state]],
        "rows": [
            booking_row(row, person, positions, number, of_setting=own) for number, row in enumerate(bookings, start=1)
        ],
        "waits": bool(counts[B.WAITING] or counts[B.OFFERED]),
        "cut_offs": cut_offs(party.session, council_calendar(), party.made_at),
        "made": when_words(party.made_at),
    }
