"""Promise 4: a setting's page is for its own people; its contacts are kept by those who may."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from organisations.models import EducationSetting, RoleContact
from organisations.services import add_contact
from tests.cast import Cast, make_cast, sign_in
from tests.factories import make_setting

pytestmark = pytest.mark.django_db
DSL = {"role": "dsl", "name": "Robin Dunnock", "email": "r.dunnock@oak.example", "phone": "01632 960001"}


@pytest.fixture
def cast() -> Cast:
    """Everybody."""
    return make_cast()


def contact_of(setting: EducationSetting) -> RoleContact:
    """Somebody in the register of a setting."""
    return add_contact(setting=setting, details=DSL, by=None)


def to(page: str, setting: EducationSetting, *keys: object) -> str:
    """The address of a page of a setting."""
    return reverse(f"organisations:{page}", args=[setting.public_id, *keys])


def test_a_setting_is_seen_by_its_own_people_and_by_staff(client: Client, cast: Cast) -> None:
    """Promise 4: another setting's page cannot be told from one that does not exist."""
    contact_of(cast.setting_a)
    page = to("setting", cast.setting_a)
    for person in (cast.dsl_a, cast.head_a, cast.trust_lead, cast.vs, cast.officer, cast.editor, cast.admin):
        response = sign_in(client, person).get(page)
        assert (response.status_code, b"Robin Dunnock" in response.content) == (200, True), person
    missing = reverse("organisations:setting", args=[uuid4()])
    for person in (cast.dsl_b, cast.head_b):
        foreign, none = sign_in(client, person).get(page), client.get(missing)
        assert (foreign.status_code, none.status_code) == (404, 404)
        assert b"Robin Dunnock" not in foreign.content
    assert sign_in(client, cast.sw_1).get(page).status_code == 403


@pytest.mark.parametrize("page", ["contact_add", "contact_change", "contact_end", "contacts_confirm"])
def test_contacts_are_kept_by_those_who_may(client: Client, cast: Cast, page: str) -> None:
    """A DSL for her own setting, advisers for all; a headteacher may look, another setting's DSL finds nothing."""
    contact = contact_of(cast.setting_a)
    keys = [contact.pk] if page in ("contact_change", "contact_end") else []
    address = to(page, cast.setting_a, *keys)
    expected = {"dsl_a": 200, "vs": 200, "admin": 200, "dsl_b": 404, "head_a": 403, "officer": 403, "sw_1": 403}
    found = {name: sign_in(client, getattr(cast, name)).get(address).status_code for name in expected}
    assert found == expected
    refused = {
        name: sign_in(client, getattr(cast, name)).post(address, DSL).status_code for name in ("dsl_b", "head_a")
    }
    assert refused == {"dsl_b": 404, "head_a": 403}
    contact.refresh_from_db()
    assert (contact.until, contact.confirmed_at is None, RoleContact.objects.count()) == (None, False, 1)


def test_a_contact_of_another_setting_is_not_reached_through_ones_own(client: Client, cast: Cast) -> None:
    """Promise 4: the key of a foreign contact under one's own setting is a 404, and nothing changes."""
    foreign = contact_of(cast.setting_b)
    sign_in(client, cast.dsl_a)
    for page in ("contact_change", "contact_end"):
        assert client.post(to(page, cast.setting_a, foreign.pk), DSL).status_code == 404
    foreign.refresh_from_db()
    assert foreign.until is None


def test_add_change_confirm_and_end(client: Client, cast: Cast) -> None:
    """The whole life of a contact, as the DSL of the setting."""
    sign_in(client, cast.dsl_a)
    home = to("setting", cast.setting_a)
    assert client.post(to("contact_add", cast.setting_a), DSL).url == home
    contact = RoleContact.objects.get()
    assert b"Are these contacts still right?" in client.get(home).content
    client.post(to("contact_change", cast.setting_a, contact.pk), DSL | {"phone": "01632 960002"})
    assert b"01632 960002" in client.get(home).content
    client.post(to("contacts_confirm", cast.setting_a))
    assert b"by Cast dsl_a on" in client.get(home).content
    assert b"Cast dsl_a" in client.get(to("contacts_confirm", cast.setting_a)).content
    client.post(to("contact_end", cast.setting_a, contact.pk))
    assert client.get(to("contact_change", cast.setting_a, contact.pk)).status_code == 404


def test_nothing_to_confirm(client: Client, cast: Cast) -> None:
    """Without contacts the page says what to do, and a forged click confirms nothing."""
    sign_in(client, cast.dsl_a)
    response = client.post(to("contacts_confirm", cast.setting_a))
    assert b"Nobody is entered yet" in response.content
    assert not cast.setting_a.confirmations.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "full name"),
        ("name", "x" * 151, "150"),
        ("email", "robin", "email address in the correct format"),
        ("phone", "ring me", "01632 960 001"),
        ("role", "emperor", "role"),
    ],
)
def test_a_refused_form_keeps_what_was_typed(client: Client, cast: Cast, field: str, value: str, words: str) -> None:
    """The error says how to put it right, beside the field and in the summary; the rest is still there."""
    sign_in(client, cast.dsl_a)
    response = client.post(to("contact_add", cast.setting_a), DSL | {field: value})
    text = response.content.decode()
    assert (response.status_code, "There is a problem" in text) == (422, True)
    assert words in text
    kept = {name: typed for name, typed in DSL.items() if name not in (field, "role")}
    assert all(typed in text for typed in kept.values())
    assert not RoleContact.objects.exists()


def test_the_same_person_twice_is_said_beside_the_field(client: Client, cast: Cast) -> None:
    """A rule that the service refuses becomes an error of the form."""
    contact_of(cast.setting_a)
    response = sign_in(client, cast.dsl_a).post(to("contact_add", cast.setting_a), DSL)
    assert b"already entered in this role" in response.content


def test_my_settings(client: Client, cast: Cast) -> None:
    """One setting opens at once, two are a list, a social worker has none."""
    mine = reverse("organisations:mine")
    assert sign_in(client, cast.dsl_a).get(mine).url == to("setting", cast.setting_a)
    both = sign_in(client, cast.dsl_ab).get(mine).content.decode()
    assert "Cast School A" in both
    assert "Cast School B" in both
    assert sign_in(client, cast.sw_1).get(mine).status_code == 403


def test_a_closed_setting_names_its_successor(client: Client, cast: Cast) -> None:
    """With a link where we hold it, by name where we do not."""
    EducationSetting.objects.filter(pk=cast.setting_a.pk).update(status="closed")
    cast.setting_a.links.create(linked_urn=cast.setting_b.urn, kind="successor", link_type="Successor")
    cast.setting_a.links.create(linked_urn=999999, linked_name="Far School", kind="successor", link_type="Successor")
    text = sign_in(client, cast.vs).get(to("setting", cast.setting_a)).content.decode()
    assert to("setting", cast.setting_b) in text
    assert "Far School (URN 999999)" in text


def test_finding_a_setting_needs_no_account(client: Client) -> None:
    """Names and places of settings are public data; nothing else is shown."""
    contact_of(make_setting("Oak Primary School", town="Kilburn"))
    make_setting("Oak Closed School", status="closed")
    text = client.get(reverse("organisations:find"), {"q": "ok primry"}).content.decode()
    assert "Oak Primary School" in text
    assert "Dunnock" not in text
    assert "No setting found" in client.get(reverse("organisations:find"), {"q": "xqzjv"}).content.decode()
    assert client.get(reverse("organisations:find")).status_code == 200
    results = json.loads(client.get(reverse("organisations:suggest"), {"q": "oak"}).content)["results"]
    assert [result["text"] for result in results] == ["Oak Primary School"]
    assert set(results[0]) == {"value", "text", "hint"}


def test_the_setting_page_asks_few_questions_of_the_database(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    """As many for thirty contacts as for one."""
    sign_in(client, cast.dsl_a)
    for number in range(30):
        add_contact(setting=cast.setting_a, details=DSL | {"email": f"c{number}@oak.example"}, by=None)
    with django_assert_max_num_queries(32):
        client.get(to("setting", cast.setting_a))
