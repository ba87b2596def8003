"""The answer clock in words, always with its unit: "Answer due by 4pm on Thursday 26 November 2026 – 7 working hours left"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from advice_requests.models import AdviceRequest
from advice_requests.targets import MINUTES_IN_HOUR, Remaining, Standing, remaining
from organisations.calendars import LONDON, WorkingHours

_STATES = {Standing.DUE_SOON: "soon", Standing.LATE: "late", Standing.PAUSED: "paused"}


@dataclass(frozen=True, slots=True)
class ClockWords:
    """What `components/clock.html` takes, and a short form for lists."""

    words: str
    short: str
    when: datetime | None
    state: str

    @property
    def tone(self) -> str:
        """The colour of the tag in a list; the words say the same."""
        return {"late": "stop", "soon": "warn"}.get(self.state, "quiet")


def moment(when: datetime) -> str:
    """`4pm on Thursday 26 November 2026`; minutes only where they are not nought."""
    local = when.astimezone(LONDON)
    hour = f"{local:%-I:%M}" if local.minute else f"{local:%-I}"
    return f"{hour}{local:%p}".lower() + f" on {local:%A %-d %B %Y}"


def length(minutes: int) -> str:
    """A stretch of working time: whole hours from one hour on, minutes below."""
    if minutes < MINUTES_IN_HOUR:
        return _plural(max(minutes, 0), "working minute")
    return _plural(minutes // MINUTES_IN_HOUR, "working hour")


def clock_of(request: AdviceRequest, *, now: datetime, hours: WorkingHours, for_asker: bool) -> ClockWords:
    """The clock of one request, for the asker's page or the adviser's."""
    left = remaining(state=request.state, due_at=request.due_at, paused_at=request.paused_at, now=now, hours=hours)
    if left.standing is Standing.STOPPED:
        return _stopped(request, hours)
    if left.standing is Standing.PAUSED:
        who = "you reply" if for_asker else "the asker replies"
        amount = "the answer was late" if _late(left) else f"{_amount(left)} left"
        return ClockWords(f"It stands still until {who} – {amount}", f"Paused, {amount}", None, "paused")
    verb = "was due" if _late(left) else "due"
    tail = f"{_amount(left)} {'late' if _late(left) else 'left'}"
    return ClockWords(f"Answer {verb} by {moment(request.due_at)} – {tail}", tail, request.due_at, _state(left))


def row_clock(
    *, state: str, due_at: datetime, paused_at: datetime | None, now: datetime, hours: WorkingHours
) -> ClockWords:
    """The clock of a row in a list."""
    left = remaining(state=state, due_at=due_at, paused_at=paused_at, now=now, hours=hours)
    if left.standing is Standing.STOPPED:
        return ClockWords("", "", None, "")
    if left.standing is Standing.PAUSED:
        return ClockWords("", "Paused", due_at, "paused")
    tail = f"{_amount(left)} {'late' if _late(left) else 'left'}"
    return ClockWords(tail, tail, due_at, _state(left))


def _stopped(request: AdviceRequest, hours: WorkingHours) -> ClockWords:
    if request.answered_at is None:
        return ClockWords("", "", None, "")
    used = hours.count_minutes(request.submitted_at, request.answered_at) - request.paused_minutes
    kept = "within the target" if request.answered_at <= request.due_at else "later than the target"
    words = f"Answered on {request.answered_at.astimezone(LONDON):%-d %B %Y}, after {length(used)}, {kept}"
    return ClockWords(words, "Answered", None, "")


def _late(left: Remaining) -> bool:
    return (left.minutes or left.days or 0) < 0 or left.standing is Standing.LATE


def _amount(left: Remaining) -> str:
    if left.days is not None:
        return _plural(abs(left.days), "working day")
    return length(abs(left.minutes or 0))


def _state(left: Remaining) -> str:
    return _STATES.get(left.standing, "")


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


__all__ = ["ClockWords", "clock_of", "length", "moment", "row_clock"]
