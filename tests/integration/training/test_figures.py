"""The figures of a period, counted by hand beside what the page counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from organisations.models import Area
from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import at, words_of
from tests.training_factory import booked, make_session, named, order
from training import services as booking
from training.forms.figures import this_year
from training.measures import Share
from training.models import Booking, Session
from training.models.vocabulary import AttendeeRole, BookingState
from training.selectors.figures import Period, figures
from training.services import register
from training.services.register import Mark

pytestmark = pytest.mark.django_db


def finished(cast: Cast, *, there: int, absent: int, late: int = 0, capacity: int = 10) -> Session:
    """A session of yesterday with a register that is signed off."""
    session = make_session(capacity=capacity)
    rows = booked(session, cast.setting_a, cast.dsl_a, there + absent + late)
    Booking.objects.filter(pk__in=[row.pk for row in rows[:late]]).update(
        state=BookingState.LATE_CANCELLED, ended_at=timezone.now()
    )
    start = timezone.now() - timedelta(days=1)
    session.starts_at, session.ends_at = start, start + timedelta(hours=2)
    session.closes_at = start - timedelta(days=1)
    session.save(update_fields=["starts_at", "ends_at", "closes_at"])
    marks = {row.public_id: Mark.ABSENT for row in rows[late : late + absent]}
    register.mark(session=session, marks=marks, rest_there=True, by=cast.vs)
    return register.sign_off(session=session, by=cast.vs)


def now_period() -> Period:
    today = timezone.localdate()
    return Period(today - timedelta(7), today)


def test_measures_are_counted_as_they_are_defined(cast: Cast) -> None:
    area = Area.objects.create(name="North")
    cast.setting_a.area = area
    cast.setting_a.save()
    finished(cast, there=5, absent=2, late=1)
    finished(cast, there=2, absent=1)
    make_session()  # still to come: counts nowhere
    found = figures(now_period())
    assert (found.sessions, found.attended) == (2, 7)
    assert found.fill == Share(10, 20)
    assert found.no_shows == Share(3, 10)
    assert found.late == Share(1, 11)
    assert found.reach == Share(1, 2)
    assert dict(found.by_area) == {"North": Share(1, 1), "No area": Share(0, 1)}
    assert found.by_role == [(AttendeeRole.TEACHER.label, 7)]
    assert figures(Period(date(2020, 1, 1), date(2020, 12, 31))).fill == Share(0, 0)


def test_somebody_of_two_sessions_counts_once_in_their_role(cast: Cast) -> None:
    person = named(role=AttendeeRole.DSL)
    for _ in range(2):
        session = make_session()
        booking.book(session=session, order=order(cast.setting_a, person), by=cast.dsl_a)
        start = timezone.now() - timedelta(days=1)
        Session.objects.filter(pk=session.pk).update(
            starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start
        )
        register.mark(session=session, marks={}, rest_there=True, by=cast.vs)
        register.sign_off(session=session, by=cast.vs)
    found = figures(now_period())
    assert (found.attended, found.by_role) == (2, [(AttendeeRole.DSL.label, 1)])


def test_the_page_shows_an_academic_year_or_the_days_asked_for(cast: Cast) -> None:
    assert this_year(date(2026, 8, 31)) == Period(date(2025, 9, 1), date(2026, 8, 31))
    assert this_year(date(2026, 9, 1)) == Period(date(2026, 9, 1), date(2027, 8, 31))
    finished(cast, there=3, absent=1)
    client = sign_in(Client(), cast.editor)
    page = words_of(client.get(at("figures")))
    assert "3 of 4" not in page and "1 of 4 (25%)" in page and "4 of 10 (40%)" in page
    assert "out of the places that there were" in page, "each measure says what it is"
    asked = {"first_day": "1", "first_month": "1", "first_year": "2020"}
    assert "Enter the last day as well" in words_of(client.get(at("figures"), asked))
    asked |= {"last_day": "31", "last_month": "12", "last_year": "2020"}
    assert "None in this period" in words_of(client.get(at("figures"), asked))
