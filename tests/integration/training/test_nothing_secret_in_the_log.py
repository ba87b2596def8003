"""Whoever reads the log can open nobody's place, certificate or calendar: no line holds what opens them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.integration.training.test_outcomes import HOLDER, MARKS, held
from tests.training_factory import booked, make_session
from training import links
from training.services.feed import make_feed
from training.services.outcomes import evaluate

pytestmark = pytest.mark.django_db


def lines_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [f"{one.msg} {one.getMessage()}" for one in caplog.records if "sql" not in one.name.lower()]


def test_no_line_holds_a_link_a_code_or_a_feed(client: Client, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    row, attended = booked(make_session(), cast.setting_a, cast.dsl_a)[0], held(cast, 1)[0]
    given = evaluate(booking=attended, said=MARKS, by=None, relations=HOLDER)
    token, feed = links.token_for(row), make_feed(by=cast.dsl_a).token
    answers = [
        client.get(reverse("training:place", args=[token])),
        client.post(reverse("training:place_answer", args=[token]), {"answer": "accept"}),
        client.get(reverse("training:place_ics", args=[token])),
        client.get(reverse("training:evaluate", args=[token])),
        client.get(reverse("training:certificate", args=[links.token_for(attended)])),
        client.get(reverse("training:verify", args=[given.code])),
        client.get(reverse("training_calendar", args=[feed])),
        client.post(reverse("training_calendar", args=[feed])),
    ]
    assert [one.status_code for one in answers] == [200, 409, 200, 409, 200, 200, 200, 405]
    lines = lines_of(caplog)
    assert any("request_finished" in line for line in lines)
    for secret in (token, links.token_for(attended), given.code, str(feed)):
        assert [line for line in lines if secret in line] == []
