"""What the people whom one can sign in as have to do with the sessions, by the key of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.demo.people import LEAD, SENCO, TEACHER, colleague
from training.models import Booking
from training.models.vocabulary import BookingState
from training.services import Named, cancel, substitute

if TYPE_CHECKING:
    from training.demo.story import Story

# Who of the school came, by account; a number is a colleague. Booked by the safeguarding lead before all others.
_FROM_SCHOOL: dict[str, tuple[str | int, ...]] = {
    "att-old": ("dsl",),
    "att-team": ("headteacher", "senco"),
    "exc-past": ("headteacher",),
    "att-now": ("deputy", 0, 1),
    "atd-past": (3,),
    "emo-past": ("dsl", 4),
    "gov-past": ("trust",),
    "dsl-past": ("dsl",),
    "pac-past": ("dsl", "deputy", 2),
    "kin-run": ("deputy", 5),
    "today": (3, "deputy"),
    "tra-next": ("dsl", "headteacher", "senco"),
    "exc-next": ("headteacher",),
    "nearly": ("deputy",),
    "off": (0, 4),
    "moved": (1, 2),
    "dsl-next": ("dsl", "deputy"),
    "gov-next": ("trust",),
}
# Council staff, who book for themselves; the others are booked by the adviser.
_OF_COUNCIL: dict[str, tuple[str, ...]] = {
    "sen-past": ("social.worker",),
    "atd-past": ("social.worker", "editor"),
    "exc-sw": ("social.worker",),
    "sen-next": ("social.worker",),
    "trn-next": ("adviser", "editor", "vsh"),
    "att-now": ("vsh",),
    "pac-past": ("editor",),
    "tra-team": ("adviser",),
}
_TO_EVALUATE = {
    "pac-past": ("dsl@demo.example", "deputy@demo.example", "editor@demo.example"),
    "sen-past": ("social.worker@demo.example",),
    "gov-past": (),
}
_TEAM_DAYS = ("att-team", "tra-team", "emo-team")  # what the lead team of the setting with a status attended


def before(story: Story) -> None:
    """They book before others do."""
    cast, key = story.cast, story.run.key
    chosen = _FROM_SCHOOL.get(key, ())
    if chosen:
        story.order([_named(story, one) for one in chosen], cast.school, by=cast.people["dsl"])
    for account in _OF_COUNCIL.get(key, ()):
        by = cast.people["social.worker" if account == "social.worker" else "adviser"]
        story.order([cast.named(account)], None, by=by)
    if key in _TEAM_DAYS:
        story.order([colleague(cast.holder, number) for number in (LEAD, SENCO, TEACHER)], cast.holder)
    if key == "held":
        story.order([cast.colleague(3)], cast.school, by=cast.people["dsl"], held=3)


def _named(story: Story, one: str | int) -> Named:
    if isinstance(one, int):
        return story.cast.colleague(one)
    return story.cast.senco() if one == "senco" else story.cast.named(one)


def _a_full_session(story: Story) -> None:
    """Full, with a line of single people and a group that goes together; the safeguarding lead waits too."""
    cast = story.cast
    story.order([cast.named("dsl")], cast.school, by=cast.people["dsl"])
    for setting, people in cast.crowd.groups(7):
        story.order(people, setting, together=len(people) > 1)


def _open_offers(story: Story) -> None:
    """Two places came free and are offered to the lead and the deputy; others wait behind them."""
    cast = story.cast
    story.order([cast.named("dsl")], cast.school, by=cast.people["dsl"])
    story.order([cast.named("deputy")], cast.school, by=cast.people["deputy"])
    story.give_back(2)
    at = cast.days.lately()
    for setting, people in cast.crowd.groups(5):
        story.order(people, setting, at=at)


def _up_to_the_cap(story: Story) -> None:
    """Nearly full, with one place given back late, and a colleague who goes instead of another."""
    rows = story.session.bookings.filter(state=BookingState.CONFIRMED, attendee__person=None).order_by("pk")
    taken: list[Booking] = list(rows.exclude(setting=None)[:2])
    adviser = story.cast.people["adviser"]
    cancel(booking=taken[0], by=adviser, now=story.cast.days.lately())
    other = colleague(taken[1].setting, 9)  # type: ignore[arg-type]  # rows without a setting are left out
    substitute(booking=taken[1], named=other, by=adviser, now=story.cast.days.lately())


def _too_late(story: Story) -> None:
    """Somebody cancels on the day before, and nobody takes the place."""
    rows = story.session.bookings.filter(state=BookingState.CONFIRMED, attendee__person=None).order_by("pk")
    cancel(booking=rows[0], by=story.cast.people["adviser"], now=story.limit)


_AFTER = {
    "atd-past": _too_late,
    "pac-past": _too_late,
    "full": _a_full_session,
    "offers": _open_offers,
    "nearly": _up_to_the_cap,
}


def after(story: Story) -> None:
    """What happens once others have booked."""
    act = _AFTER.get(story.run.key)
    if act is not None:
        act(story)


def has_yet_to_evaluate(key: str, email: str) -> bool:
    """Whether the person finds the evaluation still open."""
    return email in _TO_EVALUATE.get(key, ())
