"""The keys of somebody's settings, from what was read with the person: the same as `settings_of` says, for a page's less."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.backend import PersonBackend
from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.selectors import forget_roles, roles_of, setting_keys_of, settings_of
from accounts.services.people import close_account
from tests.cast import Cast, make_cast
from tests.factories import give_role, make_setting

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def signed_in(person: Person) -> Person:
    """The person as a request has them."""
    found = PersonBackend().get_user(person.pk)
    assert found is not None
    return found


def test_they_are_those_of_settings_of_for_everybody(cast: Cast) -> None:
    make_setting("Another of the trust", trust=cast.trust)
    give_role(cast.dsl_ab, "headteacher", setting=cast.setting_b)
    told = 0
    for person in cast.people().values():
        if person is None or not person.is_active:
            continue
        read = signed_in(person)
        assert roles_of(read) == roles_of(Person.objects.get(pk=person.pk))
        for permission in Permission:
            wanted = set(settings_of(person, permission).values_list("pk", flat=True))
            assert set(setting_keys_of(read, permission)) == wanted, (person, permission)
            assert set(setting_keys_of(Person.objects.get(pk=person.pk), permission)) == wanted
            told += len(wanted)
    assert len(setting_keys_of(signed_in(cast.trust_lead), Permission.SETTING_VIEW)) == 2
    assert told > 50


def test_only_a_trust_takes_a_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for person, queries in ((cast.dsl_ab, 0), (cast.vs, 0), (cast.sw_1, 0), (cast.pending, 0), (cast.trust_lead, 1)):
        read = signed_in(person)
        with django_assert_num_queries(queries):
            for permission in Permission:
                setting_keys_of(read, permission)


def test_what_was_taken_away_is_not_there(cast: Cast) -> None:
    """At the next request always; in this one where the services changed it, or the account was closed."""
    read = signed_in(cast.dsl_ab)
    Membership.objects.filter(person=read, setting=cast.setting_b).update(state=Membership.State.ENDED)
    assert setting_keys_of(signed_in(cast.dsl_ab), Permission.SETTING_VIEW) == [cast.setting_a.pk]
    assert list(settings_of(read, Permission.SETTING_VIEW)) == [cast.setting_a], "a write sees it at once"
    forget_roles(read)
    assert setting_keys_of(read, Permission.SETTING_VIEW) == [cast.setting_a.pk]
    read = signed_in(cast.dsl_ab)
    close_account(person=read, by=cast.admin)
    assert setting_keys_of(read, Permission.SETTING_VIEW) == []
    assert PersonBackend().get_user(read.pk) is None
