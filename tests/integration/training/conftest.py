"""What the tests of training share."""

from __future__ import annotations

import pytest
from django.test import override_settings

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody; their passwords are hashed cheaply, since no test here signs in with one."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        return make_cast()
