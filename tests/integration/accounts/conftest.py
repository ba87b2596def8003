"""What the tests of accounts share: the cast, a client, codes out of mails."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast."""
    return make_cast()


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    """Limits stand in the database and are rolled back with it; the cache object itself keeps nothing."""
    cache.clear()


def newest_mail(to: str) -> EmailMessage:
    """The last message to an address; pytest-django keeps mails in memory, the outbox has tests of its own."""
    return [message for message in mail.outbox if message.to == [to]][-1]


def code_from_mail(to: str) -> str:
    """The code in the last message to an address: it stands on a line of its own."""
    found = re.search(r"^([A-Z0-9][A-Z0-9-]{5,})$", newest_mail(to).body, re.MULTILINE)
    assert found, newest_mail(to).body
    return found[1]


def enter_code(client: Client, url: str, to: str) -> object:
    """Send the code that the last message holds."""
    return client.post(url, {"code": code_from_mail(to)})
