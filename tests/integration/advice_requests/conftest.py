"""What the tests of advice requests share: the cast, an adviser with a profile, and a clock that stands still.

Tuesday 24 November 2026, 10:00 in London: an open day of the council, with no bank holiday near.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import override_settings

from accounts.models import Person
from advice_requests.models import AdviceRequest, AdviserProfile
from advice_requests.models.vocabulary import State
from advice_requests.seed import seed_targets
from advice_requests.services import Question, submit_request
from organisations.models import DatedRule
from resources.models import Signpost, Topic
from resources.seed import seed_signposts, seed_topics
from tests.cast import Cast, make_cast

TUESDAY_TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
QUESTION = "We have seen lateness rise among our Year 9 cohort with a social worker. What works?"
Ask = Callable[..., AdviceRequest]


@pytest.fixture
def seeded(db: None) -> None:
    """The rows that the migrations bring, also after a test that emptied the tables."""
    seed_topics(Topic)
    seed_signposts(Signpost)
    seed_targets(DatedRule)


@pytest.fixture
def cast(seeded: None) -> Cast:
    """Everybody; their passwords are hashed cheaply, since no test here signs in with one."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        return make_cast()


@pytest.fixture
def adviser(cast: Cast) -> Person:
    """The adviser who gets every question, as the only one with a profile."""
    AdviserProfile.objects.create(person=cast.vs)
    return cast.vs


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """Send a question: `ask()` as DSL of A for A; `ask(by=…, setting=…, topic=…, urgency=…)` otherwise."""

    def send(by: Person | None = None, now: datetime = TUESDAY_TEN, **changes: object) -> AdviceRequest:
        values: dict[str, object] = {
            "topic": Topic.objects.get(code=changes.pop("topic", "attendance")),
            "phase": "secondary",
            "pupil_band": "6_to_10",
            "urgency": "routine",
            "urgency_reason": "",
            "question": QUESTION,
            "setting": cast.setting_a,
        }
        question = Question(**(values | changes))  # type: ignore[arg-type]  # a test's shorthand
        return submit_request(question=question, form_token=uuid4(), by=by or cast.dsl_a, now=now)

    return send


@pytest.fixture
def taken(ask: Ask, adviser: Person) -> AdviceRequest:
    """A request that the adviser has."""
    row = ask()
    assert row.state == State.ASSIGNED
    return row
