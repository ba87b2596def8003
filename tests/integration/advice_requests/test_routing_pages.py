"""The pages on routing: who opens them, what they show, what they refuse, and that they work as forms alone."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Person
from advice_requests.models import AdviceRequest, AdviserProfile, RoutingRule
from advice_requests.selectors.routing_pages import all_rules, mark_of_absence, mark_of_rules, mark_of_setup, profile_of
from organisations.models import Area
from resources.models import Topic
from tests.cast import Cast, sign_in
from tests.factories import give_role, make_person, make_team
from tests.integration.advice_requests.conftest import Ask

pytestmark = pytest.mark.django_db
SETUP = {"is_active": "on", "working_days": ["0", "1"], "capacity": "5"}


@pytest.fixture
def head(client: Client, cast: Cast) -> Client:
    return sign_in(client, cast.vs_head)


def words(response: HttpResponse) -> str:
    return " ".join(unescape(response.content.decode()).split())


def adviser_page(person: Person, name: str = "adviser") -> str:
    return reverse(f"routing:{name}", args=[person.public_id])


def days(first: int = 0, last: int = 3, **more: str) -> dict[str, str]:
    """The boxes of an absence, counted in days from today."""
    today = timezone.localdate()
    boxes = {}
    for name, day in (("first", today + timedelta(days=first)), ("last", today + timedelta(days=last))):
        boxes |= {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
    return boxes | more


def rule_form(**values: object) -> dict[str, object]:
    return {"seen": mark_of_rules(all_rules()), "topic": "", "phase": "", "area": "", "target": "adviser", **values}


def test_the_list_says_who_gets_no_questions(head: Client, cast: Cast) -> None:
    page = words(head.get(reverse("routing:advisers")))
    assert page.count("Gets no questions until set up.") == 3
    assert "Cast dsl_a" not in page
    AdviserProfile.objects.create(person=cast.vs, capacity=4)
    page = words(head.get(reverse("routing:advisers")))
    assert page.count("Gets no questions until set up.") == 2
    assert "0 of 4" in page


def test_the_list_asks_the_same_number_of_queries_at_any_size(head: Client, cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert head.get(reverse("routing:advisers")).status_code == 200
        return len(seen)

    AdviserProfile.objects.create(person=cast.vs, deputy=cast.vs_duty)
    queries()  # the first page also notes that the session is in use
    few = queries()
    for number in range(5):
        person = make_person(f"more{number}@council.example", f"Cast more {number}")
        give_role(person, "vs_adviser")
        AdviserProfile.objects.create(person=person, deputy=cast.vs).topics.set(Topic.objects.all()[:3])
    assert queries() == few


def test_a_deputy_who_cannot_stand_in_is_named(head: Client, cast: Cast) -> None:
    today = timezone.localdate()
    absent = {"away_from": today, "away_until": today}
    one = AdviserProfile.objects.create(person=cast.vs, deputy=cast.vs_duty, **absent)
    assert "Cast vs_duty Gets no questions until set up." in _text(head)
    other = AdviserProfile.objects.create(person=cast.vs_duty, **absent)
    assert "Is away too." in _text(head)
    other.delete()
    one.deputy = cast.dsl_a
    one.save()
    assert "No longer answers questions" in _text(head)


def _text(client: Client) -> str:
    page = client.get(reverse("routing:advisers")).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_setting_somebody_up(head: Client, cast: Cast) -> None:
    page = head.get(adviser_page(cast.vs))
    assert "gets no questions until set up" in words(page)
    topic, area, team = Topic.objects.get(code="attendance"), Area.objects.create(name="East"), make_team("Advice")
    sent = SETUP | {
        "seen": mark_of_setup(None), "topics": [topic.pk], "areas": [area.pk], "phases": ["primary"],
        "deputy": cast.vs_duty.pk, "team": team.pk,
    }  # fmt: skip
    response = head.post(adviser_page(cast.vs), sent, follow=True)
    assert "Saved what Cast vs covers." in words(response)
    profile = AdviserProfile.objects.get()
    assert (profile.capacity, profile.working_days, profile.deputy, profile.team) == (5, [0, 1], cast.vs_duty, team)
    assert list(profile.topics.all()) == [topic]
    assert AuditEvent.objects.filter(event="routing.adviser_set_up", by_public_id=cast.vs_head.public_id).exists()
    assert head.get(adviser_page(cast.vs)).status_code == 200


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"working_days": []}, "Select at least one working day"),
        ({"working_days": ["9"]}, "Select one of the choices"),
        ({"capacity": "0"}, "must be 1 or more"),
        ({"capacity": "99999"}, "must be 200 or less"),
        ({"capacity": ""}, "Enter an answer to"),
        ({"topics": ["abc"]}, "Select one of the choices"),
        ({"phases": ["all"]}, "Select one of the choices"),
        ({"deputy": "999999"}, "Select one of the choices"),
    ],
)
def test_a_setup_with_errors_is_not_saved(head: Client, cast: Cast, change: dict[str, object], error: str) -> None:
    response = head.post(adviser_page(cast.vs), SETUP | {"seen": mark_of_setup(None)} | change)
    assert "There is a problem" in words(response)
    assert error in words(response)
    assert not AdviserProfile.objects.exists()


def test_nobody_is_their_own_deputy(head: Client, cast: Cast) -> None:
    response = head.post(adviser_page(cast.vs), SETUP | {"seen": mark_of_setup(None), "deputy": cast.vs.pk})
    assert response.status_code == 200
    assert not AdviserProfile.objects.exists()


def test_a_setup_that_came_too_late_keeps_what_was_typed(head: Client, cast: Cast) -> None:
    AdviserProfile.objects.create(person=cast.vs, capacity=9)
    response = head.post(adviser_page(cast.vs), SETUP | {"seen": mark_of_setup(None)})
    assert response.status_code == 409
    page = words(response)
    assert "9 open questions" in page, "how it stands now"
    assert 'value="5"' in page
    fresh = mark_of_setup(profile_of(cast.vs))
    assert fresh in page, "saved again, it is written on top of what stands now"
    assert AdviserProfile.objects.get().capacity == 9
    assert head.post(adviser_page(cast.vs), SETUP | {"seen": fresh}).status_code == 302
    assert AdviserProfile.objects.get().capacity == 5


def test_who_does_not_answer_questions_is_not_found(head: Client, cast: Cast) -> None:
    for name in ("adviser", "absence", "absence_end"):
        for person in (cast.dsl_a.public_id, cast.admin.public_id, uuid4()):
            address = reverse(f"routing:{name}", args=[person])
            assert head.get(address).status_code == 404
            assert head.post(address, days(sure="True")).status_code == 404
    assert head.get(adviser_page(cast.vs, "absence")).status_code == 404, "not set up yet"


def test_pages_are_closed_to_those_who_do_not_manage(client: Client, cast: Cast) -> None:
    AdviserProfile.objects.create(person=cast.vs)
    for name in ("vs", "vs_duty", "dsl_a", "editor", "officer"):
        sign_in(client, getattr(cast, name))
        for page in ("advisers", "rules", "rule_add", "try"):
            assert client.get(reverse(f"routing:{page}")).status_code == 403, (name, page)
        assert client.post(adviser_page(cast.vs), SETUP).status_code == 403
        assert client.post(adviser_page(cast.vs, "absence"), days(sure="True")).status_code == 403
    assert AdviserProfile.objects.get().away_from is None


def test_an_absence_says_first_what_follows(head: Client, cast: Cast, ask: Ask) -> None:
    profile = AdviserProfile.objects.create(person=cast.vs, deputy=cast.vs_duty, team=make_team("Advice"))
    AdviserProfile.objects.create(person=cast.vs_duty)
    row = ask()
    AdviceRequest.objects.filter(pk=row.pk).update(assigned_to=cast.vs)
    address = adviser_page(cast.vs, "absence")
    asked = head.post(address, days(seen=mark_of_absence(profile)))
    page = words(asked)
    assert "to the deputy, Cast vs_duty; while the deputy is not there, to the team Advice" in page
    assert "1 open question stays with Cast vs" in page
    profile.refresh_from_db()
    assert profile.away_from is None
    saved = head.post(address, days(seen=mark_of_absence(profile), sure="True"), follow=True)
    assert "Absence recorded" in words(saved)
    profile.refresh_from_db()
    assert profile.away_until == timezone.localdate() + timedelta(days=3)
    assert "End the absence now" in words(head.get(adviser_page(cast.vs)))
    late = head.post(address, days(last=9, seen="old", sure="True"))
    assert late.status_code == 409
    profile.refresh_from_db()
    assert profile.away_until == timezone.localdate() + timedelta(days=3)


@pytest.mark.parametrize(
    ("boxes", "error"),
    [
        (days(first=5, last=2), "The last day away must be the first day or later"),
        (days(first=-9, last=-3), "Last day away must be on or after"),
        (days(last=900), "Last day away must be on or before"),
        ({"first_day": "31", "first_month": "2", "first_year": "2027"}, "must be a real date"),
        ({}, "Enter the first day away"),
    ],
)
def test_days_with_errors(head: Client, cast: Cast, boxes: dict[str, str], error: str) -> None:
    profile = AdviserProfile.objects.create(person=cast.vs)
    response = head.post(adviser_page(cast.vs, "absence"), boxes | {"seen": mark_of_absence(profile), "sure": "True"})
    assert error in words(response)
    profile.refresh_from_db()
    assert profile.away_from is None


def test_ending_an_absence(head: Client, cast: Cast) -> None:
    today = timezone.localdate()
    address = adviser_page(cast.vs, "absence_end")
    profile = AdviserProfile.objects.create(person=cast.vs)
    assert "There is no absence to end" in words(head.get(address, follow=True))
    profile.away_from, profile.away_until = today, today
    profile.save()
    assert "End the absence of Cast vs now?" in words(head.get(address))
    late = head.post(address, {"seen": "old"})
    assert late.status_code == 409
    assert "nothing was saved" in words(late)
    assert head.post(address, {"seen": mark_of_absence(profile)}).status_code == 302
    profile.refresh_from_db()
    assert profile.away_from is None


def test_an_adviser_keeps_their_own_absence(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vs)
    own, absence = reverse("routing:own"), reverse("routing:own_absence")
    assert "You get no questions until the head" in words(client.get(own))
    for name in ("own_absence", "own_end"):
        assert client.post(reverse(f"routing:{name}"), days(sure="True")).headers["Location"] == own
    profile = AdviserProfile.objects.create(person=cast.vs)
    assert "No absence is recorded." in words(client.get(own))
    seen = mark_of_absence(profile)
    assert "You are away" in words(client.post(absence, days(first=1, seen=seen)))
    client.post(absence, days(first=1, seen=seen, sure="True"))
    page = words(client.get(own))
    assert "Gets questions" in page, "the absence is still to come"
    assert "End the absence now" in page
    client.post(reverse("routing:own_end"), {"seen": mark_of_absence(profile_of(cast.vs))})
    profile.refresh_from_db()
    assert profile.away_from is None
    assert AuditEvent.objects.filter(event="routing.absence_ended", by_public_id=cast.vs.public_id).exists()


def test_own_pages_are_for_those_who_answer(client: Client, cast: Cast) -> None:
    for name in ("dsl_a", "editor", "admin"):
        sign_in(client, getattr(cast, name))
        for page in ("own", "own_absence", "own_end"):
            assert client.get(reverse(f"routing:{page}")).status_code == 403


def test_rules_through_the_pages(head: Client, cast: Cast) -> None:
    profile = AdviserProfile.objects.create(person=cast.vs)
    team = make_team("Advice")
    assert "There are no rules" in words(head.get(reverse("routing:rules")))
    attendance = Topic.objects.get(code="attendance")
    add = reverse("routing:rule_add")
    head.post(add, rule_form(adviser=profile.pk))
    head.post(add, rule_form(topic=attendance.pk, phase="primary", target="team", team=team.pk))
    page = words(head.get(reverse("routing:rules")))
    assert "Never used: rule 1 comes first" in page
    first, second = all_rules()
    moved = head.post(reverse("routing:rule_up", args=[second.pk]), {"seen": mark_of_rules(all_rules())}, follow=True)
    assert "moved up" in words(moved)
    assert "Never used" not in words(moved)
    head.post(reverse("routing:rule_change", args=[second.pk]), rule_form(topic=attendance.pk, adviser=profile.pk))
    second.refresh_from_db()
    assert (second.adviser, second.team, second.phase) == (profile, None, "")
    remove = reverse("routing:rule_remove", args=[first.pk])
    assert "Remove rule 2?" in words(head.get(remove))
    assert RoutingRule.objects.count() == 2
    head.post(remove, {"seen": mark_of_rules(all_rules())})
    assert RoutingRule.objects.get() == second


def test_rules_that_are_refused(head: Client, cast: Cast) -> None:
    profile = AdviserProfile.objects.create(person=cast.vs)
    add = reverse("routing:rule_add")
    for values, error in (
        ({"target": ""}, "Select an adviser or a team"),
        ({}, "Select which adviser"),
        ({"target": "team"}, "Select which team"),
        ({"adviser": "999999"}, "Select one of the choices"),
        ({"adviser": profile.pk, "phase": "nonsense"}, "Select one of the choices"),
        ({"adviser": profile.pk, "topic": "999999"}, "Select one of the choices"),
    ):
        response = head.post(add, rule_form(**values))
        page = words(response)
        assert "There is a problem" in page, values
        assert error in page or "Select an answer to" in page, values
    assert not RoutingRule.objects.exists()
    head.post(add, rule_form(adviser=profile.pk))
    assert "Rule 1 is for the same questions" in words(head.post(add, rule_form(adviser=profile.pk)))


def test_a_list_that_changed_meanwhile(head: Client, cast: Cast) -> None:
    profile = AdviserProfile.objects.create(person=cast.vs)
    rule = RoutingRule.objects.create(position=1, adviser=profile)
    other = Topic.objects.get(code="other")
    late = {"seen": "old", "topic": other.pk, "phase": "", "area": "", "target": "adviser", "adviser": profile.pk}
    for page, data in (("rule_up", late), ("rule_down", late), ("rule_remove", late), ("rule_change", late)):
        response = head.post(reverse(f"routing:{page}", args=[rule.pk]), data)
        assert response.status_code == 409, page
        assert "nothing was saved" in words(response)
    assert head.post(reverse("routing:rule_add"), late).status_code == 409
    at_end = head.post(reverse("routing:rule_up", args=[rule.pk]), {"seen": mark_of_rules(all_rules())})
    assert "This rule is first already." in words(at_end)
    assert RoutingRule.objects.get().topic is None
    for page in ("rule_change", "rule_remove", "rule_up", "rule_down"):
        assert head.post(reverse(f"routing:{page}", args=[2_000_000_000]), late).status_code == 404
    assert head.get(reverse("routing:rule_up", args=[rule.pk])).status_code == 405


def test_a_rule_for_whom_no_question_reaches_is_marked(head: Client, cast: Cast) -> None:
    profile = AdviserProfile.objects.create(person=cast.vs, is_active=False)
    rule = RoutingRule.objects.create(position=1, adviser=profile)
    assert "This person gets no questions now" in words(head.get(reverse("routing:rules")))
    rule.is_active = False
    rule.save()
    assert "Not in use" in words(head.get(reverse("routing:rules")))
    assert head.get(reverse("routing:rule_change", args=[rule.pk])).status_code == 200


def test_trying_a_question_says_who_and_why_and_writes_nothing(head: Client, cast: Cast, ask: Ask) -> None:
    query = {"topic": "attendance", "phase": "primary", "area": "", "urgency": "routine", "role": "social_worker"}
    address = reverse("routing:try")
    assert "basket of the duty adviser" in words(head.get(address, query))
    profile = AdviserProfile.objects.create(person=cast.vs)
    events = AuditEvent.objects.count()
    page = words(head.get(address, query))
    assert "Cast vs" in page
    assert "the only adviser free who fits" in page
    assert "Social worker: routing does not look at who asks" in page
    RoutingRule.objects.create(position=1, topic=Topic.objects.get(code="attendance"), team=make_team("Advice"))
    assert "the basket of the team Advice" in words(head.get(address, query))
    assert not AdviceRequest.objects.exists()
    assert AuditEvent.objects.count() == events
    RoutingRule.objects.all().delete()
    assert ask(setting=cast.setting_a).assigned_to == profile.person


@pytest.mark.parametrize(
    "change", [{"topic": ""}, {"phase": "x"}, {"area": "abc"}, {"role": "headteacher"}, {"urgency": ""}]
)
def test_a_trial_with_errors(head: Client, cast: Cast, change: dict[str, str]) -> None:
    query = {"topic": "attendance", "phase": "primary", "area": "", "urgency": "routine", "role": "dsl"} | change
    assert "There is a problem" in words(head.get(reverse("routing:try"), query))


def test_home_says_who_is_not_set_up(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vs)
    assert "You get no new questions yet" in words(client.get("/"))
    assert "until set up" not in words(sign_in(client, cast.dsl_a).get("/"))
    assert "2 advisers get no questions until set up" in words(sign_in(client, cast.vs_head).get("/"))
    for person in (cast.vs, cast.vs_duty):
        AdviserProfile.objects.create(person=person)
    assert "until set up" not in words(client.get("/"))
    assert "You get no new questions yet" not in words(sign_in(client, cast.vs).get("/"))
    manage = words(client.get(reverse("manage")))
    assert "Your questions and absence" in manage
    assert "Routing and absence" not in manage
