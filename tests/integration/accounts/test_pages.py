"""Pages of people and their accounts, each with its refusals (STYLE 16)."""

from __future__ import annotations

import json
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.demo import create_demo_people, demo_secret
from accounts.models import FactorReset, Membership, Person
from accounts.places import Place
from accounts.roles import ROLES
from accounts.selectors import permissions_of
from accounts.services.requests import ask_to_join
from accounts.services.staff_roles import grant_role
from tests.cast import Cast, sign_in
from tests.factories import give_role, make_person, make_setting, make_team, make_trust

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return str(response.content.decode())


# ---- one's own pages
def test_the_overview_says_what_each_role_allows(client: Client, cast: Cast) -> None:
    """Issue 2, point 5: roles and permissions as data, shown in words."""
    page = text(sign_in(client, cast.dsl_a).get("/account/"))
    assert "Designated safeguarding lead, Cast School A" in page
    assert "Ask the Virtual School a question about a setting" in page


def test_details_are_changed_and_nothing_else(client: Client, cast: Cast) -> None:
    """SECURITY matrix: role, setting, email and flags never from this form."""
    sign_in(client, cast.dsl_a)
    client.post(
        "/account/details/",
        {
            "name": "  Dana   O’Neill-Ó Séaghdha ",
            "job_title": "Lead",
            "phone": "0207 946 0000",
            "email": "new@x.example",
            "is_active": "",
            "session_epoch": "7",
        },
    )
    cast.dsl_a.refresh_from_db()
    assert (cast.dsl_a.name, cast.dsl_a.phone) == ("Dana O’Neill-Ó Séaghdha", "020 7946 0000")
    assert (cast.dsl_a.email, cast.dsl_a.is_active, cast.dsl_a.session_epoch) == ("dsl_a@school.example", True, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12"),
        ("phone", "x" * 33),
        ("name", ""),
        ("name", "a@b <i>"),
        ("job_title", "=cmd|x"),
        ("name", "\u202eevil"),
    ],
)
def test_odd_details_are_refused(client: Client, cast: Cast, field: str, value: str) -> None:
    data = {"name": "Dana Lead", "job_title": "Lead", "phone": ""} | {field: value}
    page = text(sign_in(client, cast.dsl_a).post("/account/details/", data))
    assert "There is a problem" in page
    cast.dsl_a.refresh_from_db()
    assert cast.dsl_a.name == "Cast dsl_a"


def test_a_copy_of_ones_data_needs_a_confirmed_sign_in_and_is_limited(client: Client, cast: Cast) -> None:
    """SECURITY matrix: export after step-up."""
    assert (
        sign_in(client, cast.dsl_a, fresh=False).post("/account/data/download/")["Location"].startswith("/account/rea")
    )
    sign_in(client, cast.dsl_a)
    response = client.post("/account/data/download/")
    assert response["Content-Disposition"].startswith("attachment")
    assert json.loads(response.content)["accounts"]["details"]["email"] == cast.dsl_a.email
    for _ in range(4):
        client.post("/account/data/download/")
    assert client.post("/account/data/download/")["Location"] == "/account/data/"
    assert client.get("/account/data/download/").status_code == 405


def test_removal_is_asked_for_once(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dsl_a)
    client.post("/account/data/erase/")
    client.post("/account/data/erase/")
    assert cast.dsl_a.erasure_requests.count() == 1
    assert "You asked on" in text(client.get("/account/data/"))


def test_another_role_is_asked_for_and_taken_back(client: Client, cast: Cast) -> None:
    """Issue 2, point 5: several memberships."""
    sign_in(client, cast.dsl_a)
    query = {"role": "senco", "place": str(cast.setting_b.public_id)}
    assert "Cast School B" in text(client.get("/account/memberships/ask/", query))
    client.post("/account/memberships/ask/", query)
    membership = cast.dsl_a.memberships.get(role="senco")
    assert membership.state == "requested"
    assert client.post("/account/memberships/ask/", query).status_code == 409
    assert sign_in(client, cast.dsl_b).post(f"/account/memberships/{membership.public_id}/withdraw/").status_code == 404
    sign_in(client, cast.dsl_a).post(f"/account/memberships/{membership.public_id}/withdraw/")
    membership.refresh_from_db()
    assert membership.state == "ended"


def test_leaving_warns_the_last_lead_and_names_a_colleague(client: Client, cast: Cast) -> None:
    membership = cast.dsl_b.memberships.get()
    url = f"/account/memberships/{membership.public_id}/leave/"
    assert sign_in(client, cast.dsl_a).get(url).status_code == 404
    Membership.objects.filter(setting=cast.setting_b, role="dsl").exclude(pk=membership.pk).update(state="ended")
    page = text(sign_in(client, cast.dsl_b).get(url))
    assert "last designated safeguarding lead" in page
    assert "Cast head_b" in page
    stranger = {"reason": "left", "successor": str(cast.sw_1.public_id)}
    assert "Select one of the choices" in text(client.post(url, stranger))
    assert client.post(url, {"reason": "left", "successor": str(cast.head_b.public_id)})["Location"] == "/account/"
    assert permissions_of(Person.objects.get(pk=cast.dsl_b.pk)) == frozenset()
    assert client.get(url).status_code == 404


# ---- staff: requests
def test_staff_see_what_speaks_for_a_request_and_decide(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vs)
    page = text(client.get("/manage/access/"))
    assert "Cast pending" in page
    assert "Nothing matches" in page
    url = f"/manage/access/{cast.pending.memberships.get().public_id}/decide/"
    page = text(client.get(url))
    assert "school.example is not recorded as this setting’s domain" in page.replace("&#x27;", "’")
    assert "There is a problem" in text(client.post(url, {"decision": "approve"}))
    mail.outbox.clear()
    answer = {"decision": "approve", "approve_reason": "known", "sure": "on"}
    assert client.post(url, answer)["Location"] == "/manage/access/"
    assert mail.outbox[0].to == [cast.pending.email]
    assert client.post(url, answer).status_code == 409
    assert "No requests" in text(client.get("/manage/access/"))
    assert "Cast pending" in text(client.get("/manage/access/", {"state": "approved", "q": "pending"}))


def test_a_refusal_needs_a_reason_from_the_list(client: Client, cast: Cast) -> None:
    url = f"/manage/access/{cast.pending.memberships.get().public_id}/decide/"
    sign_in(client, cast.vs)
    client.post(url, {"decision": "refuse", "refuse_reason": "because", "sure": "on"})
    assert cast.pending.memberships.get().state == "requested"
    client.post(url, {"decision": "refuse", "refuse_reason": "private_email", "sure": "on"})
    assert cast.pending.memberships.get().state == "refused"
    assert "work email address" in text(sign_in(client, cast.pending).get("/account/pending/"))


def test_ones_own_request_is_not_decided_by_oneself(client: Client, cast: Cast) -> None:
    membership = ask_to_join(by=cast.vs, role=ROLES["dsl"], place=Place(setting=cast.setting_a))
    url = f"/manage/access/{membership.public_id}/decide/"
    sign_in(client, cast.vs)
    assert "Somebody else must decide" in text(client.get(url))
    assert client.post(url, {"decision": "approve", "approve_reason": "known", "sure": "on"}).status_code == 403


def test_proposed_staff_roles_are_not_the_advisers_business(client: Client, cast: Cast) -> None:
    """A foreign request is a 404 that cannot be told from a missing one."""
    membership = grant_role(person=make_person(), role=ROLES["admin"], by=cast.admin)
    foreign = sign_in(client, cast.vs).get(f"/manage/access/{membership.public_id}/decide/")
    missing = client.get("/manage/access/00000000-0000-4000-8000-000000000000/decide/")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def test_the_list_of_requests_costs_the_same_at_any_size(
    client: Client, cast: Cast, django_assert_num_queries: Any
) -> None:
    """STYLE 17: list pages pin their query count at two sizes."""
    sign_in(client, cast.vs)
    client.get("/manage/access/")
    with django_assert_num_queries(5):
        client.get("/manage/access/")
    for _ in range(10):
        ask_to_join(by=make_person(), role=ROLES["dsl"], place=Place(setting=make_setting()))
    with django_assert_num_queries(5):
        client.get("/manage/access/")


# ---- staff: people
def test_advisers_see_outside_people_and_administrators_all(client: Client, cast: Cast) -> None:
    """SECURITY matrix: Virtual School staff see school-side users only."""
    sign_in(client, cast.vs)
    assert "Cast dsl_a" in text(client.get("/manage/people/", {"q": "dsl_a"}))
    assert "Nobody found" in text(client.get("/manage/people/", {"q": "officer"}))
    foreign = client.get(f"/manage/people/{cast.officer.public_id}/")
    missing = client.get("/manage/people/00000000-0000-4000-8000-000000000000/")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content
    page = text(client.get(f"/manage/people/{cast.dsl_a.public_id}/"))
    assert "Last signed in" not in page
    assert "Close the account" not in page
    page = text(sign_in(client, cast.admin).get(f"/manage/people/{cast.officer.public_id}/"))
    assert "Last signed in" in page
    assert "Close the account" in page


def test_the_list_of_people_goes_on(client: Client, cast: Cast) -> None:
    for number in range(60):
        make_person(name=f"Zed {number:03}")
    sign_in(client, cast.admin)
    seen: list[str] = []
    url = "/manage/people/?q=zed"
    while url:
        page = client.get(url)
        seen += [row[0]["text"] for row in page.context["rows"]]
        url = page.context["next_url"]
    assert seen == [f"Zed {number:03}" for number in range(60)]


def test_a_role_is_given_confirmed_and_ended(client: Client, cast: Cast) -> None:
    person = make_person(name="New Approver")
    base = f"/manage/people/{person.public_id}/"
    sign_in(client, cast.admin, fresh=False)
    assert client.post(base + "roles/", {"role": "data_approver", "sure": "on"})["Location"].startswith("/account/rea")
    sign_in(client, cast.admin)
    assert client.get(base + "roles/").status_code == 200
    client.post(base + "roles/", {"role": "data_approver", "sure": "on"})
    membership = person.memberships.get()
    confirm = f"{base}roles/{membership.public_id}/confirm/"
    assert client.get(confirm).status_code == 403
    assert "already has the role" in text(client.post(base + "roles/", {"role": "data_approver", "sure": "on"}))
    sign_in(client, cast.admin_2)
    assert "New Approver" in text(client.get("/manage/people/"))
    assert "Approves" not in text(client.get(confirm)) or client.get(confirm).status_code == 200
    client.post(confirm, {"decision": "approve", "sure": "on"})
    membership.refresh_from_db()
    assert membership.state == "approved"
    end = f"{base}roles/{membership.public_id}/end/"
    assert client.get(end).status_code == 200
    client.post(end)
    membership.refresh_from_db()
    assert membership.state == "ended"
    assert client.get(end).status_code == 404


def test_a_proposed_role_is_turned_down(client: Client, cast: Cast) -> None:
    membership = grant_role(person=make_person(), role=ROLES["admin"], by=cast.admin)
    sign_in(client, cast.admin_2).post(
        f"/manage/people/{membership.person.public_id}/roles/{membership.public_id}/confirm/",
        {"decision": "refuse", "sure": "on"},
    )
    membership.refresh_from_db()
    assert membership.state == "refused"


def test_nobody_gives_a_role_to_themselves(client: Client, cast: Cast) -> None:
    sign_in(client, cast.admin)
    url = f"/manage/people/{cast.admin.public_id}/roles/"
    assert client.get(url).status_code == 403
    assert client.post(url, {"role": "vs_adviser", "sure": "on"}).status_code == 403
    assert sign_in(client, cast.vs_head).post(url, {"role": "admin", "sure": "on"}).status_code == 403


@pytest.mark.parametrize("action", ["close", "end-sessions", "reset-factors", "erase"])
def test_acts_on_an_account_ask_first_and_refuse_others(client: Client, cast: Cast, action: str) -> None:
    """SECURITY matrix: deactivate, end sessions, MFA reset: ADM after step-up."""
    url = f"/manage/people/{cast.dsl_a.public_id}/{action}/"
    for person in (cast.vs, cast.vs_head, cast.dsl_a2):
        assert sign_in(client, person).post(url).status_code == 403
    assert sign_in(client, cast.admin, fresh=False).post(url).status_code == 302
    sign_in(client, cast.admin)
    assert client.get(url).status_code == 200
    assert client.post(f"/manage/people/{cast.admin.public_id}/{action}/").status_code == 403
    victim = sign_in(Client(), cast.dsl_a)
    assert client.post(url).status_code == 302
    assert victim.get("/account/").status_code == (200 if action == "reset-factors" else 302)


def test_a_reset_waits_for_the_second_administrator(client: Client, cast: Cast) -> None:
    base = f"/manage/people/{cast.vs.public_id}/"
    sign_in(client, cast.admin).post(base + "reset-factors/")
    assert client.post(base + "reset-factors/").status_code == 409
    assert client.post(base + "confirm-reset/").status_code == 403
    assert "Confirm the reset" in text(sign_in(client, cast.admin_2).get(base))
    mail.outbox.clear()
    client.post(base + "confirm-reset/")
    assert FactorReset.objects.get().confirmed_by == cast.admin_2
    assert mail.outbox[0].to == [cast.vs.email]
    assert client.post(base + "confirm-reset/").status_code == 409
    assert client.post(base + "no-such-act/").status_code == 404


def test_a_closed_account_is_reopened_without_its_roles(client: Client, cast: Cast) -> None:
    base = f"/manage/people/{cast.dsl_off.public_id}/"
    sign_in(client, cast.admin)
    assert "Reopen the account" in text(client.get(base))
    client.post(base + "reopen/")
    cast.dsl_off.refresh_from_db()
    assert cast.dsl_off.is_active
    assert permissions_of(cast.dsl_off) == frozenset()


# ---- demonstration
def test_the_demonstration_shows_codes_that_work(client: Client, settings: Any) -> None:
    """DESIGN section 7: thirteen made-up people, made twice without harm, whose codes open the door."""
    settings.VS_DEMO, settings.VS_DEMO_PASSWORD = True, "demo-password-of-tests"
    made = {
        "password": settings.VS_DEMO_PASSWORD,
        "setting": make_setting(),
        "trust": make_trust(),
        "team": make_team(),
    }
    create_demo_people(**made)
    people = create_demo_people(**made)
    assert len(people) == Person.objects.count() == 13
    with time_machine.travel(timezone.now(), tick=False):  # the half minute must not end between reading and typing
        page = client.get("/demo/sign-in")
        shown = {line.email: line.code for line in page.context["people"]}
        client.post("/account/login/", {"login": "admin@demo.example", "password": settings.VS_DEMO_PASSWORD})
        client.post("/account/2fa/authenticate/", {"code": shown["admin@demo.example"]})
    assert shown["dsl@demo.example"] == ""
    assert client.get("/manage/people/").status_code == 200
    assert demo_secret("a@demo.example") != demo_secret("b@demo.example")


def test_outside_the_demonstration_its_page_is_not_there(client: Client, settings: Any) -> None:
    settings.VS_DEMO = False
    assert client.get("/demo/sign-in").status_code == 404
    with pytest.raises(Exception, match="VS_DEMO=1"):
        create_demo_people(password="x", setting=make_setting(), trust=make_trust(), team=make_team())


def test_somebody_without_password_or_app_signs_in_again_to_confirm(client: Client, cast: Cast) -> None:
    person = make_person(password=None)
    give_role(person, "dsl", setting=cast.setting_a)
    sign_in(client, person, factors=("socialaccount", "code"))
    assert client.get("/account/data/").status_code == 200
    sign_in(client, person, factors=("socialaccount", "code"), fresh=False)
    there = client.get("/account/data/")["Location"]
    assert there.startswith("/account/sign-in-again/")
    assert "Sign in again to go on" in text(client.get(there))
