"""The role register: entries, endings, the termly confirmation, and what it says of a sign-up."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.models import AuditEvent
from organisations.errors import NotAllowed
from organisations.models import ContactConfirmation, EducationSetting, LocalAuthority, RoleContact, SettingEmailDomain
from organisations.selectors import (
    confirmed_this_term,
    contact_named,
    current_contacts,
    overdue_confirmations,
    setting_for_domain,
)
from organisations.services import (
    add_contact,
    add_email_domain,
    add_group,
    add_setting,
    change_contact,
    change_group,
    change_setting,
    confirm_contacts,
    end_contact,
    erase_contact_details,
    remove_email_domain,
)
from tests.factories import make_person, make_setting

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
DSL = {"role": "dsl", "name": "Robin Dunnock", "email": "r.dunnock@oak.example", "phone": "01632 960001"}


@pytest.fixture
def school() -> EducationSetting:
    """A setting."""
    return make_setting("Oak School")


def test_an_entry_is_current_until_it_ends(school: EducationSetting) -> None:
    """The last day still counts; ending twice changes nothing."""
    contact = add_contact(setting=school, details=DSL, by=None)
    assert contact_named(school, " R.Dunnock@Oak.example ") == contact
    end_contact(contact=contact, by=None)
    end_contact(contact=contact, by=None)
    assert list(current_contacts(school)) == [contact]
    assert list(current_contacts(school, date(2099, 1, 1))) == []
    assert AuditEvent.objects.filter(event="contact.ended").count() == 1


def test_one_person_once_in_a_role(school: EducationSetting) -> None:
    """The same address in the same role is refused, in another role not; after the end they may come back."""
    contact = add_contact(setting=school, details=DSL, by=None)
    with pytest.raises(NotAllowed, match="already entered"):
        add_contact(setting=school, details=DSL | {"email": "R.DUNNOCK@oak.example"}, by=None)
    senco = add_contact(setting=school, details=DSL | {"role": "senco"}, by=None)
    with pytest.raises(NotAllowed, match="already entered"):
        change_contact(contact=senco, details=DSL, by=None)
    end_contact(contact=contact, by=None)
    add_contact(setting=school, details=DSL, by=None)


def test_an_ended_entry_cannot_be_changed(school: EducationSetting) -> None:
    """It is history."""
    contact = end_contact(contact=add_contact(setting=school, details=DSL, by=None), by=None)
    with pytest.raises(NotAllowed, match="has ended"):
        change_contact(contact=contact, details=DSL | {"name": "Robin Dunnock-Wren"}, by=None)


def test_a_change_is_audited_by_the_names_of_fields(school: EducationSetting) -> None:
    """Promise 5: what changed, and nothing that was typed."""
    person = make_person()
    contact = add_contact(setting=school, details=DSL, by=person)
    change_contact(contact=contact, details=DSL | {"phone": ""}, by=person)
    event = AuditEvent.objects.get(event="contact.changed")
    assert (event.by_public_id, event.detail["fields"]) == (person.public_id, "phone")
    assert "Dunnock" not in str(AuditEvent.objects.values_list("detail", flat=True))


def test_confirming_once_a_term(school: EducationSetting) -> None:
    """A second click changes nothing; next term it is due again."""
    person = make_person(name="Robin Dunnock")
    with pytest.raises(NotAllowed, match="nobody to confirm"):
        confirm_contacts(setting=school, by=person)
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=LONDON), tick=False):
        add_contact(setting=school, details=DSL, by=person)
        assert list(overdue_confirmations()) == [school]
        first = confirm_contacts(setting=school, by=person)
        assert confirm_contacts(setting=school, by=person) == first
        assert (first.term, first.confirmed_by_name) == ("202627-autumn", "Robin Dunnock")
        assert list(overdue_confirmations()) == []
        assert confirmed_this_term(school) == first
    with time_machine.travel(datetime(2027, 1, 4, 12, tzinfo=LONDON), tick=False):
        assert list(overdue_confirmations()) == [school]
        assert confirmed_this_term(school) is None
    assert AuditEvent.objects.filter(event="contacts.confirmed").count() == 1


def test_closed_settings_and_those_without_contacts_are_not_overdue(school: EducationSetting) -> None:
    """Nobody can confirm for them."""
    make_setting("Empty School")
    add_contact(setting=school, details=DSL, by=None)
    EducationSetting.objects.filter(pk=school.pk).update(status="closed")
    assert list(overdue_confirmations()) == []


def test_a_domain_proves_only_its_setting(school: EducationSetting) -> None:
    """Case does not matter, subdomains are other domains."""
    domain = add_email_domain(setting=school, domain="@Oak.Example ", by=make_person())
    assert setting_for_domain(school, "R.Dunnock@OAK.example")
    assert not setting_for_domain(school, "r@mail.oak.example")
    assert not setting_for_domain(school, "oak.example")
    assert not setting_for_domain(make_setting(), "r@oak.example")
    with pytest.raises(NotAllowed, match="already"):
        add_email_domain(setting=school, domain="oak.example", by=None)
    remove_email_domain(domain=domain, by=None)
    assert not SettingEmailDomain.objects.exists()


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com",
        "nhs.net",
        "mail.nhs.net",
        "outlook.com",
        "co.uk",
        "sch.uk",
        "oak",
        "oak..uk",
        "o k.uk",
        "",
        "a" * 300 + ".uk",
    ],
)
def test_domains_that_prove_nothing(school: EducationSetting, domain: str) -> None:
    """Public mail, shared endings and what is no domain are refused."""
    with pytest.raises(NotAllowed):
        add_email_domain(setting=school, domain=domain, by=None)


def test_erasing_a_person_from_the_register(school: EducationSetting) -> None:
    """Their entries go, and their name in confirmations."""
    person = make_person(email=DSL["email"], name=DSL["name"])
    add_contact(setting=school, details=DSL, by=person)
    confirm_contacts(setting=school, by=person)
    assert erase_contact_details(email="R.Dunnock@oak.example", person_id=str(person.public_id), by=None) == 2
    assert not RoleContact.objects.exists()
    assert ContactConfirmation.objects.get().confirmed_by_name == "A person who has been erased"


def test_a_setting_without_urn() -> None:
    """By its early years number, else by a reference of ours; the same number twice is refused."""
    la = LocalAuthority.objects.create(code="202", name="Camden")
    nursery = add_setting(details={"name": "Tadpole", "kind": "early_years", "ey_number": "EY123456"}, la=la, by=None)
    minder = add_setting(details={"name": "A childminder", "kind": "early_years"}, la=la, by=None)
    assert (nursery.reference, minder.reference[:2], nursery.source) == ("EY123456", "L-", "staff")
    with pytest.raises(NotAllowed, match="early years number"):
        add_setting(details={"name": "Newt", "kind": "early_years", "ey_number": "EY123456"}, la=la, by=None)


def test_what_gias_gives_is_not_changed_by_hand(school: EducationSetting) -> None:
    """Area yes; trust, status and name only where staff added the setting."""
    area, trust = (add_group(kind=kind, values={"name": "North"}, by=None) for kind in ("area", "trust"))
    changed = change_setting(setting=school, area=area, trust=trust, status="closed", by=None)
    assert (changed.area, changed.trust, changed.status) == (area, None, "open")
    EducationSetting.objects.filter(pk=school.pk).update(source="staff")
    changed = change_setting(setting=school, area=area, trust=trust, status="closed", details={"name": "Elm"}, by=None)
    assert (changed.trust, changed.status, changed.name) == (trust, "closed", "Elm")
    change_setting(setting=changed, area=area, trust=trust, by=None)
    assert AuditEvent.objects.filter(event="setting.changed").count() == 2


def test_groups_have_names_of_their_own() -> None:
    """Areas and teams by name whatever its case, trusts by code."""
    north = add_group(kind="area", values={"name": "North"}, by=None)
    with pytest.raises(NotAllowed, match="this name"):
        add_group(kind="area", values={"name": "NORTH"}, by=None)
    change_group(group=north, values={"name": "Far North"}, by=None)
    add_group(kind="trust", values={"name": "First", "uid": "12"}, by=None)
    with pytest.raises(NotAllowed, match="this code"):
        add_group(kind="trust", values={"name": "Second", "uid": "12"}, by=None)
    assert AuditEvent.objects.filter(event__startswith="area.").count() == 2
