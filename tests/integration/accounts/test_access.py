"""Promise 4: who may pass, with the outcomes of SECURITY section 2 taken literally."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from accounts.access import public, requires, signed_in
from accounts.permissions import Permission
from tests.cast import Cast, sign_in


@requires(Permission.ADVICE_ANSWER)
def for_advisers(request: HttpRequest) -> HttpResponse:
    return HttpResponse("advisers")


@requires(Permission.ADVICE_ASK)
def for_askers(request: HttpRequest) -> HttpResponse:
    return HttpResponse("askers")


@requires(Permission.AUDIT_VIEW, fresh=True)
def for_fresh(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fresh")


@signed_in("A page for tests that anybody signed in may see.")
def for_signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("signed in")


@public("A page for tests that everybody may see.")
def for_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse("known" if request.user.is_authenticated else "nobody")


def undeclared(request: HttpRequest) -> HttpResponse:
    return HttpResponse("leak")


urlpatterns = [
    path("", include("vs_portal.urls")),
    path("t/advisers/", for_advisers),
    path("t/askers/", for_askers),
    path("t/fresh/", for_fresh),
    path("t/signed-in/", for_signed_in),
    path("t/all/", for_all),
    path("t/undeclared/", undeclared),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def outcome(client: Client, url: str) -> tuple[int, str]:
    response = client.get(url)
    return response.status_code, response.get("Location", "")


def test_nobody_is_sent_to_sign_in(client: Client) -> None:
    """SECURITY section 2: anonymous → 302 with the way back."""
    for url in ("/t/advisers/", "/t/signed-in/", "/t/fresh/"):
        assert outcome(client, url + "?a=1") == (302, f"/account/login/?next={url.replace('/', '%2F')}%3Fa%3D1")


def test_pending_is_sent_to_the_pending_page(client: Client, cast: Cast) -> None:
    """SECURITY section 2: signed in and not approved → 302 to the pending page, which says why."""
    sign_in(client, cast.pending)
    assert outcome(client, "/t/askers/") == (302, "/account/pending/")
    assert outcome(client, "/t/signed-in/")[0] == 200
    assert b"Who decides, and when" in client.get("/account/pending/").content


def test_wrong_role_is_403(client: Client, cast: Cast) -> None:
    """SECURITY section 2: wrong role → 403."""
    for person in (cast.dsl_a, cast.head_a, cast.officer, cast.admin):
        assert outcome(sign_in(client, person), "/t/advisers/")[0] == 403
    assert outcome(sign_in(client, cast.vs), "/t/advisers/")[0] == 200
    assert outcome(sign_in(client, cast.admin), "/t/askers/")[0] == 403


def test_missing_step_up_is_sent_to_confirm(client: Client, cast: Cast) -> None:
    """SECURITY section 2: missing step-up → 302 to reauthenticate, by password where the strong factor was proved."""
    sign_in(client, cast.admin, fresh=False)
    assert outcome(client, "/t/fresh/") == (302, "/account/reauthenticate/?next=%2Ft%2Ffresh%2F")
    assert outcome(sign_in(client, cast.admin), "/t/fresh/")[0] == 200


def test_an_undeclared_view_is_closed_to_everybody(
    client: Client, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    """Promise 4: a view without a declaration answers 403, also to an administrator, and is logged as a bug."""
    assert outcome(client, "/t/undeclared/")[0] == 403
    assert outcome(sign_in(client, cast.admin), "/t/undeclared/")[0] == 403
    assert any("access.undeclared_view" in record.getMessage() for record in caplog.records)


def test_deactivated_and_half_signed_in_are_nobody(client: Client, cast: Cast) -> None:
    """SECURITY section 2: deactivated, and password without second factor, behave as anonymous."""
    for person in (cast.dsl_off, cast.mfa_half):
        sign_in(client, person)
        assert outcome(client, "/t/signed-in/") == (302, "/account/login/?next=%2Ft%2Fsigned-in%2F")
        assert client.get("/t/all/").content == b"nobody"


@pytest.mark.parametrize("factors", [("code",), ("password",), ("socialaccount",), ("password", "password"), ("totp",)])
def test_one_kind_of_factor_opens_nothing(client: Client, cast: Cast, factors: tuple[str, ...]) -> None:
    """T11: two records of one kind are one factor; nothing but the page that asks for the second opens."""
    sign_in(client, cast.dsl_a, factors=factors)
    for url in (
        "/t/askers/",
        "/t/signed-in/",
        "/account/",
        "/account/data/",
        reverse("mfa_index"),
        reverse("usersessions_list"),
        reverse("account_email"),
    ):
        assert outcome(client, url) == (302, f"/account/reauthenticate/?next={url.replace('/', '%2F')}")
    assert outcome(client, "/account/reauthenticate/")[0] == 200
    assert client.get("/t/all/").content == b"nobody"


@pytest.mark.parametrize(
    "factors", [("password", "code"), ("password", "recovery_codes"), ("socialaccount", "provider_mfa")]
)
def test_strong_roles_without_an_authenticator_reach_only_its_set_up(
    client: Client, cast: Cast, factors: tuple[str, ...]
) -> None:
    """SECURITY section 2, contextual rules: staff, data and admin roles need a passkey or an authenticator app."""
    for person in (cast.vs, cast.officer, cast.approver, cast.admin, cast.editor):
        sign_in(client, person, factors=factors)
        assert outcome(client, "/t/advisers/") == (302, "/account/2fa/")
        assert outcome(client, "/t/signed-in/") == (302, "/account/2fa/")
        assert outcome(client, reverse("mfa_activate_totp"))[0] == 200
        assert outcome(client, "/account/")[0] == 200


@pytest.mark.parametrize("factors", [("password", "totp"), ("password", "webauthn"), ("code", "totp")])
def test_a_strong_factor_with_another_opens(client: Client, cast: Cast, factors: tuple[str, ...]) -> None:
    assert outcome(sign_in(client, cast.vs, factors=factors), "/t/advisers/")[0] == 200


def test_a_role_taken_away_is_gone_at_the_next_request(client: Client, cast: Cast) -> None:
    """S9: a change of membership takes effect on the next request."""
    from accounts.reasons import EndReason
    from accounts.services.leaving import end_membership

    sign_in(client, cast.dsl_a)
    assert outcome(client, "/t/askers/")[0] == 200
    end_membership(membership=cast.dsl_a.memberships.get(), by=cast.vs, reason=EndReason.STAFF_ENDED)
    assert outcome(client, "/t/askers/") == (302, "/account/pending/")


def test_htmx_requests_are_sent_on_by_header(client: Client) -> None:
    """A part of a page cannot follow a redirect to a page: htmx is told to load the whole one."""
    response = client.get("/t/askers/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"][:16]) == (200, "/account/login/?")


def test_the_check_costs_no_query_beside_session_and_person(
    client: Client, cast: Cast, django_assert_num_queries: object
) -> None:
    """The guard of every page: the session, then the person with their roles."""
    sign_in(client, cast.dsl_a)
    client.get("/t/askers/")
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture of pytest-django
        client.get("/t/askers/")
