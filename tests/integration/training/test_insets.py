"""Whole-setting training: asked, accepted, planned, declined, withdrawn, by whom and in which state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from notifications.models import OutboxMessage
from notifications.quiet_hours import earliest
from organisations.calendars import bank_holidays
from organisations.models import Closure, Term
from organisations.selectors import council_calendar
from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import at, boxes, plan, words_of
from tests.training_factory import asked_for, make_course
from training import policies_programmes as policies
from training.models import InsetRequest, Session
from training.models.vocabulary import CancelReason, CourseState, InsetDecline, InsetState, SessionState
from training.selectors.insets import Fit, coming_inset_days, day_fits
from training.services import insets as services
from training.services.moving import cancel_session
from training.workflow import ActRefused, WrongActor, WrongState
from training.workflow_programmes import INSET_TRANSITIONS, InsetAct, Side

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def url(name: str, *args: object) -> str:
    return reverse(f"training:{name}", args=args)


def weekdays(ahead: int = 10) -> Iterator[date]:
    """Mondays from some weeks ahead on, of weeks without a bank holiday."""
    first = timezone.localdate() + timedelta(weeks=ahead)
    monday = first - timedelta(days=first.weekday())
    weeks = (monday + timedelta(weeks=n) for n in range(60))
    holidays = bank_holidays()
    return (one for one in weeks if not any(one + n * DAY in holidays for n in range(5)))


@pytest.fixture
def inset_day(cast: Cast) -> date:
    """A Wednesday that is an INSET day of school A alone, within a term of its own."""
    day = next(iter(weekdays())) + 2 * DAY
    year = day.year if day.month >= 9 else day.year - 1
    fields: dict[str, Any] = {"level": "setting", "setting": cast.setting_a}
    start, end = max(day - 30 * DAY, date(year, 9, 1)), min(day + 30 * DAY, date(year + 1, 8, 31))
    code = f"{year}{(year + 1) % 100:02d}"
    Term.objects.create(academic_year=code, name="A term", start=start, end=end, **fields)
    Closure.objects.create(kind="inset", name="Staff training", start=day, end=day, **fields)
    return day


def typed(course: str, day: date, **changes: str) -> dict[str, str]:
    values = {"form_token": str(uuid4()), "course": course, "mode": "in_person", "staff_band": "21_to_50"}
    return values | boxes("day_1", day) | changes


# A day in the setting's own calendar


def test_a_day_is_judged_in_the_settings_own_calendar(cast: Cast, inset_day: date) -> None:
    saturday = inset_day + 3 * DAY
    fits = day_fits(cast.setting_a, [inset_day, inset_day + DAY, saturday, inset_day + timedelta(days=900)])
    assert [one.fit for one in fits][0::2] == [Fit.BEST, Fit.CLOSED]
    assert fits[1].fit is Fit.SCHOOL
    assert fits[3].fit in (Fit.UNKNOWN, Fit.CLOSED), "a weekend is closed, whatever the terms"
    assert coming_inset_days(cast.setting_a) == [inset_day]
    assert coming_inset_days(cast.setting_b) == []
    assert day_fits(cast.setting_b, [inset_day])[0].fit is not Fit.BEST


# Asking


def test_a_setting_asks_once_for_days_that_are_checked(cast: Cast, inset_day: date) -> None:
    course = str(make_course("Whole-school attachment").public_id)
    client = sign_in(Client(), cast.dsl_a)
    page = url("inset_ask")
    assert f"{inset_day:%-d %B %Y}" in words_of(client.get(page)), "the INSET day is offered"
    saturday = inset_day + 3 * DAY
    warned = client.post(page, typed(course, saturday, note="We begin at 9."))
    words = words_of(warned)
    assert "on a weekend. Tick the box to ask all the same" in words and "We begin at 9." in words
    sent = typed(course, inset_day) | boxes("day_2", saturday) | {"confirm_closed": "on"}
    for _ in range(2):
        assert client.post(page, sent).status_code == 302
    made = InsetRequest.objects.get()
    assert (made.days, made.state, made.asked_by) == ([inset_day, saturday], InsetState.ASKED, cast.dsl_a)
    shown = words_of(client.get(url("inset", made.public_id)))
    assert "which fits best" in shown and "on a weekend" in shown
    assert "Whole-school attachment" in words_of(client.get(url("insets")))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"day_1_year": "2020"}, "Enter a day that is still to come"),
        ({"day_1_year": "2090"}, "Enter a day within the next two years"),
        ({"day_1_day": "", "day_1_month": "", "day_1_year": ""}, "Enter the day that suits best"),
        ({"course": ""}, "Select the course"),
        ({"course": "of nobody"}, "Select one of the choices"),
        ({"staff_band": ""}, "Select how many people"),
        ({"note": "Ask for the UPN A123456789012."}, "could identify a child"),
    ],
    ids=["past", "far", "none", "no-course", "odd-course", "no-band", "child"],
)
def test_what_cannot_be_asked_is_said_and_nothing_is_lost(cast: Cast, changes: dict[str, str], says: str) -> None:
    course = str(make_course().public_id)
    day = next(iter(weekdays())) + DAY
    response = sign_in(Client(), cast.dsl_a).post(url("inset_ask"), typed(course, day) | changes)
    assert says.casefold() in words_of(response).casefold()
    assert 'value="in_person" checked' in " ".join(response.content.decode().split())
    assert not InsetRequest.objects.exists()


def test_the_same_day_twice_is_refused(cast: Cast) -> None:
    day = next(iter(weekdays())) + DAY
    sent = typed(str(make_course().public_id), day) | boxes("day_2", day) | {"confirm_closed": "on"}
    assert "You have entered this day already" in words_of(sign_in(Client(), cast.dsl_a).post(url("inset_ask"), sent))


@pytest.mark.parametrize("who", ["dsl_b", "trust_lead", "sw_1", "vs", "vs_head", "editor"])
def test_only_people_of_the_setting_ask_for_it(cast: Cast, who: str) -> None:
    with pytest.raises(WrongActor):
        asked_for(cast.setting_a, getattr(cast, who))


def test_a_course_that_is_not_in_the_catalogue_is_not_asked_for(cast: Cast) -> None:
    with pytest.raises(WrongState):
        asked_for(cast.setting_a, cast.dsl_a, make_course(state=CourseState.RETIRED))
    with pytest.raises(WrongState, match="still to come"):
        asked_for(cast.setting_a, cast.dsl_a, days=[timezone.localdate()])


def test_the_desk_gets_one_message_each_for_all_that_wait(cast: Cast) -> None:
    """Those who accept requests, and editors, who plan them; in working hours of the next working day."""
    asked_for(cast.setting_a, cast.dsl_a)
    asked_for(cast.setting_b, cast.dsl_b)
    told = OutboxMessage.objects.filter(kind="training_inset_asked")
    people = [cast.vs, cast.vs_duty, cast.vs_head, cast.editor]
    assert sorted(row.address for row in told) == sorted(person.email for person in people)
    next_day = council_calendar().add(timezone.localdate(), 1)
    assert {timezone.localtime(row.not_before).date() for row in told} == {next_day}
    assert all(earliest(row.not_before) == row.not_before for row in told), "never at night or on a closed day"
    client = sign_in(Client(), cast.editor)
    assert client.get(reverse("training_desk:insets")).status_code == 200, "where the message leads"


# The desk


@pytest.fixture
def head(cast: Cast) -> Client:
    return sign_in(Client(), cast.vs_head)


def test_a_request_is_accepted_planned_and_booked_by_the_setting_alone(cast: Cast, head: Client) -> None:
    inset = asked_for(cast.setting_a, cast.dsl_a)
    assert "Cast School A" in words_of(head.get(at("insets")))
    assert head.post(at("inset_accept", inset.public_id), {"version": "1"}).status_code == 302
    inset.refresh_from_db()
    assert inset.state == InsetState.ACCEPTED
    page = head.get(at("inset_plan", inset.public_id))
    assert page.context["form"].initial["capacity"] == 50
    assert "Only for one setting" not in words_of(page)
    sent = plan(inset.days[0], capacity="40", confirm_closed="on")
    for _ in range(2):
        assert head.post(at("inset_plan", inset.public_id), sent).status_code == 302
    session = Session.objects.get()
    inset.refresh_from_db()
    assert (inset.state, inset.session) == (InsetState.PLANNED, session)
    assert (session.only_for, session.state, session.capacity) == (cast.setting_a, SessionState.OPEN, 40)
    kinds = OutboxMessage.objects.filter(address=cast.dsl_a.email).values_list("kind", flat=True)
    assert {"training_inset_accepted", "training_inset_planned"} <= set(kinds)
    own = words_of(sign_in(Client(), cast.dsl_a).get(url("inset", inset.public_id)))
    assert "Book places for your staff" in own and "Withdraw this request" not in own
    assert sign_in(Client(), cast.dsl_b).get(reverse("training:book", args=[session.public_id])).status_code == 404


def test_calling_the_session_off_plans_it_anew_and_tells_the_setting(cast: Cast, head: Client) -> None:
    inset = asked_for(cast.setting_a, cast.dsl_a)
    services.accept(request=inset, by=cast.vs)
    head.post(at("inset_plan", inset.public_id), plan(inset.days[0], confirm_closed="on"))
    cancel_session(session=Session.objects.get(), reason=CancelReason.TRAINER, by=cast.vs_head)
    inset.refresh_from_db()
    assert (inset.state, inset.session) == (InsetState.ACCEPTED, None)
    told = OutboxMessage.objects.filter(kind="training_inset_accepted", address=cast.dsl_a.email)
    assert sorted("A new date is needed" in one.subject for one in told) == [False, True]


def test_a_request_is_declined_with_why(cast: Cast, head: Client) -> None:
    inset = asked_for(cast.setting_a, cast.dsl_a)
    page = at("inset_decline", inset.public_id)
    assert "Select why it cannot be done" in words_of(head.post(page, {"version": "1"}))
    assert head.post(page, {"version": "1", "reason": "no_trainer"}).status_code == 302
    inset.refresh_from_db()
    assert (inset.state, inset.declined_reason) == (InsetState.DECLINED, InsetDecline.NO_TRAINER)
    message = OutboxMessage.objects.get(kind="training_inset_declined")
    assert "no trainer is free on those dates" in message.text_body
    late = head.post(at("inset_accept", inset.public_id), {"version": "2"}, follow=True)
    assert "This cannot be done, because the request now says “Declined”" in late.content.decode()


def test_a_setting_withdraws_and_a_stale_page_does_nothing(cast: Cast, head: Client) -> None:
    inset = asked_for(cast.setting_a, cast.dsl_a)
    page = url("inset_withdraw", inset.public_id)
    client = sign_in(Client(), cast.head_a)
    assert "Withdraw this request?" in words_of(client.get(page))
    services.accept(request=inset, by=cast.vs)
    client.post(page, {"version": "1"})
    inset.refresh_from_db()
    assert inset.state == InsetState.ACCEPTED, "it was accepted while the page was open"
    client.post(page, {"version": "2"})
    inset.refresh_from_db()
    assert inset.state == InsetState.WITHDRAWN
    assert "Cast School A" in words_of(head.get(at("insets"), {"list": "withdrawn"}))


def test_another_settings_request_is_missing(cast: Cast) -> None:
    inset = asked_for(cast.setting_a, cast.dsl_a)
    for page in ("inset", "inset_withdraw"):
        assert sign_in(Client(), cast.dsl_b).get(url(page, inset.public_id)).status_code == 404
    assert sign_in(Client(), cast.vs).get(url("inset_withdraw", inset.public_id)).status_code == 403
    assert "Cast School A" not in words_of(sign_in(Client(), cast.dsl_b).get(url("insets")))


def test_whoever_left_the_setting_is_not_written_to(cast: Cast) -> None:
    inset = asked_for(cast.setting_a, cast.dsl_a2)
    cast.dsl_a2.memberships.update(state="ended", ended_at=timezone.now())
    services.accept(request=inset, by=cast.vs)
    told = set(OutboxMessage.objects.filter(kind="training_inset_accepted").values_list("address", flat=True))
    assert cast.dsl_a2.email not in told and {cast.dsl_a.email, cast.head_a.email} <= told


# Who may

ROLES: dict[str, set[Side]] = {
    "dsl_a": {Side.SETTING},
    "head_a": {Side.SETTING},
    "dsl_b": set(),
    "trust_lead": set(),
    "sw_1": set(),
    "vs": {Side.STAFF},
    "vs_head": {Side.STAFF, Side.PLANNER},
    "editor": {Side.STAFF, Side.PLANNER},
    "officer": set(),
    "admin": set(),
}


@pytest.mark.parametrize("name", ROLES)
def test_every_act_in_every_state_for(cast: Cast, name: str) -> None:
    person: Person = getattr(cast, name)
    inset = asked_for(cast.setting_a, cast.dsl_a)
    for state in InsetState:
        inset.state = state
        for act, row in INSET_TRANSITIONS.items():
            may = bool(row.who & ROLES[name]) and state in row.sources
            assert policies.can_inset(act, inset, person) == may, (act, state)
    with pytest.raises(ActRefused):
        policies.check_inset(InsetAct.UNPLAN, inset, person)
