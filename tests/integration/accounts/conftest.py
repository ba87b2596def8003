"""What the tests of accounts share: the cast, a client, codes out of mails."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from notifications.models import OutboxMessage
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast."""
    return make_cast()


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    """Limits stand in the database and are rolled back with it; the cache object itself keeps nothing."""
    cache.clear()


def newest_mail(to: str) -> OutboxMessage:
    """The last message to an address."""
    return OutboxMessage.objects.filter(address=to).order_by("-pk")[0]


def code_from_mail(to: str) -> str:
    """The code in the last message to an address: it stands on a line of its own."""
    found = re.search(r"^([A-Z0-9][A-Z0-9-]{5,})$", newest_mail(to).text_body, re.MULTILINE)
    assert found, newest_mail(to).text_body
    return found[1]


def enter_code(client: Client, url: str, to: str) -> object:
    """Send the code that the last message holds."""
    return client.post(url, {"code": code_from_mail(to)})
