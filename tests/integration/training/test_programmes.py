"""A setting's way through a programme, tried through the services and the pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Person
from notifications.models import OutboxMessage
from tests.cast import Cast, sign_in
from tests.integration.training.desk_cast import words_of
from tests.integration.training.programme_cast import achieved, attended, fill_in, run_for, team_of
from tests.training_factory import enrolled, lead_team, make_course, make_programme, named
from training import policies_programmes as policies
from training.models import Attendee, Audit, Enrolment, Programme, TeamMember
from training.models.vocabulary import AttendeeRole, AuditLevel, AuditMoment, CourseState, EnrolmentState
from training.selectors.programmes import holders_of, points_of, progress_of
from training.services import attendee_left
from training.services import enrolments as services
from training.services.programmes import keep_statuses, review
from training.services.register import sign_off
from training.workflow import ActRefused, WrongActor, WrongState
from training.workflow_programmes import ENROL_TRANSITIONS, EnrolAct, Side

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def enrolment(cast: Cast) -> Enrolment:
    return enrolled(cast.setting_a, cast.dsl_a)


def url(name: str, *args: object) -> str:
    return reverse(f"training:{name}", args=args)


def messages_of(kind: str) -> list[str]:
    return sorted(OutboxMessage.objects.filter(kind=kind).values_list("address", flat=True))


# Enrolling


def test_a_team_that_is_not_what_the_programme_asks_for_is_refused(cast: Cast) -> None:
    programme = make_programme()
    for people, says in (
        ([named(role=AttendeeRole.DSL)], "at least 2"),
        (lead_team(4), "at most 3"),
        ([named(), named()], "must include: Designated safeguarding lead or Deputy"),
    ):
        with pytest.raises(services.TeamRefused, match=says):
            services.enrol(programme=programme, setting=cast.setting_a, people=people, by=cast.dsl_a)
    assert not Enrolment.objects.exists() and not Attendee.objects.exists()


def test_a_deputy_stands_for_the_lead(cast: Cast) -> None:
    people = [named(role=AttendeeRole.DEPUTY_DSL), named()]
    assert services.enrol(programme=make_programme(), setting=cast.setting_a, people=people, by=cast.head_a)


def test_enrolling_twice_enrols_once(cast: Cast, enrolment: Enrolment) -> None:
    again = enrolled(cast.setting_a, cast.dsl_a2, enrolment.programme)
    assert again == enrolment
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(programme=enrolment.programme, setting=cast.setting_a, started_on=timezone.localdate())


@pytest.mark.parametrize("who", ["dsl_b", "trust_lead", "sw_1", "vs", "vs_head", "editor", "admin"])
def test_only_people_of_the_setting_enrol_it(cast: Cast, who: str) -> None:
    with pytest.raises(WrongActor):
        enrolled(cast.setting_a, getattr(cast, who))


@pytest.mark.parametrize("state", [CourseState.DRAFT, CourseState.RETIRED])
def test_a_programme_that_is_not_published_takes_nobody(cast: Cast, state: CourseState) -> None:
    programme = make_programme(state=state)
    with pytest.raises(WrongState):
        enrolled(cast.setting_a, cast.dsl_a, programme)
    assert Client().get(url("programme", programme.slug)).status_code == 404


def test_enrolling_through_the_pages_keeps_what_was_typed(cast: Cast) -> None:
    programme = make_programme()
    client = sign_in(Client(), cast.dsl_a)
    page = url("enrol", programme.slug)
    assert "2 to 3 people of the setting" in words_of(client.get(page))
    typed = {"version": "1", "known": ["yourself"], "p1-name": "Colleague O’Test", "p1-email": "not an address"}
    typed |= {"p1-role": "teacher"}
    wrong = client.post(page, typed)
    assert "Enter an email address in the correct format" in words_of(wrong)
    assert "Colleague O’Test" in wrong.content.decode()
    alone = client.post(page, {"version": "1", "known": ["yourself"]})
    assert "Choose at least 2 people" in words_of(alone)
    assert client.post(page, typed | {"p1-email": "Colleague+1@school.example"}).status_code == 302
    made = Enrolment.objects.get()
    assert sorted(made.team.values_list("attendee__email", flat=True)) == [
        "colleague+1@school.example",
        cast.dsl_a.email,
    ]
    assert client.get(page).url == url("enrolment", made.public_id), "already enrolled"


def test_somebody_of_two_settings_says_which(cast: Cast) -> None:
    programme = make_programme()
    client = sign_in(Client(), cast.dsl_ab)
    page = url("enrol", programme.slug)
    assert "Which setting do you enrol?" in words_of(client.get(page))
    chosen = client.get(page, {"setting": str(cast.setting_b.public_id)})
    assert "Cast School B" in words_of(chosen)
    assert "Which setting do you enrol?" in words_of(client.get(page, {"setting": "of nobody"}))


# What is done is counted


def test_only_registers_that_are_signed_off_count(cast: Cast, enrolment: Enrolment) -> None:
    course = enrolment.programme.courses.get()
    session = run_for(course, cast.setting_a, team_of(enrolment), cast.dsl_a)
    assert progress_of(enrolment).done.part == 0
    sign_off(session=session, by=cast.vs_head)
    assert progress_of(enrolment).done.part == 2


def test_the_status_is_granted_once_all_is_done(cast: Cast, enrolment: Enrolment) -> None:
    held = achieved(enrolment, cast.dsl_a, cast.vs_head)
    today = timezone.localdate()
    assert (held.state, held.achieved_on) == (EnrolmentState.ACHIEVED, today)
    assert held.renew_by is not None and held.renew_by.year == today.year + 2
    assert cast.dsl_a.email in messages_of("training_status") and cast.head_a.email in messages_of("training_status")
    assert cast.dsl_b.email not in messages_of("training_status")
    assert AuditEvent.objects.filter(event="training.status_granted", by_public_id=None).count() == 1
    before = OutboxMessage.objects.count()
    assert not review(held), "said and done once"
    assert OutboxMessage.objects.count() == before
    public = words_of(Client().get(url("programme", held.programme.slug)))
    assert "Cast School A" in public and f"{held.renew_by:%-d %B %Y}" in public


def test_signing_off_the_last_register_grants_it(
    cast: Cast, enrolment: Enrolment, django_capture_on_commit_callbacks: Any
) -> None:
    course, people = enrolment.programme.courses.get(), team_of(enrolment)
    fill_in(enrolment, AuditMoment.START, cast.dsl_a)
    attended(course, cast.setting_a, people[:1], cast.dsl_a, cast.vs_head)
    fill_in(enrolment, AuditMoment.BETWEEN, cast.dsl_a)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ACTIVE
    session = run_for(course, cast.setting_a, people[1:], cast.dsl_a)
    with django_capture_on_commit_callbacks(execute=True):
        sign_off(session=session, by=cast.vs_head)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ACHIEVED


def test_taking_out_whoever_lacks_a_day_grants_it_and_the_night_finds_whoever_left(cast: Cast) -> None:
    made = enrolled(cast.setting_a, cast.dsl_a, people=3)
    course, people = made.programme.courses.get(), team_of(made)
    fill_in(made, AuditMoment.START, cast.dsl_a)
    attended(course, cast.setting_a, people[:2], cast.dsl_a, cast.vs_head)
    fill_in(made, AuditMoment.BETWEEN, cast.dsl_a)
    made.refresh_from_db()
    assert made.state == EnrolmentState.ACTIVE
    late = Attendee.objects.get(email=people[2].email)
    attendee_left(attendee=late, by=cast.dsl_a)
    assert keep_statuses() == 1
    made.refresh_from_db()
    assert made.state == EnrolmentState.ACHIEVED
    assert keep_statuses() == 0


def test_a_team_that_lost_its_lead_earns_nothing_until_it_has_one(cast: Cast) -> None:
    made = enrolled(cast.setting_a, cast.dsl_a, people=3)
    course, people = made.programme.courses.get(), team_of(made)
    fill_in(made, AuditMoment.START, cast.dsl_a)
    attended(course, cast.setting_a, people, cast.dsl_a, cast.vs_head)
    attendee_left(attendee=Attendee.objects.get(email=people[0].email), by=cast.dsl_a)
    fill_in(made, AuditMoment.BETWEEN, cast.dsl_a)
    made.refresh_from_db()
    assert made.state == EnrolmentState.ACTIVE
    page = words_of(sign_in(Client(), cast.dsl_a).get(url("enrolment", made.public_id)))
    assert "The team must include: Designated safeguarding lead" in page and "Has left the setting" in page


# The team


def test_changing_the_team_says_who_joined_and_left(cast: Cast, enrolment: Enrolment) -> None:
    people = team_of(enrolment)
    new = named()
    services.change_team(enrolment=enrolment, people=[people[0], new], by=cast.dsl_a, version=1)
    gone = TeamMember.objects.get(attendee__email=people[1].email)
    assert gone.left_on == timezone.localdate()
    assert {one.email for one in team_of(enrolment)} == {people[0].email, new.address}
    with pytest.raises(ActRefused, match="changed while you had the page open"):
        services.change_team(enrolment=enrolment, people=people, by=cast.dsl_a, version=1)
    with pytest.raises(services.TeamRefused):
        services.change_team(enrolment=enrolment, people=people[1:], by=cast.dsl_a)


def test_a_stale_team_page_keeps_what_was_ticked(cast: Cast, enrolment: Enrolment) -> None:
    client = sign_in(Client(), cast.dsl_a)
    page = url("team", enrolment.public_id)
    shown = client.get(page).context["team"].team
    assert len(shown.initial["known"]) == 2, "who is in it now is ticked"
    Enrolment.objects.filter(pk=enrolment.pk).update(version=5)
    typed = {"version": "1", "known": shown.initial["known"]}
    late = client.post(page, typed)
    assert "changed while you had the page open" in words_of(late, 409)
    assert client.post(page, typed | {"version": "5"}).status_code == 302


# Audits


def test_an_audit_is_saved_whole_and_in_its_time(cast: Cast, enrolment: Enrolment) -> None:
    points = points_of(enrolment.programme)
    with pytest.raises(WrongState, match="points of the audit have changed"):
        services.save_audit(
            enrolment=enrolment, moment=AuditMoment.START, levels={points[0].pk: AuditLevel.STARTED}, by=cast.dsl_a
        )
    with pytest.raises(WrongState, match="Fill in the audit at the start first"):
        fill_in(enrolment, AuditMoment.BETWEEN, cast.dsl_a)
    fill_in(enrolment, AuditMoment.START, cast.dsl_a)
    fill_in(enrolment, AuditMoment.START, cast.head_a, AuditLevel.NOT_YET)
    assert Audit.objects.get().answers.filter(level=AuditLevel.NOT_YET).count() == len(points), "may be corrected"
    with pytest.raises(WrongState, match="opens once somebody of the team has attended"):
        fill_in(enrolment, AuditMoment.BETWEEN, cast.dsl_a)
    attended(enrolment.programme.courses.get(), cast.setting_a, team_of(enrolment)[:1], cast.dsl_a, cast.vs_head)
    fill_in(enrolment, AuditMoment.BETWEEN, cast.dsl_a, AuditLevel.EMBEDDED)
    with pytest.raises(WrongState, match="can no longer be changed"):
        fill_in(enrolment, AuditMoment.START, cast.dsl_a)
    page = words_of(sign_in(Client(), cast.dsl_a).get(url("enrolment", enrolment.public_id)))
    assert "3 steps further" in page


def test_an_audit_page_names_each_point_that_is_left_out(cast: Cast, enrolment: Enrolment) -> None:
    client = sign_in(Client(), cast.dsl_a)
    page = url("audit", enrolment.public_id, "start")
    first, second = points_of(enrolment.programme)
    half = client.post(page, {f"point-{first.pk}-level": "2"})
    words = words_of(half)
    assert f"Select how far you are with: {second.words}" in words and f"with: {first.words}" not in words
    assert 'value="2" checked' in " ".join(half.content.decode().split())
    assert not Audit.objects.exists()
    whole = {f"point-{one.pk}-level": "2" for one in (first, second)}
    assert client.post(page, whole).status_code == 302
    assert Audit.objects.get().answers.count() == 2
    late = client.post(url("audit", enrolment.public_id, "between"), whole)
    assert "opens once somebody" in words_of(late, 409)
    assert client.get(url("audit", enrolment.public_id, "never")).status_code == 404


# The status ends, is renewed, is given up


def held_until(enrolment: Enrolment, cast: Cast, days: int) -> Enrolment:
    """The status, so many days before its end."""
    held = achieved(enrolment, cast.dsl_a, cast.vs_head)
    today = timezone.localdate()
    Enrolment.objects.filter(pk=held.pk).update(renew_by=today + days * DAY, achieved_on=today - 600 * DAY)
    held.refresh_from_db()
    return held


def test_a_status_lapses_after_its_day_and_not_before(cast: Cast, enrolment: Enrolment) -> None:
    held = held_until(enrolment, cast, 0)
    Audit.objects.update(at=timezone.now() - 700 * DAY)  # nothing new was done
    keep_statuses()
    held.refresh_from_db()
    assert held.state == EnrolmentState.ACHIEVED, "it stands on its last day"
    Enrolment.objects.filter(pk=held.pk).update(renew_by=timezone.localdate() - DAY)
    assert not holders_of(held.programme).exists(), "the public list does not wait for the night"
    assert keep_statuses() == 1
    assert keep_statuses() == 0
    held.refresh_from_db()
    assert held.state == EnrolmentState.LAPSED
    assert cast.dsl_a.email in messages_of("training_status_lapsed")
    assert len(messages_of("training_status_lapsed")) == len(set(messages_of("training_status_lapsed")))


@pytest.mark.parametrize(("days", "number"), [(91, 0), (90, 1), (84, 1), (60, 0), (30, 1), (10, 0)])
def test_renewal_is_said_at_90_and_30_days_once(cast: Cast, enrolment: Enrolment, days: int, number: int) -> None:
    held_until(enrolment, cast, days)
    Audit.objects.update(at=timezone.now() - 700 * DAY)
    keep_statuses()
    keep_statuses()
    assert messages_of("training_status_renewal").count(cast.dsl_a.email) == number


def test_a_status_is_renewed_by_what_was_done_since(cast: Cast, enrolment: Enrolment) -> None:
    held = held_until(enrolment, cast, 60)  # its people attended and audited since it was granted, as the test has it
    assert review(held)
    held.refresh_from_db()
    assert held.state == EnrolmentState.ACHIEVED and held.achieved_on == timezone.localdate()
    assert AuditEvent.objects.filter(event="training.status_renewed").count() == 1


def test_before_its_renewal_opens_the_audits_stay_as_they_are(cast: Cast, enrolment: Enrolment) -> None:
    held_until(enrolment, cast, 91)
    with pytest.raises(WrongState, match="stay as they are"):
        fill_in(enrolment, AuditMoment.START, cast.dsl_a)


def test_what_lapsed_is_started_again(cast: Cast, enrolment: Enrolment) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(
        state=EnrolmentState.ACHIEVED, achieved_on=timezone.localdate(), renew_by=timezone.localdate()
    )
    Enrolment.objects.filter(pk=enrolment.pk).update(state=EnrolmentState.LAPSED)
    client = sign_in(Client(), cast.dsl_a)
    page = url("enrolment_restart", enrolment.public_id)
    assert "Start this programme again?" in words_of(client.get(page))
    assert client.post(page, {"version": "1"}).status_code == 302
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ACTIVE


def test_leaving_asks_first_and_frees_the_setting_to_enrol_again(cast: Cast, enrolment: Enrolment) -> None:
    client = sign_in(Client(), cast.head_a)
    page = url("enrolment_withdraw", enrolment.public_id)
    assert "Leave this programme?" in words_of(client.get(page))
    assert client.post(page, {"version": "1"}).status_code == 302
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.WITHDRAWN
    assert enrolled(cast.setting_a, cast.dsl_a, enrolment.programme) != enrolment


# Who may


ROLES = {
    "dsl_a": {Side.SETTING},
    "head_a": {Side.SETTING},
    "dsl_ab": {Side.SETTING},
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
def test_every_act_in_every_state_for(cast: Cast, enrolment: Enrolment, name: str) -> None:
    person: Person = getattr(cast, name)
    assert policies.sides_of(enrolment.setting_id, person) == ROLES[name]
    for state in EnrolmentState:
        enrolment.state = state
        for act, row in ENROL_TRANSITIONS.items():
            may = bool(row.who & ROLES[name]) and state in row.sources
            assert policies.can_enrolment(act, enrolment, person) == may, (act, state)


def test_the_portal_alone_grants_and_ends_a_status(enrolment: Enrolment) -> None:
    for act in (EnrolAct.GRANT, EnrolAct.RENEW, EnrolAct.LAPSE):
        assert ENROL_TRANSITIONS[act].who == {Side.PORTAL}
    with pytest.raises(WrongActor):
        policies.check_enrolment(EnrolAct.WITHDRAW, enrolment, None)


def test_another_settings_enrolment_is_missing(cast: Cast, enrolment: Enrolment) -> None:
    for page in ("enrolment", "team", "enrolment_withdraw", "enrolment_restart"):
        path = url(page, enrolment.public_id)
        assert sign_in(Client(), cast.dsl_b).get(path).status_code == 404
    assert "Cast School A" not in words_of(sign_in(Client(), cast.dsl_b).get(url("setting_programmes")))
    assert "Cast School A" in words_of(sign_in(Client(), cast.trust_lead).get(url("setting_programmes")))
    public = words_of(Client().get(url("programme", enrolment.programme.slug)))
    assert "Cast School A" not in public, "who is only on the way is nobody else's business"


def test_the_public_pages_need_no_account(cast: Cast) -> None:
    assert "No programme runs at the moment" in words_of(Client().get(url("programmes")))
    course = make_course("Reading signs")
    programme: Programme = make_programme(course, about="## What it takes\n\nTwo days.")
    assert programme.title in words_of(Client().get(url("programmes")))
    page = words_of(Client().get(url("programme", programme.slug)))
    assert "What it takes" in page and "Reading signs" in page and "No setting holds it yet" in page


def test_a_page_leads_nobody_to_what_they_may_not_do(cast: Cast) -> None:
    programme = make_programme(make_course())
    page, enrol, ask = url("programme", programme.slug), url("enrol", programme.slug), url("inset_ask")
    catalogue = reverse("training:index")
    assert enrol in Client().get(page).content.decode(), "a visitor signs in on the way"
    for person, may in ((cast.dsl_a, True), (cast.trust_lead, False), (cast.sw_1, False), (cast.pending, False)):
        client = sign_in(Client(), person)
        assert (enrol in client.get(page).content.decode()) == may, person
        assert (ask in client.get(catalogue).content.decode()) == may, person
        assert (b"<form" in client.get(enrol).content.partition(b"<main")[2]) == may, person
