"""Signing the demonstration's people into a browser, and their post."""

from __future__ import annotations

import re

from django.test import Client
from playwright.sync_api import Page

from accounts.models import Person
from notifications.models import OutboxMessage
from tests.cast import sign_in
from tests.journeys.conftest import Open

# In this order: a page is checked with the first of them who may read it.
PEOPLE = (
    "dsl", "social.worker", "headteacher", "trust", "adviser", "duty", "vsh", "editor", "data.officer",
    "data.approver", "admin",
)  # fmt: skip


def client_of(local_part: str) -> Client:
    """Django's client, signed in as one of the demonstration's people."""
    person = Person.objects.get(email=f"{local_part}@demo.example")
    return sign_in(Client(raise_request_exception=False, SERVER_NAME="localhost"), person)


def page_of(open_page: Open, local_part: str, width: str = "wide", *, scripts: bool = True) -> Page:
    """A browser with that person's session."""
    cookies = {name: morsel.value for name, morsel in client_of(local_part).cookies.items()}
    return open_page(width, scripts=scripts, cookies=cookies)


def code_for(address: str) -> str:
    """The one-time code in the newest message to an address, as the person would read it."""
    message = OutboxMessage.objects.filter(address=address).latest("pk")
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)\s*$", message.text_body, re.MULTILINE)
    assert found, message.text_body
    return found[1]
