"""Erasure and the copy of one's data also reach the registers of the settings, which stand below accounts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import Person
from accounts.reasons import EndReason
from accounts.services.limits import tell_owner_of_limit
from accounts.services.rights import erase_person, export_own_data
from organisations.models import ContactConfirmation, EducationSetting, PublicStatement, RoleContact, SettingEmailDomain
from organisations.services import add_contact, add_email_domain, confirm_contacts, publish_statement
from tests.factories import make_person, make_setting

pytestmark = pytest.mark.django_db


def entered(setting: EducationSetting, email: str, by: Person) -> None:
    details: Any = {"role": "senco", "name": "Reg Istered", "email": email, "phone": ""}
    add_contact(setting=setting, details=details, by=by)


@pytest.fixture
def person() -> Person:
    """Somebody who stands in a register, confirmed it, recorded a domain and published a statement."""
    person = make_person("reg@school.example", "Reg Istered")
    setting = make_setting("Register School")
    entered(setting, "Reg@school.example", person)
    confirm_contacts(setting=setting, by=person)
    add_email_domain(setting=setting, domain="register.sch.uk", by=person)
    publish_statement(slug="register", title="T", body="B", basis="Law", effective_from=timezone.localdate(), by=person)
    return person


def test_nothing_below_names_an_erased_person(person: Person) -> None:
    """Their entries go, and their name beside what they confirmed, recorded or published; the acts stay."""
    erase_person(person=person, by=None)
    assert not RoleContact.objects.filter(email__iexact="reg@school.example").exists()
    names = {
        ContactConfirmation.objects.get().confirmed_by_name,
        SettingEmailDomain.objects.get(domain="register.sch.uk").verified_by_name,
        PublicStatement.objects.get(slug="register").published_by_name,
    }
    assert names == {"A person who has been erased"}


def test_the_copy_of_ones_data_holds_the_register(person: Person) -> None:
    entered(make_setting("Other School"), "somebody.else@school.example", person)
    register = export_own_data(person=person, by=person)["accounts"]["register"]
    assert [row["setting"] for row in register["contacts"]] == ["Register School"]
    assert register["contacts_confirmed"] and register["domains_recorded"] and register["statements_published"]
    assert "somebody.else" not in json.dumps(register)


def test_an_address_that_nobody_proved_takes_nobody_off_a_register(person: Person) -> None:
    """Signing up with a colleague's address and letting the sign-up lapse must not remove her entry."""
    setting = make_setting("Colleague School")
    entered(setting, "colleague@school.example", person)
    erase_person(person=make_person("colleague@school.example", verified=False), by=None)
    assert setting.contacts.count() == 1


def test_an_account_that_lapses_leaves_the_settings_register_alone(person: Person) -> None:
    """Not using the portal is not leaving the school: the register is the setting's to keep."""
    erase_person(person=person, by=None, reason=EndReason.UNUSED)
    assert RoleContact.objects.get(email__iexact="reg@school.example").until is None


def test_a_warning_carries_no_words_that_a_stranger_chose() -> None:
    """Whoever signs up with another's address chooses the name: mail to that address must not repeat it."""
    make_person("victim@school.example", "Your account ends today. Ring 0900 000", verified=False)
    tell_owner_of_limit(email="victim@school.example")
    assert "0900" not in mail.outbox[-1].body
