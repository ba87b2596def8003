"""The same sign-in at a provider that we did not write (oidc-provider-mock, on authlib), in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.factories import give_role, make_person, make_setting
from tests.integration.accounts.conftest import code_from_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A running provider, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce",
        "true",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the provider ended by itself"
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=1)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the provider did not start")


def test_somebody_signs_in_by_another_provider(client: Client, issuer: str, settings: Any) -> None:
    """Issue 2, point 5: a real OpenID Connect provider, and not a mock of our own client."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "other",
                    "name": "Other",
                    "client_id": "portal",
                    "secret": "secret",
                    "settings": {"server_url": issuer},
                }
            ]
        }
    }
    person = make_person("olu@oak.example", password=None)
    give_role(person, "dsl", setting=make_setting())
    SocialAccount.objects.create(user=person, provider="other", uid=f"{issuer}|olu")
    there = client.post("/account/oidc/other/login/")["Location"]
    back = requests.post(there, data={"sub": "olu"}, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    response = client.get(f"{parts.path}?{parts.query}")
    assert response["Location"] == "/account/login/code/confirm/"
    client.post(response["Location"], {"code": code_from_mail(person.email)})
    assert client.get("/account/").status_code == 200
