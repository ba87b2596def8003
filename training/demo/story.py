"""One session from its planning to where it stands now: planned, opened, booked, run, marked, signed off, evaluated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from organisations.models import EducationSetting
from text_guard.text import clear
from training.demo import accounts
from training.demo.cast import Cast, token
from training.demo.content import courses
from training.demo.days import moment
from training.demo.people import DEPUTY, LEAD
from training.demo.plan import End, Run
from training.models import Booking, Party, Session
from training.models.vocabulary import BookingState, CancelReason, Mode
from training.services import Named, Order, book, cancel
from training.services.closing import run_one
from training.services.moving import cancel_session, move_session
from training.services.outcomes import Said, evaluate
from training.services.register import Mark, mark, sign_off
from training.services.session_messages import write_to_all
from training.services.sessions import Sitting, create_session, step_session
from training.workflow import Relation, SessionAct

if TYPE_CHECKING:
    from accounts.models import Person

_CLOSES = "17:00"
_BOOKED_AHEAD = 25  # working days before a session, or before today, on which it opens
_STEPS = 60  # moments between the opening of booking and its end
_TRAINERS = (("adviser",), ("vsh", "adviser"), ("duty",))
_OFFER_HOURS = 40  # so that an offer of the demonstration stands for a week


class Story:
    """Tells one `Run`."""

    def __init__(self, cast: Cast, run: Run, number: int) -> None:
        self.cast, self.run, self.number = cast, run, number
        self.entry = courses()[run.course]
        self.day = cast.days.months_ago(run.months, number) if run.months else cast.days.day(run.day)
        self.sittings = self._sittings(self.day)
        self.closes_at = moment(cast.days.working(self.day, -1), _CLOSES)
        self.opened = moment(cast.days.working(min(self.day, cast.days.today), -_BOOKED_AHEAD), "09:10")
        self.limit = min(self.closes_at - timedelta(hours=1), cast.days.lately())
        self.turns = count(1)

    def _sittings(self, day: date) -> list[Sitting]:
        length = timedelta(hours=self.entry["hours"])
        dates = [day]
        if self.run.second:
            # in school days where those of the term are known, else in working days
            known = not self.run.months
            second = (
                self.cast.days.day(self.run.day + self.run.second) if known and self.run.day + self.run.second else None
            )
            dates.append(second or self.cast.days.working(day, self.run.second))
        return [Sitting(moment(one, self.run.at), moment(one, self.run.at) + length) for one in dates]

    def later(self) -> datetime:
        """The next moment of the booking time."""
        step = (self.limit - self.opened) / _STEPS
        return min(self.opened + step * next(self.turns), self.limit)

    def tell(self) -> None:
        """Everything up to now."""
        self.session = self._plan()
        if self.run.end is End.DRAFT:
            return
        step_session(session=self.session, act=SessionAct.OPEN, by=self.cast.people["editor"], now=self.opened)
        accounts.before(self)
        self._fill()
        accounts.after(self)
        if self.run.message >= 0:
            self._write()
        _ENDS[self.run.end](self)

    def _plan(self) -> Session:
        here = self.cast.venues.get(self.run.venue)
        mode = Mode(self.entry["mode"])
        mode = Mode.IN_PERSON if here is not None and mode is Mode.ONLINE else mode
        fields: dict[str, Any] = {
            "mode": mode,
            "venue": here,
            "online_link": ""
            if mode is Mode.IN_PERSON
            else f"https://meet.example/{self.run.course.lower()}-{self.number}",
            "note": self.cast.words["note"] if here is None else "",
            "guests": self.cast.words["guests"] if self.number % 7 == 3 else "",
            "capacity": self.run.seats,
            "closes_at": self.closes_at,
            "offer_hours": _OFFER_HOURS,
            "setting_cap": self.run.cap or None,
            "cap_until": self.cast.days.working(self.day, -3) if self.run.cap else None,
        }
        trainers = [self.cast.people[name] for name in _TRAINERS[self.number % len(_TRAINERS)]]
        course = self.cast.courses[self.run.course]
        return create_session(
            course=course,
            fields=fields,
            sittings=self.sittings,
            trainers=trainers,
            by=self.cast.people["editor"],
            form_token=token("session", self.number),
        )

    def order(
        self,
        people: Sequence[Named],
        setting: EducationSetting | None,
        *,
        by: Person | None = None,
        held: int = 0,
        together: bool = False,
        at: datetime | None = None,
    ) -> Party:
        """Book, by whoever books for the setting."""
        order = Order(
            form_token=token("order", self.number, next(self.turns)),
            people=tuple(people),
            held=held,
            together=together,
            setting=setting,
        )
        adviser = self.cast.people["adviser"]
        maker = by or (self.cast.members.get(setting.pk, adviser) if setting is not None else adviser)
        return book(session=self.session, order=order, by=maker, now=at or self.later())

    def _fill(self) -> None:
        """Colleagues of other settings book; whoever has a place already is passed over."""
        roles = (LEAD, DEPUTY) if self.run.leads else tuple(range(8))
        there = set(self.session.bookings.values_list("attendee__email", flat=True))
        for setting, people in self.cast.crowd.groups(self.run.booked, roles=roles):
            new = [one for one in people if one.address not in there][: self.run.cap or None]
            there.update(one.address for one in new)
            if new and not (self.run.cap and self.session.bookings.filter(setting=setting).exists()):
                self.order(new, setting)

    def free(self) -> int:
        """How many seats are left now."""
        self.session.refresh_from_db()
        return self.session.capacity - self.session.seats_taken

    def give_back(self, places: int) -> None:
        """So many colleagues of other settings cannot come after all, so that those who wait are asked."""
        taken = self.session.bookings.filter(state=BookingState.CONFIRMED, attendee__person=None)
        for row in list(taken.order_by("-pk")[:places]):
            cancel(booking=row, by=self.cast.people["adviser"], now=self.cast.days.lately())

    def _write(self) -> None:
        write_to_all(
            session=self.session,
            body=clear(self.cast.words["messages"][self.run.message]),
            form_token=token("message", self.number),
            by=self.cast.people["adviser"],
            now=self.limit,
        )

    # How it ends

    def stay(self) -> None:
        """It is open; the clock of the portal does the rest."""

    def close(self) -> None:
        step_session(session=self.session, act=SessionAct.CLOSE, by=self.cast.people["adviser"], now=self.limit)

    def call_off(self) -> None:
        adviser = self.cast.people["adviser"]
        cancel_session(session=self.session, reason=CancelReason.VENUE, by=adviser, now=self.limit)

    def move(self) -> None:
        day = self.cast.days.day(self.run.day + 2)
        closes_at = moment(self.cast.days.working(day, -1), _CLOSES)
        move_session(
            session=self.session,
            sittings=self._sittings(day),
            closes_at=closes_at,
            by=self.cast.people["adviser"],
            now=self.limit,
        )

    @property
    def ended(self) -> datetime:
        return self.sittings[-1].ends_at

    def take_place(self) -> None:
        """It has ended; a part of the register may be marked."""
        run_one(self.session.pk, self.ended)
        rows = self._register()[: self.run.marked]
        marks = {row.public_id: Mark.ABSENT if place == 2 else Mark.THERE for place, row in enumerate(rows)}
        mark(session=self.session, marks=marks, by=self.cast.people["adviser"], now=self.ended)

    def sign(self) -> None:
        """It has ended, everybody is marked, and most of those who were there say how it was."""
        strangers = [row for row in self._register() if row.attendee is not None and row.attendee.person_id is None]
        absent = strangers[6::9]
        marks = {row.public_id: Mark.ABSENT for row in absent}
        adviser = self.cast.people["adviser"]
        mark(session=self.session, marks=marks, by=adviser, rest_there=True, now=self.ended)
        signed = min(self.ended + timedelta(hours=2), self.cast.days.now)
        sign_off(session=self.session, by=adviser, now=signed)
        self._evaluate(signed)

    def _register(self) -> list[Booking]:
        rows = Booking.objects.filter(session=self.session, state=BookingState.CONFIRMED)
        return list(rows.select_related("attendee").order_by("pk"))

    def _evaluate(self, signed: datetime) -> None:
        rows = Booking.objects.filter(session=self.session, state=BookingState.ATTENDED).select_related("attendee")
        best, better = self.cast.words["best"], self.cast.words["better"]
        for place, row in enumerate(rows.order_by("pk"), start=self.number):
            if row.attendee is None:
                continue
            if accounts.has_yet_to_evaluate(self.run.key, row.attendee.email) or (
                row.attendee.person_id is None and place % 5 == 4
            ):
                continue
            said = Said(
                1 + place % 3, 3 + place % 3, 3 + (place * 2) % 3, best[place % len(best)], better[place % len(better)]
            )
            at = min(signed + timedelta(hours=3 * (place % 9)), self.cast.days.now)
            evaluate(booking=row, said=said, by=None, relations=frozenset({Relation.ATTENDEE}), now=at)


_ENDS = {
    End.SIGNED: Story.sign,
    End.RUN: Story.take_place,
    End.OPEN: Story.stay,
    End.CLOSED: Story.close,
    End.CALLED_OFF: Story.call_off,
    End.MOVED: Story.move,
    End.DRAFT: Story.stay,
}
