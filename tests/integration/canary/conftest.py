"""A run over the whole portal, made once for the tests that look at its outcome."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.canary.browsing import as_the_test_case
from tests.canary.inquest import Inquest, inquest
from tests.canary.people import Crowd, gather, passkey_of

AS_SERVED = {
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],  # nothing here is about how they are kept
    "EMAIL_BACKEND": "notifications.backend.OutboxEmailBackend",  # tests have another by default
}


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The run is made once: one worker runs all of these, on the tests' database, before tests that empty it."""
    for item in items:
        if "canary" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("canary"))
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="module")
def crowd(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Crowd]:
    """Everybody, and something of every kind; undone at the end."""
    with django_db_blocker.unblock(), override_settings(**AS_SERVED), as_the_test_case():
        yield gather()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def run(crowd: Crowd, tmp_path_factory: pytest.TempPathFactory) -> Inquest:
    """Everybody has walked, and everything was searched."""
    with inquest("wa", tmp_path_factory.mktemp("canary")) as whole, as_the_test_case():
        everybody = crowd.everybody()
        for person in everybody:
            whole.visit(person)
        whole.visit(crowd.cast.dsl_ab, "advice_requests:ask")  # who belongs to two settings is asked which
        with passkey_of(crowd.cast.dsl_a):
            whole.visit(crowd.cast.dsl_a, "mfa_edit_webauthn", "mfa_remove_webauthn")
        whole.post_to_the_rest(everybody)
        for person in (None, crowd.demo[0]):
            whole.ask_oddly(person)
        whole.close()
        transaction.set_rollback(True)
    return whole
