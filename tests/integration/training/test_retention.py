"""Names go by themselves when their time is over; rows and counts stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import AuditEvent
from notifications.models import JobMark
from tests.cast import Cast
from tests.integration.training.test_outcomes import HOLDER, held
from tests.training_factory import booked, enrolled, make_course, make_session, named
from training import tasks
from training.erased import NAME
from training.models import Attendee, Booking, BookingEvent, Certificate, Coverage, Session, TeamMember
from training.models.vocabulary import AttendeeRole
from training.services import cancel
from training.services.attendees import attendee_for
from training.services.coverage import recount
from training.services.outcomes import Said, evaluate
from training.services.retention import purge_names

pytestmark = pytest.mark.django_db
TWO_YEARS = timedelta(days=732)
SIX_YEARS = timedelta(days=2193)


def attendee_of(row: Booking) -> Attendee:
    return Attendee.objects.get(bookings=row)


def move_back(row: Booking, by: timedelta) -> None:
    """As if its session had been so long ago."""
    session = Session.objects.get(pk=row.session_id)
    Session.objects.filter(pk=session.pk).update(
        starts_at=session.starts_at - by, ends_at=session.ends_at - by, closes_at=session.closes_at - by
    )


def with_certificate(cast: Cast) -> Booking:
    row = held(cast)[0]
    evaluate(booking=row, said=Said(2, 4, 5), by=None, relations=HOLDER)
    return row


def test_a_booking_names_somebody_for_two_years(cast: Cast) -> None:
    course = make_course(trains_leads=False, valid_months=None)
    young, old = held(cast, 1, course=course)[0], held(cast, 1, course=course)[0]
    move_back(young, timedelta(days=727))
    move_back(old, TWO_YEARS)
    before, events = Booking.objects.count(), BookingEvent.objects.count()
    assert purge_names() == 1
    assert attendee_of(young).name != NAME
    assert (attendee_of(old).name, attendee_of(old).person) == (NAME, None)
    assert (Booking.objects.count(), BookingEvent.objects.count()) == (before, events)
    assert purge_names() == 0
    assert AuditEvent.objects.filter(event="training.names_purged").count() == 1


def test_cancelled_and_absent_go_as_well(cast: Cast) -> None:
    gone = booked(make_session(), cast.setting_a, cast.dsl_a)[0]
    cancel(booking=gone, by=cast.dsl_a)
    absent = held(cast, 2, absent=1)[1]
    for row in (gone, absent):
        move_back(row, TWO_YEARS + timedelta(weeks=4))
    assert purge_names() >= 2
    assert {attendee_of(gone).name, attendee_of(absent).name} == {NAME}


def test_a_certificate_keeps_the_name_for_six_years(cast: Cast) -> None:
    row = with_certificate(cast)
    move_back(row, SIX_YEARS - timedelta(days=10))
    Certificate.objects.update(held_on=timezone.localdate() - SIX_YEARS + timedelta(days=10))
    purge_names()
    assert attendee_of(row).name != NAME
    assert Certificate.objects.get().name != NAME
    move_back(row, timedelta(days=20))
    Certificate.objects.update(held_on=timezone.localdate() - SIX_YEARS - timedelta(days=10))
    purge_names()
    assert attendee_of(row).name == NAME
    assert Certificate.objects.get().name == NAME


def test_what_still_counts_for_the_setting_stays_until_it_does_not(cast: Cast) -> None:
    row = held(cast, 1, course=make_course(valid_months=36))[0]
    Attendee.objects.update(role=AttendeeRole.DSL)
    move_back(row, TWO_YEARS + timedelta(weeks=4))
    recount(cast.setting_a)
    assert purge_names() == 0
    assert Coverage.objects.get().holder == attendee_of(row)
    move_back(row, timedelta(days=366))
    recount(cast.setting_a)
    stood = Coverage.objects.values("current_until", "trained_on", "left_until").get()
    assert purge_names() == 1
    assert Coverage.objects.values("current_until", "trained_on", "left_until").get() == stood


def test_who_came_again_keeps_their_name_and_their_old_booking_loses_it(cast: Cast) -> None:
    old = held(cast, 1)[0]
    move_back(old, TWO_YEARS + timedelta(weeks=4))
    again = held(cast, 1)[0]
    who = attendee_of(old)
    Booking.objects.filter(pk=again.pk).update(attendee=who)
    purge_names()
    assert attendee_of(again) == who
    assert Attendee.objects.get(pk=who.pk).name != NAME
    nobody = attendee_of(old)
    assert (nobody.name, nobody.role, nobody.setting) == (NAME, who.role, cast.setting_a)
    assert purge_names() == 0


def test_a_lead_team_keeps_its_names(cast: Cast) -> None:
    enrolled(cast.setting_a, cast.head_a)
    Attendee.objects.update(added_at=timezone.now() - timedelta(days=800))
    assert purge_names() == 0
    TeamMember.objects.update(left_on=timezone.localdate())
    assert purge_names() == 2


def test_whoever_was_listed_and_never_booked_goes_after_as_long(cast: Cast) -> None:
    attendee_for(named=named(), setting=cast.setting_a, by=cast.dsl_a)
    assert purge_names() == 0
    Attendee.objects.update(added_at=timezone.now() - timedelta(days=800))
    assert purge_names() == 1


def test_a_night_does_so_many_and_the_next_the_rest(cast: Cast) -> None:
    for row in held(cast, 5):
        move_back(row, timedelta(days=200))
    assert purge_names(most=3) == 3
    assert Attendee.objects.filter(name=NAME).count() == 3
    assert purge_names(most=3) == 2


def test_the_night_runs_it_and_leaves_its_mark() -> None:
    tasks.purge_old_names()
    for name in ("training_purge_names", "training_give_up_places"):
        assert JobMark.objects.get(name=name).outcome == "done"
    assert tasks.purge_old_names.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
