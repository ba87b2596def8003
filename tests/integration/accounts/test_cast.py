"""The fixed cast itself: everybody holds what SECURITY section 2 says of them, reached by the real services."""

from __future__ import annotations

import pytest

from accounts.models import Membership
from accounts.permissions import Permission
from accounts.selectors import permissions_of, settings_of
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


def test_everybody_stands_where_the_matrix_puts_them() -> None:
    """SECURITY section 2: roles and places of the cast."""
    cast = make_cast()
    assert permissions_of(cast.pending) == frozenset()
    assert Permission.ADVICE_ASK in permissions_of(cast.dsl_a)
    assert Permission.ADVICE_ASK not in permissions_of(cast.head_a)
    assert list(settings_of(cast.dsl_ab)) == [cast.setting_a, cast.setting_b]
    assert list(settings_of(cast.trust_lead)) == [cast.setting_a]
    assert permissions_of(cast.dsl_off) == frozenset()
    assert Permission.ROLES_GRANT in permissions_of(cast.admin)
    assert not cast.officer.memberships.filter(state=Membership.State.REQUESTED).exists()
