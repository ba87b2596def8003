"""The ways out to accounts fail closed; the made-up council is the same every time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from organisations import audit_port, scope_port
from organisations.demo import load_demo_council
from organisations.models import Area, EducationSetting, Term
from organisations.services import add_group
from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def disconnected() -> Iterator[None]:
    """As if accounts had not connected."""
    recorder, scope = audit_port._recorder, scope_port._scope
    audit_port.set_recorder(None)
    scope_port.set_scope(None)
    yield
    audit_port.set_recorder(recorder)
    scope_port.set_scope(scope)


def test_a_write_without_an_audit_trail_is_undone(disconnected: None) -> None:
    """Promise 5: what cannot be recorded does not happen."""
    with pytest.raises(audit_port.NoRecorder):
        add_group(kind="area", values={"name": "North"}, by=None)
    assert not Area.objects.exists()


def test_nothing_is_visible_without_a_scope(disconnected: None) -> None:
    """Promise 4: closed by default."""
    assert not scope_port.visible(make_person(), "view").exists()


def test_who_did_it() -> None:
    """The id and the name beside a record; the system has a name and no id."""
    person = make_person(name="Robin Dunnock")
    assert audit_port.who(person) == (str(person.public_id), "Robin Dunnock")
    assert audit_port.who(None) == ("", "The portal")


def test_the_demonstration_council_is_the_same_every_time() -> None:
    """About sixty settings of every kind, no real council's code; a second run adds nothing."""
    first = load_demo_council()
    values = list(EducationSetting.objects.order_by("pk").values("name", "urn", "ey_number", "street", "postcode"))
    assert len(load_demo_council().settings) == len(first.settings) == len(values)
    assert 55 <= len(values) <= 65
    assert {setting.kind for setting in first.settings} == set(EducationSetting.Kind.values) - {"other"}
    assert len({setting.name for setting in first.settings}) == len(values)
    assert Term.objects.filter(academic_year="202627").count() == 3
    EducationSetting.objects.all().delete()
    load_demo_council()
    assert (
        list(EducationSetting.objects.order_by("pk").values("name", "urn", "ey_number", "street", "postcode")) == values
    )
