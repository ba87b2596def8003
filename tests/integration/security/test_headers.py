"""Promise 4 and SECURITY goal S3: the headers stand on every answer, also refusals, redirects and missing files."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from accounts.access import public
from tests.integration.security.answers import faults

pytestmark = pytest.mark.django_db


@public("A page of the tests that fails in the way the address says.")
def fails(request: HttpRequest, how: str) -> HttpResponse:
    raise {
        "400": SuspiciousOperation("odd"),
        "403": PermissionDenied("no"),
        "500": RuntimeError("broken"),
        "503": OperationalError("the database is away"),
    }[how]


@public("A page of the tests that carries a form token.")
def with_token(request: HttpRequest) -> HttpResponse:
    from django.middleware.csrf import get_token

    return HttpResponse(get_token(request))


def undeclared(request: HttpRequest) -> HttpResponse:
    raise AssertionError("a view that declares nothing must not run")


handler400 = "vs_portal.errors.bad_request"
handler403 = "vs_portal.errors.permission_denied"
handler404 = "vs_portal.errors.page_not_found"
handler500 = "vs_portal.errors.server_error"
urlpatterns = [
    path("fails/<str:how>", fails),
    path("token", with_token),
    path("undeclared", undeclared),
    path("", include("vs_portal.urls")),
]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("how", ["400", "403", "500", "503"])
def test_every_error_page_has_the_headers(client: Client, how: str) -> None:
    """Promise 4: an error page is as closed as any other, and without inline style."""
    response = client.get(f"/fails/{how}")
    assert response.status_code == int(how)
    assert faults(response) == []
    if how == "503":
        assert response.headers["Retry-After"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/about", 200),
        ("GET", "/no-such-page", 404),
        ("GET", "/static/nothing.css", 404),
        ("GET", "/advice/", 302),
        ("POST", "/about", 405),
        ("PUT", "/", 405),
        ("GET", "/?q=%00", 400),
        ("GET", "/" + "a" * 3_000, 414),
        ("GET", "/csp-report", 405),
    ],
)
def test_every_kind_of_answer_has_the_headers(client: Client, method: str, address: str, status: int) -> None:
    """Promise 4: whoever answers, the layer outside adds what is missing."""
    response = client.generic(method, address)
    assert response.status_code == status
    assert faults(response) == []


def test_a_failed_form_token_has_the_headers() -> None:
    """SECURITY fact 13: Django's own page would break the policy."""
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x"})
    assert response.status_code == 403
    assert faults(response) == []


@pytest.mark.urls(__name__)
def test_a_view_that_declares_nothing_never_runs(client: Client) -> None:
    """Promise 4: forgetting to say who may use a view closes it."""
    response = client.get("/undeclared")
    assert response.status_code == 403
    assert faults(response) == []


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=63_072_000)
def test_the_redirect_to_https_has_the_headers() -> None:
    response = Client().get("/about")
    assert response.status_code == 301
    assert faults(response) == []


@pytest.mark.urls(__name__)
def test_a_page_with_a_form_token_is_not_kept(client: Client) -> None:
    """SECURITY section 4: `no-store` on pages with tokens."""
    response = client.get("/token")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_public_page_for_a_stranger_is_asked_for_again(client: Client) -> None:
    response = client.get("/about")
    assert response.headers["Cache-Control"] == "no-cache"
    assert "X-Robots-Tag" not in response.headers
    assert not response.cookies


def test_a_public_page_seen_with_a_session_is_not_kept(client: Client) -> None:
    """The header of a signed-in page names the person."""
    client.cookies["session"] = "anything"
    assert client.get("/about").headers["Cache-Control"] == "no-store"


def test_closed_pages_and_refusals_stay_out_of_search_engines(client: Client) -> None:
    for address in ("/account/", "/no-such-page", "/?q=%00"):
        assert client.get(address).headers["X-Robots-Tag"] == "noindex, nofollow", address


def test_the_policy_allows_no_inline_code_and_reports_to_us(client: Client) -> None:
    """SECURITY goal S5."""
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "report-uri /csp-report" in policy
    assert "form-action 'self'" in policy
