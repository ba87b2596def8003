"""What the tests of the reader share: the cast, topics and signposts, and the words of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client, override_settings
from django.utils.html import strip_tags

from resources.models import Signpost, Topic
from resources.seed import group_signposts, seed_signposts, seed_topics
from tests.cast import Cast, make_cast

Words = Callable[..., str]


@pytest.fixture
def seeded(db: None) -> None:
    """The rows that the migrations bring, also after a test that emptied the tables."""
    seed_topics(Topic)
    seed_signposts(Signpost)
    group_signposts(Signpost)


@pytest.fixture
def cast(seeded: None) -> Cast:
    """Everybody; their passwords are hashed cheaply, since no test here signs in with one."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        return make_cast()


@pytest.fixture
def words() -> Words:
    """The words of the main part of a page on one line; fails on another status than 200."""

    def read(address: str, client: Client | None = None, status: int = 200) -> str:
        page = (client or Client()).get(address)
        assert page.status_code == status
        return " ".join(strip_tags(page.content.decode().partition("<main")[2].partition("</main")[0]).split())

    return read
