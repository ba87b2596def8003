"""Promise 4, SECURITY goals S1 and S2: every role × address × method answers as tests/matrix.py says, literally."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, sign_in
from tests.integration.security.answers import faults, without_tokens
from tests.integration.security.world import ROUTES, World, make_world
from tests.matrix import MATRIX

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# Who stands in which columns; somebody with two roles has the union.
COLUMNS_OF = {
    "anonymous": ("ANON",), "dsl_off": ("ANON",), "mfa_half": ("ANON",), "pending": ("PEND",),
    "dsl_a": ("DSL",), "dsl_a2": ("DSL",), "dsl_b": ("DSL",), "dsl_ab": ("DSL",), "sw_1": ("SW",), "sw_2": ("SW",),
    "head_a": ("HEAD",), "head_b": ("HEAD",), "head_dsl_a": ("HEAD", "DSL"), "trust_lead": ("TRUST",),
    "vs": ("VS",), "vs_duty": ("VS",), "vs_head": ("VSH",), "editor": ("ED",), "officer": ("OFF",),
    "approver": ("APP",), "admin": ("ADM",), "admin_2": ("ADM",),
}  # fmt: skip
SIDES_OF = {
    "a": ("dsl_a", "dsl_a2", "dsl_ab", "head_a", "head_dsl_a", "trust_lead"),
    "b": ("dsl_b", "dsl_ab", "head_b"),
}
OWNERS = {"a": "dsl_a", "b": "dsl_b"}  # who asked the question of each side
HOLDER = "vs"  # the adviser that every question went to
# Steps of signing in and ways to sign in that a person does not have: allauth says so, or goes on to the step that is due.
_ABSENT = {"404", "403", "302 confirm", "302 sign in"}
NOT_THERE = {
    page: _ABSENT
    for page in (
        "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_authenticate", "mfa_login_webauthn",
        "account_login", "account_confirm_login_code", "account_reauthenticate", "account_signup",
        "account_request_login_code", "account_confirm_password_reset_code", "account_complete_password_reset",
        "account_email_verification_sent", "socialaccount_signup", "openid_connect_login", "openid_connect_callback",
        "accounts:pending", "accounts:sign_in_again", "account_reset_password",
    )
}  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


class Visitor:
    """One person's browser. Each request is undone afterwards, so that none changes what the next one finds."""

    def __init__(self, cast: Cast, name: str, *, fresh: bool = True) -> None:
        self.name = name
        self.client = Client(raise_request_exception=False)
        person = cast.people()[name]
        if name == "dsl_off":
            sign_in(self.client, person)  # the session of somebody whose account was closed meanwhile
        else:
            sign_in(self.client, person, fresh=fresh)
        self.cookies = self.client.cookies.output()

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> HttpResponse:
        self.client.cookies = SimpleCookie(self.cookies.replace("Set-Cookie: ", ""))
        with transaction.atomic():
            response = self.client.generic(
                method, path, data=body, content_type="application/x-www-form-urlencoded", **headers
            )
            transaction.set_rollback(True)
        return response


def outcome(response: HttpResponse) -> str:
    """`302 sign in`, `302 pending`, `302 confirm`, `302` for any other place inside, else the status."""
    if response.status_code != 302:
        return str(response.status_code)
    place = urlsplit(response.headers["Location"]).path
    names = {
        reverse("account_login"): " sign in",
        reverse("accounts:pending"): " pending",
        reverse("account_reauthenticate"): " confirm",
        reverse("mfa_reauthenticate"): " confirm",
        reverse("account_confirm_login_code"): " sign in",
    }
    return f"302{names.get(place, '')}"


def allowed(page: str, name: str, method: str, side: str) -> set[str]:
    """Every outcome that the matrix lets this person have."""
    row = MATRIX[page]
    cells = {row.cell(column) for column in COLUMNS_OF[name]}
    good = {"200", "302", "400", *(str(status) for status in row.also)}
    not_offered = set() if method in ROUTES[page].methods else {"405"}
    if cells == {"-"}:
        column = COLUMNS_OF[name][0]
        return {{"ANON": "302 sign in", "PEND": "302 pending"}.get(column, "403")}
    if not_offered:
        return not_offered | ({*NOT_THERE[page], "302"} if page in NOT_THERE else set())
    if cells & {"Y", "U"}:
        return good | NOT_THERE.get(page, set())
    if "A" in cells or "R" in cells:
        return good if "A" in cells and name == HOLDER else {"403"}
    if ("S" in cells and name in SIDES_OF[side]) or ("O" in cells and name == OWNERS[side]):
        return good
    return {"404"}


def cases(world: World) -> Iterator[tuple[str, str, str]]:
    """Name of the page, side and address; pages whose cells speak of owners are asked for on both sides."""
    for name, row in MATRIX.items():
        sides = ("a", "b") if set(row.cells) & {"S", "O"} else ("a",)
        for side in sides:
            yield name, side, world.path(name, side)


def test_every_page_stands_in_the_matrix() -> None:
    """Promise 4: a new page is decided on here before it is served."""
    keys = {"mfa_remove_webauthn", "mfa_edit_webauthn", "accounts:withdraw", "accounts:leave"}  # see the test of owners
    assert sorted(set(ROUTES) - set(MATRIX) - keys) == []
    assert sorted(set(MATRIX) - set(ROUTES)) == []


@pytest.mark.parametrize("name", COLUMNS_OF)
def test_every_page_and_method_for(name: str, world: World) -> None:
    """Promise 4, goal S1: what the matrix says, for one person, over every page and method; headers on every answer."""
    visitor = Visitor(world.cast, name)
    wrong = []
    for page, side, path in cases(world):
        for method in METHODS:
            response = visitor.ask(method, path)
            got, expected = outcome(response), allowed(page, name, method, side)
            if got not in expected:
                wrong.append(f"{method} {path} ({page}): {got}, not {' or '.join(sorted(expected))}")
            wrong += [f"{method} {path}: {fault}" for fault in faults(response)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["pending", "dsl_a", "vs", "admin"])
def test_pages_that_ask_to_confirm_the_sign_in(name: str, world: World) -> None:
    """SECURITY section 2, cells U: an hour after signing in, the page leads to a confirmation first."""
    visitor = Visitor(world.cast, name, fresh=False)
    pages = [page for page, row in MATRIX.items() if "U" in {row.cell(column) for column in COLUMNS_OF[name]}]
    assert pages
    found = {
        page: outcome(visitor.ask("POST" if "GET" not in ROUTES[page].methods else "GET", world.path(page)))
        for page in pages
    }
    assert {page: got for page, got in found.items() if got != "302 confirm"} == {}


@pytest.mark.parametrize("name", ["dsl_b", "sw_2", "head_b", "vs"])
def test_a_foreign_address_cannot_be_told_from_a_missing_one(name: str, world: World) -> None:
    """Promise 4, goal S2: the same status and, without tokens, the same bytes."""
    visitor = Visitor(world.cast, name)
    told = []
    for page in MATRIX:
        if not ROUTES[page].parameters or allowed(page, name, "GET", "a") != {"404"}:
            continue
        foreign, missing = (visitor.ask("GET", world.path(page, side)) for side in ("a", "missing"))
        if (foreign.status_code, without_tokens(foreign)) != (404, without_tokens(missing)):
            told.append(page)
    assert told == []


def test_the_walk_is_not_vacuous(world: World) -> None:
    """Goal S1: every page is open to somebody, and every page that is not public is shut to somebody."""
    opened: dict[str, set[str]] = {page: set() for page in MATRIX}
    for name in ("anonymous", "dsl_a", "sw_1", "vs", "vs_duty", "vs_head", "admin"):
        visitor = Visitor(world.cast, name)
        for page in MATRIX:
            method = "GET" if "GET" in ROUTES[page].methods else "POST"
            opened[page].add(outcome(visitor.ask(method, world.path(page))))
    good = {"200", "302", "400", "401", "409", "415"}
    closed = [page for page, found in opened.items() if not found & good and page not in NOT_THERE]
    assert [page for page in closed if not page.startswith("openid_connect")] == []


def test_every_form_without_its_token_is_refused(world: World) -> None:
    """Promise 4 (T14): a post without the form token is 403, whoever sends it."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    sign_in(client, world.cast.vs_head)
    posts = [page for page in MATRIX if "POST" in ROUTES[page].methods and page != "public:csp_report"]
    taken = {page: client.post(world.path(page)).status_code for page in posts}
    assert len(posts) > 60
    assert {page: status for page, status in taken.items() if status != 403} == {}


@pytest.mark.parametrize("page", ["accounts:withdraw", "accounts:leave", "mfa_remove_webauthn", "mfa_edit_webauthn"])
def test_what_belongs_to_one_person_is_there_for_nobody_else(page: str, world: World) -> None:
    """Promise 4, goal S2: another person's membership or passkey is a 404, also for an administrator."""
    method = "GET" if "GET" in ROUTES[page].methods else "POST"
    for name in ("dsl_b", "sw_1", "admin", "vs_head"):
        assert Visitor(world.cast, name).ask(method, world.path(page)).status_code == 404, name
    assert outcome(Visitor(world.cast, "anonymous").ask(method, world.path(page))) == "302 sign in"
