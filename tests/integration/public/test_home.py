"""The home page shows every role what waits for it, and nobody what is not theirs."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from accounts.models import Membership
from organisations.models import DatedRule, EducationSetting
from organisations.selectors import overdue_confirmations, settings_not_confirmed
from organisations.services import add_contact, confirm_contacts
from tests.cast import Cast, make_cast, sign_in
from tests.factories import make_setting

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def make_contact(setting: EducationSetting, name: str = "some.body") -> None:
    """Somebody in the setting's role register."""
    details = {"role": "dsl", "name": "Some Body", "email": f"{name}@school.example", "phone": ""}
    add_contact(setting=setting, details=details, by=None)  # type: ignore[arg-type]  # a literal of that shape


def home(person: str, cast: Cast) -> str:
    """The words of that person's home page on one line."""
    page = sign_in(Client(), getattr(cast, person)).get(reverse("home"))
    assert page.status_code == 200
    return " ".join(strip_tags(page.content.decode()).split())


@pytest.mark.parametrize(
    "person",
    ["dsl_a", "sw_1", "head_a", "trust_lead", "vs", "vs_duty", "vs_head", "editor", "officer", "approver", "admin"],
)
def test_nobody_with_a_role_finds_an_empty_page(person: str, cast: Cast) -> None:
    assert "There is nothing for you to do here yet" not in home(person, cast)


def test_a_setting_s_people_see_it_and_whether_its_contacts_are_confirmed(cast: Cast) -> None:
    """Only those who may confirm are asked to; when it is done nobody is."""
    make_contact(cast.setting_a)
    assert "Are its contacts still right? Confirm them for the" in home("dsl_a", cast)
    head = home("head_a", cast)
    assert f"{cast.setting_a.name}: contacts and term dates" in head
    assert "Its designated safeguarding lead can confirm them" in head
    assert cast.setting_b.name not in head
    confirm_contacts(setting=cast.setting_a, by=cast.dsl_a)
    assert "Confirm them" not in home("dsl_a", cast)
    assert "can confirm them" not in home("head_a", cast)


def test_staff_see_how_much_waits_for_them(cast: Cast) -> None:
    waiting = Membership.objects.filter(state="requested").count()
    assert f"Requests to join {waiting}" in home("vs", cast)
    DatedRule.objects.all().delete()
    make_contact(cast.setting_a)
    editor = home("editor", cast)
    assert "Legal time limits not verified 0" in editor
    assert "Settings with contacts to confirm 1" in editor
    assert "Requests to join" not in editor
    officer = home("officer", cast)
    assert "Find a setting and its contacts" in officer
    assert "To look after" not in officer


def test_counting_and_listing_agree(cast: Cast) -> None:
    """The count on the home page and the list that it leads to are of the same settings."""
    make_contact(cast.setting_a)
    make_contact(cast.setting_b)
    make_setting()
    confirm_contacts(setting=cast.setting_b, by=cast.dsl_b)
    assert set(settings_not_confirmed()) == set(overdue_confirmations()) == {cast.setting_a}


def test_one_place_of_the_navigation_is_marked(cast: Cast) -> None:
    """The list of settings lies under /manage/ and is a place of its own: only that one is where the reader is."""
    client = sign_in(Client(), cast.editor)
    for name, place in (("organisations:manage", "Settings"), ("organisations:rules", "Manage")):
        page = client.get(reverse(name)).content.decode()
        marked = page.split("govuk-service-navigation__item--active")
        assert len(marked) == 2
        assert strip_tags(f"<li {marked[1].split('</li>')[0]}").split() == [place]


def test_a_setting_leads_back_to_the_list_it_came_from(cast: Cast) -> None:
    """Home for somebody whose list is this setting alone: that list would lead straight back here."""
    address = reverse("organisations:setting", args=[cast.setting_a.public_id])
    for person, back in ((cast.head_a, "/"), (cast.editor, reverse("organisations:manage"))):
        page = sign_in(Client(), person).get(address).content.decode()
        assert f'<a href="{back}" class="govuk-back-link">' in page
    assert sign_in(Client(), cast.editor).get(reverse("organisations:mine"))["Location"] == reverse(
        "organisations:manage"
    )


def test_more_contacts_ask_no_more_of_a_setting_s_page(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Session, person with roles, the setting, whether its contacts are theirs to change, contacts, terms, confirmation,
    closures, whether they have several. Of a trust, whose people change no contacts, its settings instead."""
    address = reverse("organisations:setting", args=[cast.setting_a.public_id])
    for person in (cast.dsl_a, cast.trust_lead):
        client = sign_in(Client(), person)
        client.get(address)
        for number in range(3):
            make_contact(cast.setting_a, f"{person.pk}.{number}")
            with django_assert_num_queries(9):
                assert client.get(address).status_code == 200


def test_everybody_finds_the_directory(cast: Cast) -> None:
    """A search box on the home page and a place in the navigation, with and without a role; their own list with one."""
    for person in (None, cast.pending, cast.dsl_a, cast.editor):
        page = sign_in(Client(), person).get(reverse("public:about")).content.decode()
        assert f'href="{reverse("resources:search")}"' in page.partition("<main")[0]
    visitor = Client().get(reverse("home")).content.decode()
    assert 'id="search-directory"' in visitor
    assert reverse("resources:where_else") in visitor
    assert "My resources" not in visitor
    assert "My resources" in home("head_a", cast)
