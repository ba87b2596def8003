"""Which settings have a trained lead: counted when something happens, found again at night, shown on the board."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from organisations.calendars.days import LONDON, as_day
from organisations.calendars.plain import add_months
from organisations.models import EducationSetting
from tests.cast import Cast
from tests.factories import make_setting
from tests.training_factory import make_course, make_session, named, order
from training.models import Attendee, Booking, Coverage, Session
from training.models.vocabulary import AttendeeRole, BookingState, SessionState
from training.selectors.coverage import Standing, all_settings, counts, counts_of_all, standing_is, standing_of
from training.services import attendee_back, attendee_for, attendee_left, book, change_attendee, name_held
from training.services.coverage import recount, recount_changed
from training.services.register import mark, sign_off

pytestmark = pytest.mark.django_db
DSL, DEPUTY, TEACHER = AttendeeRole.DSL, AttendeeRole.DEPUTY_DSL, AttendeeRole.TEACHER
Bookings = list[Booking]


def train(cast: Cast, *roles: AttendeeRole, setting: EducationSetting | None = None, **fields: Any) -> Bookings:
    """One colleague in each role, there at a session that ended yesterday and was signed off."""
    session = make_session(make_course(**fields))
    where = setting or cast.setting_a
    people = [named(role=role) for role in roles]
    book(session=session, order=order(where, *people), by=cast.vs)
    start = timezone.now() - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(
        starts_at=start, ends_at=start + timedelta(hours=2), closes_at=start - timedelta(days=1)
    )
    session.refresh_from_db()
    mark(session=session, marks={}, by=cast.vs, rest_there=True)
    sign_off(session=session, by=cast.vs)
    return list(Booking.objects.filter(session=session).select_related("attendee", "session__course").order_by("pk"))


def who(row: Booking) -> Attendee:
    assert row.attendee is not None
    return row.attendee


def test_signing_off_counts_the_setting(cast: Cast) -> None:
    row = train(cast, DSL, valid_months=24)[0]
    found = Coverage.objects.get(setting=cast.setting_a)
    on = as_day(row.session.ends_at)
    assert (found.current_until, found.holder, found.left_until, found.trained_on) == (
        add_months(on, 24), row.attendee, None, on,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "fields"), [(TEACHER, {}), (DSL, {"trains_leads": False})], ids=["a-teacher", "another-course"]
)
def test_only_leads_and_courses_for_leads_count(cast: Cast, role: AttendeeRole, fields: dict[str, Any]) -> None:
    train(cast, role, **fields)
    assert not Coverage.objects.exists()
    assert recount_changed() == 0


def test_who_was_absent_does_not_count_and_nothing_counts_before_sign_off(cast: Cast) -> None:
    session = make_session()
    book(session=session, order=order(cast.setting_a, named(role=DSL)), by=cast.vs)
    Booking.objects.filter(session=session).update(state=BookingState.ATTENDED)
    assert not recount(cast.setting_a)
    Booking.objects.filter(session=session).update(state=BookingState.ABSENT)
    Session.objects.filter(pk=session.pk).update(state=SessionState.RUN)
    Session.objects.filter(pk=session.pk).update(state=SessionState.SIGNED_OFF, signed_off_at=timezone.now())
    assert not recount(cast.setting_a)


def test_leaving_and_coming_back(cast: Cast) -> None:
    row = train(cast, DEPUTY)[0]
    until = Coverage.objects.get().current_until
    attendee_left(attendee=who(row), by=cast.dsl_a)
    gone = Coverage.objects.get()
    assert (gone.current_until, gone.holder, gone.left_until) == (None, None, until)
    attendee_back(attendee=who(row), by=cast.dsl_a)
    assert Coverage.objects.get().current_until == until


def test_another_role_takes_the_setting_off_the_list_and_puts_it_back(cast: Cast) -> None:
    row = train(cast, DSL)[0]
    change_attendee(attendee=who(row), name="Colleague", role=TEACHER, by=cast.dsl_a)
    assert not Coverage.objects.exists()
    change_attendee(attendee=who(row), name="Colleague", role=DEPUTY, by=cast.dsl_a)
    assert Coverage.objects.get().holder == row.attendee


def test_a_role_given_with_a_booking_counts_once_that_stands(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    row = train(cast, TEACHER)[0]
    again = named(name=who(row).name, email=who(row).email, role=DSL)
    with django_capture_on_commit_callbacks(execute=True):
        attendee_for(named=again, setting=cast.setting_a, by=cast.dsl_a)
    assert Coverage.objects.get().holder == row.attendee


def test_who_left_and_is_named_again_counts_again(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    row = train(cast, DSL)[0]
    attendee_left(attendee=who(row), by=cast.dsl_a)
    held = book(session=make_session(), order=order(cast.setting_a, held=1), by=cast.dsl_a).bookings.get()
    with django_capture_on_commit_callbacks(execute=True):
        name_held(booking=held, named=named(name="Back", email=who(row).email, role=DSL), by=cast.dsl_a)
    assert Coverage.objects.get().holder == row.attendee


def test_the_night_finds_what_changed_unnoticed(cast: Cast) -> None:
    row = train(cast, DSL, valid_months=24)[0]
    row.session.course.valid_months = 12
    row.session.course.save()
    stray = Coverage.objects.create(setting=cast.setting_b, trained_on=date(2020, 1, 1))
    assert recount_changed() == 2
    assert Coverage.objects.get().current_until == add_months(as_day(row.session.ends_at), 12)
    assert not Coverage.objects.filter(pk=stray.pk).exists()
    assert recount_changed() == 0


# Against a slow and obvious count.


def obvious(setting: EducationSetting) -> tuple[object, ...] | None:
    """Every booking there is, one after the other."""
    current = holder = left = trained = None
    for row in Booking.objects.select_related("attendee", "session__course").order_by("attendee_id"):
        course, who = row.session.course, row.attendee
        if who is None or who.setting_id != setting.pk or who.role not in ("dsl", "deputy_dsl"):
            continue
        if row.state != "attended" or row.session.state != "signed_off" or not course.trains_leads:
            continue
        on = row.session.ends_at.astimezone(LONDON).date()
        until = add_months(on, course.valid_months)
        trained = max(trained, on) if trained else on
        if who.left_on:
            left = max(left, until) if left else until
        elif current is None or until > current:
            current, holder = until, who.pk
    return (current, holder, left, trained) if trained else None


def stands(setting: EducationSetting) -> tuple[object, ...] | None:
    columns = ("current_until", "holder", "left_until", "trained_on")
    return Coverage.objects.filter(setting=setting).values_list(*columns).first()


def scatter(cast: Cast, draw: random.Random, settings: list[EducationSetting]) -> None:
    """Sessions of several courses and years, people in several roles, some gone, in every state of a booking."""
    courses = [make_course(valid_months=draw.choice([1, 12, 24])) for _ in range(2)]
    courses.append(make_course(trains_leads=False))
    roles = (DSL, DEPUTY, TEACHER)
    people = {setting.pk: [named(role=draw.choice(roles)) for _ in range(4)] for setting in settings}
    for _ in range(8):
        session = make_session(draw.choice(courses), capacity=20)
        for setting in settings:
            some = draw.sample(people[setting.pk], draw.randint(1, 3))
            book(session=session, order=order(setting, *some), by=cast.vs)
        start = datetime.combine(date(2026, 11, 1) - timedelta(days=draw.randint(0, 900)), time(23, 30), LONDON)
        for row in session.bookings.all():
            Booking.objects.filter(pk=row.pk).update(
                state=draw.choice([BookingState.ATTENDED, BookingState.ATTENDED, BookingState.ABSENT])
            )
        times = {"starts_at": start, "ends_at": start + timedelta(hours=1), "closes_at": start}
        Session.objects.filter(pk=session.pk).update(state=SessionState.RUN, **times)
        if draw.random() < 0.8:
            Session.objects.filter(pk=session.pk).update(state=SessionState.SIGNED_OFF, signed_off_at=start)
    for attendee in Attendee.objects.all():
        if draw.random() < 0.3:
            Attendee.objects.filter(pk=attendee.pk).update(left_on=date(2026, 10, 1))


@pytest.mark.parametrize("seed", range(6))
def test_the_count_agrees_with_the_obvious_one(cast: Cast, seed: int) -> None:
    draw = random.Random(seed)
    settings = [make_setting(f"Scattered {number}") for number in range(3)]
    scatter(cast, draw, settings)
    for setting in settings[:2]:
        recount(setting)
    recount_changed()
    for setting in settings:
        assert stands(setting) == obvious(setting)


TODAY = date(2026, 11, 25)


def every_standing() -> list[EducationSetting]:
    """Open settings with all dates that matter on that day, one with an empty row, and one without."""
    near = [None, *(TODAY + timedelta(days=days) for days in (-400, -1, 0, 1, 90, 91, 400))]
    made = [make_setting("Without a row"), make_setting("With an empty row")]
    Coverage.objects.create(setting=made[1])
    for current in near:
        for left in near:
            row = make_setting(f"{current} {left}")
            Coverage.objects.create(setting=row, current_until=current, left_until=left, trained_on=TODAY)
            made.append(row)
    return made


def test_conditions_and_rule_agree_on_every_standing(cast: Cast) -> None:
    today = TODAY
    every_standing()
    found = {one: set(all_settings().filter(standing_is(one, today)).values_list("pk", flat=True)) for one in Standing}
    rows = all_settings().select_related("coverage")
    for row in rows:
        has = getattr(row, "coverage", None)
        dates = (has.current_until, has.left_until, has.trained_on) if has else (None, None, None)
        wanted = standing_of(*dates, today)
        assert [one for one in Standing if row.pk in found[one]] == [wanted]
    assert counts(all_settings(), today) == {one: len(keys) for one, keys in found.items()}
    assert sum(map(len, found.values())) == rows.count()


def test_the_figures_of_all_are_those_of_the_open_ones(cast: Cast) -> None:
    """Counted apart from the settings, on any day, and also where a setting with a trained lead is not open."""
    made = every_standing()
    statuses = EducationSetting.Status.values
    for step in range(len(statuses) + 1):
        for number, row in enumerate(made):
            EducationSetting.objects.filter(pk=row.pk).update(status=statuses[(number * step) % len(statuses)])
        for on in (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=500)):
            assert counts_of_all(on) == counts(all_settings(), on)
    EducationSetting.objects.update(status=EducationSetting.Status.CLOSED)
    assert sum(counts_of_all(TODAY).values()) == 0
    Coverage.objects.all().delete()
    EducationSetting.objects.update(status=EducationSetting.Status.PROPOSED_TO_CLOSE)
    assert (
        counts_of_all(TODAY)
        == counts(all_settings(), TODAY)
        == dict.fromkeys(Standing, 0) | {Standing.NEVER: EducationSetting.objects.count()}
    )


def test_the_figures_are_true_at_once(cast: Cast) -> None:
    """After a lead was trained, left and came back, and after a setting closed."""

    def figures() -> list[int]:
        return list(counts_of_all(timezone.localdate()).values())

    every = all_settings().count()
    assert figures() == [0, 0, 0, 0, every]
    row = train(cast, DSL, valid_months=24)[0]
    assert figures() == [1, 0, 0, 0, every - 1]
    attendee_left(attendee=who(row), by=cast.dsl_a)
    assert figures() == [0, 0, 1, 0, every - 1]
    attendee_back(attendee=who(row), by=cast.dsl_a)
    change_attendee(attendee=who(row), name="Colleague", role=TEACHER, by=cast.dsl_a)
    assert figures() == [0, 0, 0, 0, every]
    change_attendee(attendee=who(row), name="Colleague", role=DEPUTY, by=cast.dsl_a)
    assert figures() == [1, 0, 0, 0, every - 1]
    EducationSetting.objects.filter(pk=cast.setting_a.pk).update(status="closed")
    assert figures() == [0, 0, 0, 0, every - 1]
