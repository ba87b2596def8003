"""What the tests of programmes share: people who attended, and audits as a page posts them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from accounts.models import Person
from organisations.models import EducationSetting
from tests.training_factory import make_session, order
from training.models import Booking, Course, Enrolment, Session
from training.models.vocabulary import AttendeeRole, AuditLevel, AuditMoment, BookingState, SessionState
from training.selectors.programmes import points_of
from training.services import Named, book
from training.services.enrolments import save_audit
from training.services.register import sign_off


def run_for(course: Course, setting: EducationSetting, people: Iterable[Named], by: Person) -> Session:
    """A session of yesterday that these people attended, its register not signed off yet."""
    session = make_session(course)
    book(session=session, order=order(setting, *people), by=by)
    Booking.objects.filter(session=session).update(state=BookingState.ATTENDED)
    ended = timezone.now() - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(
        state=SessionState.RUN, starts_at=ended - timedelta(hours=2), ends_at=ended, closes_at=ended - timedelta(days=1)
    )
    session.refresh_from_db()
    return session


def attended(course: Course, setting: EducationSetting, people: Iterable[Named], by: Person, staff: Person) -> Session:
    """The same, signed off."""
    return sign_off(session=run_for(course, setting, people, by), by=staff)


def team_of(enrolment: Enrolment) -> list[Named]:
    """Who is in the team, as they are named in a booking."""
    rows = enrolment.team.filter(left_on=None).select_related("attendee")
    return [Named(one.attendee.name, one.attendee.email, AttendeeRole(one.attendee.role)) for one in rows]


def fill_in(enrolment: Enrolment, moment: AuditMoment, by: Person, level: AuditLevel = AuditLevel.STARTED) -> None:
    """An audit with the same level for every point."""
    levels = {point.pk: level for point in points_of(enrolment.programme)}
    save_audit(enrolment=enrolment, moment=moment, levels=levels, by=by)


def achieved(enrolment: Enrolment, by: Person, staff: Person) -> Enrolment:
    """The same enrolment with all done."""
    course = enrolment.programme.courses.get()
    fill_in(enrolment, AuditMoment.START, by)
    attended(course, enrolment.setting, team_of(enrolment), by, staff)
    fill_in(enrolment, AuditMoment.BETWEEN, by, AuditLevel.IN_PLACE)
    enrolment.refresh_from_db()
    return enrolment
