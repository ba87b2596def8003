"""pytest-django swaps Django's mail backend for one in memory; here messages go to the outbox, as in the portal."""

from __future__ import annotations

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _outbox_backend(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "notifications.backend.OutboxEmailBackend"
