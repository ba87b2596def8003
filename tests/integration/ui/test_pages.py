"""The look on real pages: the theme, the gallery, allauth's pages, the footer's links, refusals with their headers."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from vs_portal.ui.samples import GOVUK, PORTAL
from vs_portal.ui.views import gallery

pytestmark = pytest.mark.django_db

ENTRANCES = ("account_login", "account_signup", "account_reset_password", "account_request_login_code")


def test_the_theme_is_kept_for_a_year_under_its_version_only(client: Client) -> None:
    known = client.get(reverse("theme"), {"v": settings.COUNCIL.version})
    other = client.get(reverse("theme"), {"v": "older"})
    assert known["Content-Type"] == "text/css; charset=utf-8"
    assert known["Cache-Control"] == "public, max-age=31536000, immutable"
    assert other["Cache-Control"] == "public, max-age=300"
    assert "set-cookie" not in known.headers


def test_the_theme_is_read_only(client: Client) -> None:
    assert client.post(reverse("theme")).status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)


def test_the_gallery_is_not_for_visitors(client: Client) -> None:
    response = client.get(reverse("components"))
    assert response.status_code == HTTPStatus.FOUND
    assert reverse("account_login") in response["Location"]


def test_the_gallery_shows_every_component() -> None:
    request = HttpRequest()
    request.method = "GET"
    request.path = "/manage/components"
    text = gallery(request).content.decode()
    shown = re.findall(r'data-component="([a-z_-]+)"', text)
    assert sorted(shown) == sorted([*GOVUK, *PORTAL])
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", ENTRANCES)
def test_entrances_wear_the_look(client: Client, name: str) -> None:
    text = client.get(reverse(name), follow=True).content.decode()
    assert "govuk-form-group" in text
    assert "placeholder" not in text
    assert "Fairmere Council</title>" in text
    assert not re.search(r"<script(?![^>]*src=)(?![^>]*application/json)", text)
    assert "style=" not in text


@pytest.mark.parametrize("name", ["account_login", "account_request_login_code", "account_reset_password"])
def test_entrances_explain_what_is_missing(client: Client, name: str) -> None:
    text = client.post(reverse(name), {}).content.decode()
    assert "<title>Error: " in text
    assert "There is a problem" in text
    assert "Enter work email address" in text


def test_a_password_is_not_sent_back(client: Client) -> None:
    text = client.post(reverse("account_login"), {"login": "nobody", "password": "hunter2hunter2"}).content.decode()
    assert "hunter2" not in text
    assert 'value="nobody"' in text


def test_every_link_of_the_footer_answers(client: Client) -> None:
    text = client.get(reverse("home")).content.decode()
    footer = text[text.index("<footer") :]
    links = re.findall(r'href="(/[^"]*)"', footer)
    assert len(links) == 8
    for link in links:
        assert client.get(link).status_code == HTTPStatus.OK, link


def test_the_header_knows_who_is_there(client: Client) -> None:
    assert "Sign in</a>" in client.get(reverse("home")).content.decode()


def test_a_missing_page_is_a_page_with_the_headers(client: Client) -> None:
    response = client.get("/no-such-page")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "Page not found" in response.content.decode()
    assert "default-src" in response["Content-Security-Policy"]


def test_a_form_without_its_token_is_explained() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@example.com"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "We could not accept the form" in response.content.decode()
    assert "style=" not in response.content.decode()


def test_a_database_that_goes_away_is_a_503_with_the_headers(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise OperationalError("the database restarts")

    monkeypatch.setattr("vs_portal.ui.views.stylesheet", away)
    client.raise_request_exception = False
    response = client.get(reverse("theme"))
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert response["Retry-After"] == "30"
    assert "default-src" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
