"""Who may change the ways of signing in before the strong factor is proved: somebody without one, or who lost it."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import Person
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db
OWN_PAGES = [
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/data/",
    "/account/email/",
    "/account/password/change/",
]


def with_app(person: Person) -> Person:
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return person


@pytest.mark.parametrize("url", [*OWN_PAGES, "/account/2fa/totp/deactivate/"])
def test_an_older_session_cannot_reach_past_the_app_that_was_set_up_since(client: Client, cast: Cast, url: str) -> None:
    """T11: password and mailbox alone must not take an adviser's authenticator app away, nor read their data."""
    sign_in(client, with_app(cast.vs), factors=("password", "code"))
    for answer in (client.get(url), client.post(url, {})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/2fa/reauthenticate/")
    assert Authenticator.objects.filter(user=cast.vs, type=Authenticator.Type.TOTP).exists()


@pytest.mark.parametrize("url", OWN_PAGES)
def test_whoever_has_none_yet_or_lost_it_gets_there(client: Client, cast: Cast, url: str) -> None:
    sign_in(client, cast.vs_duty, factors=("password", "code"))
    assert client.get(url).status_code == 200
    sign_in(client, with_app(cast.vs), factors=("password", "recovery_codes"))
    assert client.get(url).status_code == 200
    sign_in(client, cast.vs, factors=("password", "totp"))
    assert client.get(url).status_code == 200
