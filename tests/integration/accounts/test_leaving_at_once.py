"""Leaving a role while somebody else ends it."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.views import memberships
from accounts.workflow import WrongState
from tests.cast import Cast, sign_in

pytestmark = pytest.mark.django_db


def test_leaving_a_role_twice_is_a_conflict(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second half of a double click, which read the membership before the first half ended it."""

    def quicker(**_: object) -> int:
        raise WrongState

    url = f"/account/memberships/{cast.dsl_a.memberships.get().public_id}/leave/"
    monkeypatch.setattr(memberships, "end_membership", quicker)
    assert sign_in(client, cast.dsl_a).post(url, {"reason": "left"}).status_code == 409
