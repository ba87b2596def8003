"""Programmes at the desk: written, previewed, published, retired; who takes part, filtered and as a file."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast, sign_in
from tests.factories import make_setting
from tests.integration.training.desk_cast import at, words_of
from tests.integration.training.programme_cast import achieved, fill_in
from tests.training_factory import enrolled, lead_team, make_course, make_programme
from training.models import Enrolment, Programme, TeamMember
from training.models.vocabulary import AuditMoment, CourseState, EnrolmentState
from training.services.attendees import write_attendees

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(cast: Cast) -> Client:
    return sign_in(Client(), cast.vs_head)


def typed(*courses: Any, **changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": "Attachment aware setting",
        "summary": "Two days for a lead team.",
        "status_name": "Attachment aware setting",
        "valid_months": "24",
        "team_least": "3",
        "team_most": "5",
        "team_roles": ["dsl|deputy_dsl", "senco"],
        "point_1": "Every adult knows who the key adults are",
        "point_2": "Behaviour is read as a need",
    }
    for number, course in enumerate(courses, start=1):
        values |= {f"course_{number}": str(course.public_id), f"core_{number}": "on"}
    return values | changes


def seen(head: Client, programme: Programme) -> dict[str, str]:
    return {"seen": head.get(at("programme_change", programme.public_id)).context["form"].initial["seen"]}


def press(head: Client, name: str, programme: Programme) -> str:
    page = head.get(at(name, programme.public_id))
    sent = {"seen": page.context["form"].initial["seen"]}
    answer = head.post(at(name, programme.public_id), sent, follow=True)
    programme.refresh_from_db()
    return words_of(answer)


def test_a_programme_is_written_previewed_published_and_retired(head: Client) -> None:
    one, two = make_course("First day"), make_course("Second day")
    assert head.post(at("programme_new"), typed(one, two)).status_code == 302
    programme = Programme.objects.get()
    assert (programme.state, programme.slug) == (CourseState.DRAFT, "attachment-aware-setting")
    assert programme.team_roles == ["dsl|deputy_dsl", "senco"]
    assert [step.course.title for step in programme.steps.order_by("position")] == ["First day", "Second day"]
    preview = words_of(head.get(at("programme_preview", programme.public_id)))
    assert "once it is published" in preview and "Every adult knows who the key adults are" in preview
    assert "In every team: Designated safeguarding lead or Deputy" in preview
    public = reverse("training:programme", args=[programme.slug])
    assert Client().get(public).status_code == 404
    assert "The programme is published" in press(head, "programme_publish", programme)
    assert Client().get(public).status_code == 200
    assert "The programme was retired" in press(head, "programme_retire", programme)
    assert Client().get(public).status_code == 404
    assert "Attachment aware setting" in words_of(head.get(at("programmes")))


def test_the_same_title_is_refused_beside_its_field(head: Client) -> None:
    assert head.post(at("programme_new"), typed(make_course())).status_code == 302
    again = head.post(at("programme_new"), typed(make_course()))
    assert "Another programme has this title" in words_of(again)
    assert Programme.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "Enter the title"),
        ({"team_most": "2"}, "Enter 3 or more, since a team has at least 3 people"),
        ({"team_roles": ["nobody"]}, "Select one of the choices"),
        ({"valid_months": "200"}, "must be 120 or less"),
        ({"point_1": "Ask about UPN A123456789012"}, "could identify a child"),
        ({"point_1": "x" * 201}, "Shorten point 1 to 200 characters"),
        ({"about": "![x](http://elsewhere.example/x.png)"}, "picture"),
    ],
    ids=["title", "team", "role", "months", "child", "long", "picture"],
)
def test_what_cannot_stand_is_said_and_nothing_is_lost(head: Client, changes: dict[str, Any], says: str) -> None:
    answer = head.post(at("programme_new"), typed(make_course(), **changes))
    assert says.casefold() in words_of(answer).casefold()
    assert "Two days for a lead team." in answer.content.decode()
    assert not Programme.objects.exists()


def test_a_course_stands_in_it_once(head: Client) -> None:
    course = make_course()
    assert "is in the programme already" in words_of(head.post(at("programme_new"), typed(course, course)))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"core_1": ""}, "at least one core course"),
        ({"point_1": "", "point_2": ""}, "at least one point"),
    ],
    ids=["core", "points"],
)
def test_an_unfinished_programme_is_not_published(head: Client, changes: dict[str, str], says: str) -> None:
    head.post(at("programme_new"), typed(make_course(), **changes))
    programme = Programme.objects.get()
    assert says in press(head, "programme_publish", programme)
    assert programme.state == CourseState.DRAFT


def test_a_draft_course_holds_up_publishing(head: Client) -> None:
    head.post(at("programme_new"), typed(make_course("Unwritten", state=CourseState.DRAFT)))
    programme = Programme.objects.get()
    assert "“Unwritten” is still a draft" in press(head, "programme_publish", programme)


def test_points_are_reworded_added_and_taken_away_unless_they_were_answered(cast: Cast, head: Client) -> None:
    head.post(at("programme_new"), typed(make_course()))
    programme = Programme.objects.get()
    change = at("programme_change", programme.public_id)
    first, second = programme.points.order_by("position")
    sent = typed(make_course(), point_1="", point_2="Behaviour is read as a message", point_3="New")
    assert head.post(change, sent | seen(head, programme)).status_code == 302
    assert [(one.pk == second.pk, one.words) for one in programme.points.order_by("position")] == [
        (True, "Behaviour is read as a message"),
        (False, "New"),
    ]
    assert not programme.points.filter(pk=first.pk).exists()
    press(head, "programme_publish", programme)
    made = enrolled(cast.setting_a, cast.dsl_a, make_programme())
    Enrolment.objects.filter(pk=made.pk).update(programme=programme)
    made.refresh_from_db()
    fill_in(made, AuditMoment.START, cast.dsl_a)
    refused = head.post(change, typed(make_course(), point_1="", point_2="New") | seen(head, programme))
    assert "1 setting has answered this point, so it stays" in words_of(refused)
    assert programme.points.count() == 2


def test_a_programme_that_changed_meanwhile_is_not_overwritten(head: Client) -> None:
    course = make_course()
    head.post(at("programme_new"), typed(course))
    programme = Programme.objects.get()
    mark = seen(head, programme)
    Programme.objects.filter(pk=programme.pk).update(summary="A colleague wrote this.")
    late = head.post(at("programme_change", programme.public_id), typed(course, title="Mine") | mark)
    assert "changed while you had the page open" in words_of(late, 409)
    assert 'value="Mine"' in late.content.decode()
    again = head.post(at("programme_change", programme.public_id), late.context["form"].data)
    assert again.status_code == 302


def test_the_list_of_settings_is_filtered_and_taken_away_as_a_file(cast: Cast, head: Client) -> None:
    programme = make_programme()
    done = achieved(enrolled(cast.setting_a, cast.dsl_a, programme), cast.dsl_a, cast.vs_head)
    enrolled(cast.setting_b, cast.dsl_b, programme)
    enrolled(cast.setting_b, cast.dsl_b)
    everything = words_of(head.get(at("enrolments")))
    assert "3 settings" in everything and "4 of 4 done" in everything and "0 of 4 done" in everything
    held = {"state": EnrolmentState.ACHIEVED.value, "programme": programme.slug}
    page = words_of(head.get(at("enrolments"), held))
    assert "1 setting." in page and "Cast School B" not in page
    file = head.get(at("enrolments_csv"), held)
    assert file["Content-Type"] == "text/csv; charset=utf-8" and "attachment" in file["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
    assert (row["Setting"], row["Status"], row["Done"]) == ("Cast School A", "Status held", "4")
    assert row["Renew by"] == str(done.renew_by) and row["Audit at the start"] == "Yes"
    assert "No setting here" in words_of(head.get(at("enrolments"), {"state": "lapsed"}))
    assert "3 settings" in words_of(head.get(at("enrolments"), {"state": "odd", "programme": "odd"}))


def test_no_list_asks_more_of_the_database_with_more_settings(cast: Cast, head: Client) -> None:
    programme = make_programme()

    def more(number: int) -> None:
        for n in range(number):
            setting = make_setting(f"School {Enrolment.objects.count()} {n}")
            row = Enrolment.objects.create(programme=programme, setting=setting, started_on="2026-01-01")
            people, _ = write_attendees(lead_team(2), setting, None)
            TeamMember.objects.bulk_create(
                TeamMember(enrolment=row, attendee=one, joined_on="2026-01-01") for one in people
            )

    def queries(path: str) -> int:
        head.get(path)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert head.get(path).status_code == 200
        return len(found)

    paths = [at("enrolments"), at("enrolments_csv"), at("programmes"), reverse("training:programmes")]
    more(2)
    few = [queries(path) for path in paths]
    more(12)
    assert [queries(path) for path in paths] == few
