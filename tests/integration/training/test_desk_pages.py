"""The desk of training, tried as those who use it would, and as those who may not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from notifications.models import OutboxMessage
from organisations.models import Closure, Term
from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import at, boxes, dates, plan, rules, seen, words_of, working_day
from tests.training_factory import booked, make_course, make_session, make_venue
from training.models import Booking, Course, InsetRequest, Session, Venue
from training.models.vocabulary import BookingState, CourseState, SessionState

pytestmark = pytest.mark.django_db

SESSION_PAGES = ("session", "session_change", "session_copy", "session_move", "session_cancel", "session_open",
                 "session_close", "session_reopen", "session_message", "register", "register_print", "walk_in",
                 "sign_off")  # fmt: skip
MANAGE_ONLY = {"session_change", "session_copy", "session_open"}
RUN_ONLY = {"session_message", "register", "register_print", "walk_in", "sign_off"}


@pytest.fixture
def head(cast: Cast) -> Client:
    return sign_in(Client(), cast.vs_head)


def test_every_page_opens_for_the_head_and_for_nobody_outside(cast: Cast) -> None:
    session = make_session()
    course = session.course.public_id
    paths = [at(name) for name in ("index", "courses", "course_new", "venues", "venue_new", "sessions", "figures")]
    paths += [at(name, session.public_id) for name in SESSION_PAGES]
    paths += [at(name, course) for name in ("course", "course_change", "course_preview", "session_new")]
    paths += [at(name, course) for name in ("course_publish", "course_retire")]
    paths += [at("venue", make_venue().public_id)]
    outside = (cast.dsl_a, cast.sw_1, cast.head_a, cast.trust_lead, cast.officer, cast.approver, cast.admin)
    for person in outside:
        client = sign_in(Client(), person)
        assert {client.get(path).status_code for path in paths} == {403}, person.name
    assert {Client().get(path).status_code for path in paths} == {302}
    client = sign_in(Client(), cast.vs_head)
    for path in paths:
        words_of(client.get(path))


@pytest.mark.parametrize("name", SESSION_PAGES)
def test_an_editor_plans_and_an_adviser_runs(cast: Cast, name: str) -> None:
    path = at(name, make_session().public_id)
    assert sign_in(Client(), cast.editor).get(path).status_code == (403 if name in RUN_ONLY else 200)
    assert sign_in(Client(), cast.vs).get(path).status_code == (403 if name in MANAGE_ONLY else 200)


def test_a_session_that_is_not_there_is_missing(head: Client) -> None:
    assert head.get(at("session", "00000000-0000-0000-0000-000000000000")).status_code == 404
    assert head.post(at("index")).status_code == 405


def test_a_course_is_written_published_and_retired(head: Client) -> None:
    typed = {
        "code": "vs-att-09",
        "title": "Attachment aware practice",
        "summary": "What helps.",
        "outcomes": "Know the signs\nPlan the next step",
        "duration": "2 hours",
        "mode": "online",
        "audiences": ["dsl"],
        "trains_leads": "on",
        "about": "## Before you come\n\nRead the [guidance](https://www.gov.uk/).",
    }
    page = head.post(at("course_new"), typed)
    assert "Enter after how many months" in words_of(page), "a course for leads goes out of date"
    assert "Attachment aware practice" in page.content.decode(), "what was typed stays"
    assert head.post(at("course_new"), typed | {"valid_months": "24"}).status_code == 302
    course = Course.objects.get(code="VS-ATT-09")
    assert (course.slug, course.state) == ("attachment-aware-practice", CourseState.DRAFT)
    assert "Before you come" in words_of(head.get(at("course_preview", course.public_id)))
    again = head.post(at("course_new"), typed | {"valid_months": "24"})
    assert "Another course has the code VS-ATT-09" in words_of(again)
    press(head, "course_publish", course)
    assert course.state == CourseState.PUBLISHED
    session = make_session(course)
    press(head, "course_retire", course)
    assert course.state == CourseState.PUBLISHED, "a session is still to come"
    Session.objects.filter(pk=session.pk).update(state=SessionState.CANCELLED)
    press(head, "course_retire", course)
    assert course.state == CourseState.RETIRED


def press(client: Client, name: str, course: Course) -> None:
    page = client.get(at(name, course.public_id))
    posted = {"seen": page.context["form"].initial["seen"]}
    assert client.post(at(name, course.public_id), posted).status_code == 302
    course.refresh_from_db()


def test_a_course_that_changed_meanwhile_is_not_overwritten(head: Client) -> None:
    course = make_course()
    page = head.get(at("course_change", course.public_id))
    form = page.context["form"]
    typed = {name: form.initial[name] for name in ("code", "title", "summary", "outcomes", "duration", "mode")}
    typed |= {"seen": form.initial["seen"], "valid_months": "24"}
    Course.objects.get(pk=course.pk).save()  # a colleague
    late = head.post(at("course_change", course.public_id), typed | {"title": "Another title"})
    assert "This changed while you had the page open" in words_of(late, 409)
    assert 'value="Another title"' in late.content.decode()
    saved = head.post(at("course_change", course.public_id), late.context["form"].data)
    assert saved.status_code == 302, "saved on top of what stands now"


def test_text_about_a_child_is_handed_back(head: Client) -> None:
    typed = {"name": "Hall", "address": "Civic Square", "postcode": "NW1 1AA"}
    page = head.post(at("venue_new"), typed | {"access": "Ask for the UPN A123456789012 at the door."})
    assert "could identify a child" in words_of(page)
    assert not Venue.objects.exists()


def test_a_venue_keeps_its_address_and_shows_markup_as_text(head: Client) -> None:
    typed = {"name": "<b>Civic</b> Hall", "address": "12 Civic Square", "postcode": "nw11aa", "is_active": "on"}
    assert head.post(at("venue_new"), typed).status_code == 302
    venue = Venue.objects.get()
    assert venue.postcode == "NW1 1AA"
    page = head.get(at("venues")).content.decode()
    assert "&lt;b&gt;Civic&lt;/b&gt; Hall" in page and "<b>Civic" not in page


def test_a_session_is_planned_once_and_opened(head: Client, cast: Cast) -> None:
    course, day = make_course(), working_day()
    typed = plan(day, trainers=[cast.vs.pk], only_for="Cast School A")
    for _ in range(2):
        assert head.post(at("session_new", course.public_id), typed).status_code == 302
    session = Session.objects.get()
    assert (session.state, session.only_for) == (SessionState.DRAFT, cast.setting_a)
    assert session.parts.count() == 1 and list(session.trainers.all()) == [cast.vs]
    assert session.closes_at < session.starts_at, "booking closes on the working day before"
    assert head.post(at("session_open", session.public_id), seen(session)).status_code == 302
    session.refresh_from_db()
    assert session.state == SessionState.OPEN
    for name, state in (("session_close", SessionState.CLOSED), ("session_reopen", SessionState.OPEN)):
        head.post(at(name, session.public_id), seen(session))
        session.refresh_from_db()
        assert session.state == state


def test_hours_are_london_hours_on_both_sides_of_a_change_of_the_clocks(head: Client) -> None:
    year = date.today().year + 1
    march, october = last_sunday(year, 3), last_sunday(year, 10)
    typed = plan(march - timedelta(1)) | boxes("day_2", march) | {"from_2": "10:00", "to_2": "12:00"}
    typed |= boxes("day_3", october) | {"from_3": "09:30", "to_3": "11:00"}
    head.post(at("session_new", make_course().public_id), typed)
    session = Session.objects.get()
    hours = [f"{part.starts_at:%H:%M}" for part in session.parts.all()]
    assert hours == ["10:00", "09:00", "09:30"], "in UTC: winter, summer, winter again"
    page = words_of(head.get(at("session", session.public_id)))
    assert page.count("10:00 to 12:00") == 2
    lost = head.post(at("session_new", make_course().public_id), plan(march, from_1="01:30"))
    assert "there is no 01:30" in words_of(lost)
    twice = head.post(at("session_new", make_course().public_id), plan(october, from_1="01:30"))
    assert "01:30 comes twice" in words_of(twice)


def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta((day.weekday() + 1) % 7)


def test_a_closed_day_is_warned_about_and_can_be_confirmed(head: Client) -> None:
    day = working_day()
    Term.objects.create(academic_year="202627", name="One", start=day - timedelta(60), end=day - timedelta(5))
    Term.objects.create(academic_year="202627", name="Two", start=day + timedelta(5), end=day + timedelta(60))
    course = make_course()
    typed = plan(day)
    del typed["confirm_closed"]
    page = words_of(head.post(at("session_new", course.public_id), typed))
    assert f"{day:%A %-d %B %Y} is in the school holidays" in page
    assert "Hold it on these days all the same" in page and not Session.objects.exists()
    Closure.objects.create(kind=Closure.Kind.OFFICE, name="Works", start=day, end=day)
    page = words_of(head.post(at("session_new", course.public_id), typed))
    assert "the council’s offices are closed" in page
    assert head.post(at("session_new", course.public_id), typed | {"confirm_closed": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"to_1": "09:00"}, "The end must be later than the start"),
        ({"from_1": "25:00"}, "Enter a time between 00:00 and 23:59"),
        ({"from_1": ""}, "Enter when it starts"),
        ({"mode": "in_person"}, "Select the venue"),
        ({"setting_cap": "2"}, "Enter until which day the limit holds"),
        ({"online_link": "http://meet.example/1"}, "Enter a link that starts with https://"),
        ({"only_for": "No such place"}, "No setting fits these words"),
        ({"only_for": "Cast School"}, "More than one setting fits"),
        ({"capacity": "0"}, "Places must be 1 or more"),
        ({"from_2": "10:00"}, "Enter the date of part 2"),
    ],
    ids=["ends_first", "no_hour", "no_start", "no_venue", "cap", "link", "nowhere", "two_places", "no_seats", "part"],
)
def test_what_cannot_be_planned_is_said_beside_the_field(head: Client, changes: dict[str, str], says: str) -> None:
    page = head.post(at("session_new", make_course().public_id), plan(working_day()) | changes)
    assert says in words_of(page)
    assert "There is a problem" in page.content.decode()
    assert not Session.objects.exists()


def test_fewer_places_than_are_taken_is_refused_with_the_count(head: Client, cast: Cast) -> None:
    session = make_session()
    booked(session, cast.setting_a, cast.dsl_a, 3)
    path = at("session_change", session.public_id)
    page = head.post(path, rules(capacity="2", note="Bring a pen") | seen(session))
    assert "3 places are taken, held or offered. Enter 3 or more" in words_of(page)
    assert "Bring a pen" in page.content.decode()
    assert head.post(path, rules(capacity="3") | seen(session)).status_code == 302
    late = head.post(path, rules(capacity="9") | {"seen": "1"})
    assert "This changed while you had the page open" in words_of(late, 409)


def test_more_places_are_offered_to_the_waiting_list(head: Client, cast: Cast) -> None:
    session = make_session(capacity=1)
    booked(session, cast.setting_a, cast.dsl_a, 2)
    head.post(at("session_change", session.public_id), rules(capacity="2") | seen(session))
    assert list(Booking.objects.order_by("pk").values_list("state", flat=True)) == ["confirmed", "offered"]


def test_a_move_tells_everybody_and_raises_the_sequence(head: Client, cast: Cast) -> None:
    session = make_session(capacity=2)
    booked(session, cast.setting_a, cast.dsl_a, 3)
    assert "3 people with a place, an offer or a place in the waiting list" in words_of(
        head.get(at("session_move", session.public_id))
    )
    day = working_day(40)
    assert head.post(at("session_move", session.public_id), dates(day) | seen(session)).status_code == 302
    session.refresh_from_db()
    assert (session.sequence, session.starts_at.date()) == (1, day)
    assert OutboxMessage.objects.filter(kind="training_moved").count() == 3
    assert Booking.objects.filter(state=BookingState.CONFIRMED).count() == 2, "places stay"


def test_a_cancelled_session_cancels_every_place_and_tells_everybody(head: Client, cast: Cast) -> None:
    session = make_session(capacity=1)
    booked(session, cast.setting_a, cast.dsl_a, 3)
    path = at("session_cancel", session.public_id)
    assert "3 people will be told" in words_of(head.get(path))
    assert "Select why it does not take place" in words_of(head.post(path, seen(session)))
    for _ in range(2):
        head.post(path, {"reason": "trainer"} | seen(session))
    session.refresh_from_db()
    assert (session.state, session.sequence, session.seats_taken) == (SessionState.CANCELLED, 1, 0)
    assert set(Booking.objects.values_list("state", flat=True)) == {"cancelled"}
    told = OutboxMessage.objects.filter(kind="training_session_cancelled")
    assert told.count() == 3 and "the trainer cannot be there" in told[0].text_body


def test_a_copy_takes_everything_but_the_dates(head: Client, cast: Cast) -> None:
    session = make_session(capacity=17, note="Bring a pen")
    session.trainers.set([cast.vs])
    page = head.get(at("session_copy", session.public_id))
    form = page.context["form"]
    assert form.initial["capacity"] == 17 and form.initial["trainers"] == [cast.vs]
    assert "day_1" not in form.initial and form.initial["from_1"]
    assert head.post(at("session_copy", session.public_id), plan(working_day(), capacity="17")).status_code == 302
    assert Session.objects.filter(course=session.course, capacity=17).count() == 2


@pytest.mark.parametrize("name", ["index", "sessions", "courses"])
def test_lists_cost_the_same_with_many_sessions(head: Client, cast: Cast, name: str) -> None:
    make_session()
    head.get(at(name))
    few = queries(head, at(name))
    for _ in range(5):
        booked(make_session(venue=make_venue(), only_for=cast.setting_a), cast.setting_a, cast.dsl_a)
    assert queries(head, at(name)) == few


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen_queries:
        words_of(client.get(path))
    return len(seen_queries)


def test_the_front_page_says_what_needs_doing(head: Client, cast: Cast) -> None:
    assert "Nothing waits for you" in words_of(head.get(at("index")))
    session = make_session(starts_at=timezone.now() - timedelta(days=1))
    words = words_of(head.get(at("index")))
    assert "Registers to mark" in words and session.course.title in words
    InsetRequest.objects.create(
        form_token="0a4dd1d8-37f1-4c8f-8e4e-5b0d6f0f6a12", setting=cast.setting_a, course=session.course,
        asked_by=cast.dsl_a, days=[working_day()], mode="online", staff_band="1_to_20", asked_at=timezone.now(),
    )  # fmt: skip
    assert "Requests for training of a whole setting Cast School A" in words_of(head.get(at("index")))
    assert "1 session" in words_of(head.get(at("sessions") + "?list=register"))
    words_of(head.get(at("sessions") + "?list=nonsense&page=x"))


def test_a_move_to_the_same_dates_tells_nobody_and_says_so(cast: Cast, head: Client) -> None:
    session = make_session()
    booked(session, cast.setting_a, cast.dsl_a, 2)
    path = at("session_move", session.public_id)
    held = head.get(path).context["form"]
    same = {name: held[name].value() for name in ("from_1", "to_1")} | boxes("day_1", session.starts_at.date())
    words = words_of(head.post(path, same | {"confirm_closed": "on"} | seen(session), follow=True))
    assert "The dates are as they were, so nobody is told." in words
    assert "2 people will be told by email" in words_of(
        head.post(path, dates(working_day(30)) | seen(session), follow=True)
    )
