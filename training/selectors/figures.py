"""The figures of training in a period, as `training.measures` defines them. A fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from organisations.calendars.days import LONDON
from organisations.models import EducationSetting
from training.measures import Share
from training.models import Booking, Session
from training.models.vocabulary import AttendeeRole, BookingState, SessionState

_OPEN = (EducationSetting.Status.OPEN, EducationSetting.Status.PROPOSED_TO_CLOSE)
_MARKED = (BookingState.ATTENDED, BookingState.ABSENT)
B = BookingState


@dataclass(frozen=True, slots=True)
class Period:
    """Days, the first and the last included."""

    first: date
    last: date

    def within(self, field: str) -> Q:
        """A moment of a row lies on one of these days in London."""
        start = datetime.combine(self.first, time.min, tzinfo=LONDON)
        end = datetime.combine(self.last + timedelta(1), time.min, tzinfo=LONDON)
        return Q(**{f"{field}__gte": start, f"{field}__lt": end})


@dataclass(frozen=True, slots=True)
class Figures:
    """Every measure of one period."""

    sessions: int
    attended: int
    fill: Share
    no_shows: Share
    late: Share
    reach: Share
    by_phase: list[tuple[str, Share]]
    by_area: list[tuple[str, Share]]
    by_role: list[tuple[str, int]]


def figures(period: Period) -> Figures:
    """Count a period."""
    held = Session.objects.filter(
        period.within("starts_at"), state__in=[SessionState.RUN, SessionState.SIGNED_OFF]
    ).aggregate(sessions=Count("pk"), taken=Sum("seats_taken", default=0), places=Sum("capacity", default=0))
    states = _states(period)
    marked = sum(states.get(state, 0) for state in _MARKED)
    late = states.get(B.LATE_CANCELLED, 0)
    reached = _attended(period).filter(setting__status__in=_OPEN)
    by_phase, by_area = _reach_by(reached, "phase"), _reach_by(reached, "area__name")
    labels = dict(EducationSetting.Phase.choices)
    return Figures(
        sessions=held["sessions"],
        attended=states.get(B.ATTENDED, 0),
        fill=Share(held["taken"], held["places"]),
        no_shows=Share(states.get(B.ABSENT, 0), marked),
        late=Share(late, marked + late),
        reach=_sum(by_phase.values()),
        by_phase=[(str(labels.get(code, code)), share) for code, share in _ordered(by_phase)],
        by_area=[(code or "No area", share) for code, share in _ordered(by_area)],
        by_role=_by_role(period),
    )


def _bookings(period: Period) -> QuerySet[Booking]:
    return Booking.objects.filter(period.within("session__starts_at"), session__state=SessionState.SIGNED_OFF)


def _attended(period: Period) -> QuerySet[Booking]:
    return _bookings(period).filter(state=B.ATTENDED)


def _states(period: Period) -> dict[str, int]:
    rows = _bookings(period).filter(state__in=[*_MARKED, B.LATE_CANCELLED]).order_by()
    return dict(rows.values_list("state").annotate(number=Count("pk")))


def _reach_by(reached: QuerySet[Booking], field: str) -> dict[str, Share]:
    """Settings reached of settings open, by a field of the setting."""
    part = dict(reached.order_by().values_list(f"setting__{field}").annotate(n=Count("setting", distinct=True)))
    everything = EducationSetting.objects.filter(status__in=_OPEN).order_by()
    whole = dict(everything.values_list(field).annotate(n=Count("pk")))
    return {code: Share(part.get(code, 0), number) for code, number in whole.items()}


def _sum(shares: object) -> Share:
    found = list(shares)  # type: ignore[call-overload]  # the values of a dict
    return Share(sum(one.part for one in found), sum(one.whole for one in found))


def _ordered(shares: dict[str, Share]) -> list[tuple[str, Share]]:
    return sorted(shares.items(), key=lambda pair: (pair[0] in (None, ""), str(pair[0])))


def _by_role(period: Period) -> list[tuple[str, int]]:
    rows = _attended(period).order_by().values_list("attendee__role")
    found = dict(rows.annotate(number=Count("attendee", distinct=True)))
    return [(str(role.label), found[role]) for role in AttendeeRole if role in found]
