"""Staff pages: lists with filters, settings without URN, structure, calendars, rules and statements."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from organisations.demo import load_demo_calendar
from organisations.models import Area, Closure, CouncilTeam, DatedRule, EducationSetting, PublicStatement, Term, Trust
from organisations.services import add_contact, seed_reference_data
from tests.cast import Cast, make_cast, sign_in
from tests.factories import make_setting

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Everybody."""
    return make_cast()


@pytest.fixture
def head(client: Client, cast: Cast) -> Client:
    """The head of the Virtual School, signed in."""
    return sign_in(client, cast.vs_head)


def at(name: str, *args: object) -> str:
    """An address of this app."""
    return reverse(f"organisations:{name}", args=args)


def days(start: date, end: date) -> dict[str, str]:
    """The boxes of two dates."""
    pairs = [("start", start), ("end", end)]
    return {f"{field}_{part}": str(getattr(day, part)) for field, day in pairs for part in ("day", "month", "year")}


PAGES = ["manage", "overdue", "structure", "calendar", "calendar_term_add", "rules", "statements", "setting_add"]


@pytest.mark.parametrize("page", PAGES)
def test_staff_pages_are_for_staff(client: Client, cast: Cast, page: str) -> None:
    """Promise 4: nobody of a setting, no social worker, nobody without an account."""
    seed_reference_data()
    assert sign_in(client, cast.vs_head).get(at(page), follow=True).status_code == 200
    refused = {name: sign_in(client, getattr(cast, name)).get(at(page)).status_code for name in ("dsl_a", "sw_1")}
    assert refused == {"dsl_a": 403, "sw_1": 403}
    client.logout()
    assert client.get(at(page)).status_code == 302


def test_the_list_filters_searches_and_pages(head: Client, cast: Cast) -> None:
    """Each choice stands in the address; a strange one is as if it were not there."""
    for number in range(60):
        make_setting(f"Numbered School {number:02d}")
    make_setting("Lone College", kind="sixteen_plus", status="closed")
    first = head.get(at("manage")).content.decode()
    assert "Cast School A" in first
    assert "Numbered School 59" not in first
    after = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "Numbered School 59" in head.get(at("manage") + after).content.decode()
    only = head.get(at("manage"), {"kind": "sixteen_plus", "status": "closed"}).content.decode()
    assert "Lone College" in only
    assert "Cast School A" not in only
    assert "Lone College" in head.get(at("manage"), {"q": "lone colege"}).content.decode()
    for odd in ({"after": "x"}, {"after": "9" * 40}, {"kind": "castle"}, {"area": "zz"}, {"q": "x" * 500}):
        assert head.get(at("manage"), odd).status_code == 200


def test_the_list_asks_as_many_questions_for_fifty_as_for_five(
    head: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    """No question of the database in a loop over rows."""
    for number in range(50):
        make_setting(f"Numbered School {number:02d}", area=Area.objects.get_or_create(name=f"Area {number}")[0])
    with django_assert_max_num_queries(18):
        head.get(at("manage"))


def test_a_setting_without_urn_is_added(head: Client, cast: Cast) -> None:
    """By its early years number; a wrong postcode keeps the rest."""
    la = cast.setting_a.la.pk
    values = {
        "name": "Tadpole Nursery",
        "kind": "early_years",
        "ey_number": "ey 123456",
        "la": la,
        "postcode": "zz11aa",
    }
    wrong = head.post(at("setting_add"), values | {"postcode": "nowhere"})
    assert (wrong.status_code, b"full UK postcode" in wrong.content, b"Tadpole" in wrong.content) == (422, True, True)
    assert head.post(at("setting_add"), values, follow=True).status_code == 200
    nursery = EducationSetting.objects.get(ey_number="EY123456")
    assert (nursery.postcode, nursery.source, nursery.urn) == ("ZZ1 1AA", "staff", None)
    again = head.post(at("setting_add"), values)
    assert b"early years number already" in again.content


def test_area_and_domains_of_a_setting(head: Client, cast: Cast) -> None:
    """What GIAS gives is not offered; a public mail domain is refused."""
    area = Area.objects.create(name="North")
    page = at("setting_change", cast.setting_a.public_id)
    assert b"Get Information about Schools" in head.get(page).content
    head.post(page, {"area": area.pk, "status": "closed"})
    cast.setting_a.refresh_from_db()
    assert (cast.setting_a.area, cast.setting_a.status) == (area, "open")
    domains = at("domains", cast.setting_a.public_id)
    assert b"proves nothing" in head.post(domains, {"domain": "gmail.com"}).content
    head.post(domains, {"domain": "oak.example"})
    domain = cast.setting_a.email_domains.get()
    foreign = at("domain_remove", cast.setting_b.public_id, domain.pk)
    assert head.post(foreign).status_code == 404
    assert b"Remove oak.example?" in head.get(at("domain_remove", cast.setting_a.public_id, domain.pk)).content
    head.post(at("domain_remove", cast.setting_a.public_id, domain.pk))
    assert not cast.setting_a.email_domains.exists()


def test_who_has_not_confirmed(head: Client, cast: Cast) -> None:
    """Settings with contacts, until they confirm."""
    assert b"Everybody has confirmed" in head.get(at("overdue")).content
    details = {"role": "dsl", "name": "Robin Dunnock", "email": "r@oak.example", "phone": ""}
    add_contact(setting=cast.setting_a, details=details, by=None)
    text = head.get(at("overdue")).content.decode()
    assert "1 setting has not confirmed its contacts" in text
    assert "Cast School A" in text


@pytest.mark.parametrize(
    ("kind", "model", "values"),
    [
        ("area", Area, {"name": "North", "description": "North of the river"}),
        ("trust", Trust, {"name": "Lantern Trust", "uid": "5488"}),
        ("team", CouncilTeam, {"name": "Family Help", "purpose": "Early help"}),
    ],
)
def test_structure_is_added_and_renamed(head: Client, cast: Cast, kind: str, model: type, values: dict) -> None:
    """Two of one name are refused in words."""
    head.post(at("group_add", kind), values)
    row = model.objects.get(name=values["name"])
    twice = head.post(at("group_add", kind), values)
    assert (twice.status_code, b"There is one with this" in twice.content) == (422, True)
    head.post(at("group_change", kind, row.pk), values | {"name": "Another name"})
    assert "Another name" in head.get(at("structure")).content.decode()
    assert head.get(at("group_change", kind, 10**9)).status_code == 404


def test_structure_knows_three_kinds(head: Client) -> None:
    """Anything else is not found."""
    assert head.get(at("group_add", "planet")).status_code == 404
    assert head.get(at("group_change", "planet", 1)).status_code == 404


@pytest.mark.parametrize("owner", ["council", "trust", "setting"])
def test_calendars_of_the_council_a_trust_and_a_setting(head: Client, cast: Cast, owner: str) -> None:
    """Add a term and an INSET day, see them, remove them; an overlap is refused and keeps what was typed."""
    suffix, args = {
        "council": ("", []),
        "trust": ("_trust", [cast.trust.pk]),
        "setting": ("_setting", [cast.setting_a.public_id]),
    }[owner]
    term = {"name": "Autumn term"} | days(date(2026, 9, 1), date(2026, 12, 18))
    home = at(f"calendar{suffix}", *args)
    assert head.post(at(f"calendar_term_add{suffix}", *args), term).url == home
    again = head.post(at(f"calendar_term_add{suffix}", *args), term | {"name": "Second autumn"})
    assert (again.status_code, b"overlap Autumn term" in again.content, b"Second autumn" in again.content) == (
        422,
        True,
        True,
    )
    closure = {"kind": "inset", "name": "INSET day", "part": "whole"} | days(date(2026, 11, 3), date(2026, 11, 3))
    head.post(at(f"calendar_closure_add{suffix}", *args), closure)
    text = head.get(home).content.decode()
    assert "1 September 2026 to 18 December 2026" in text
    assert "3 November 2026" in text
    for name, model in (("term", Term), ("closure", Closure)):
        address = at(f"calendar_{name}_remove{suffix}", *args, model.objects.get().pk)
        assert b"Remove" in head.get(address).content
        assert head.post(address).url == home
        assert not model.objects.exists()


def test_a_row_of_another_owner_is_not_removed(head: Client, cast: Cast) -> None:
    """Promise 4: the council's term under a setting's address is not found."""
    load_demo_calendar()
    term = Term.objects.first()
    address = at("calendar_term_remove_setting", cast.setting_a.public_id, term.pk)
    assert head.post(address).status_code == 404
    assert Term.objects.filter(pk=term.pk).exists()


def test_a_setting_sees_the_terms_it_inherits(head: Client, cast: Cast) -> None:
    """On its calendar page and on its own page."""
    load_demo_calendar()
    assert b"Terms that hold from further up" in head.get(at("calendar_setting", cast.setting_a.public_id)).content
    assert b"1 September 2026 to 18 December 2026" in head.get(at("setting", cast.setting_a.public_id)).content


def test_offices_close_for_the_council_alone(head: Client, cast: Cast) -> None:
    """The choice is not offered to others, and a forged one is refused."""
    closure = {"kind": "office", "name": "Christmas", "part": "whole"} | days(date(2026, 12, 29), date(2026, 12, 31))
    forged = head.post(at("calendar_closure_add_setting", cast.setting_a.public_id), closure)
    assert forged.status_code == 422
    assert head.post(at("calendar_closure_add"), closure).status_code == 302


def test_a_rule_is_checked_and_given_a_new_value(head: Client) -> None:
    """Both values stand in its history; words where figures belong are refused."""
    seed_reference_data()
    page = at("rule", "cp-core-group")
    assert b"Not verified" in head.get(page).content
    head.post(at("rule_checked", "cp-core-group"))
    assert DatedRule.objects.get(key="cp-core-group").verified
    new = {
        "value": "ten",
        "basis": "A new edition",
        "effective_from_day": "1",
        "effective_from_month": "1",
        "effective_from_year": "2027",
        "source_url": "https://www.legislation.gov.uk/",
        "note": "",
        "checked": "on",
    }
    wrong = head.post(page, new)
    assert (wrong.status_code, b"Enter a number of working days" in wrong.content) == (422, True)
    assert b"starts with https" in head.post(page, new | {"source_url": "javascript:alert(1)"}).content
    head.post(page, new | {"value": "12"})
    text = head.get(page).content.decode()
    assert "10 working days" in text
    assert "12 working days" in text
    assert head.get(at("rule", "no-such-rule")).status_code == 404
    assert head.get(at("rule_checked", "cp-core-group")).status_code == 405


def test_a_statement_gets_a_new_version(head: Client) -> None:
    """Starting from the newest; the earlier one stays to be read."""
    assert b"No statement yet" in head.get(at("statements")).content
    seed_reference_data()
    assert head.get(at("statements")).url == at("statement", "role")
    page = at("statement_new", "role")
    assert b"does not work with one child" in head.get(page).content
    values = {
        "title": "What we do",
        "body": "## New\nText",
        "basis": "The Act",
        "effective_from_day": "1",
        "effective_from_month": "1",
        "effective_from_year": "2027",
    }
    assert head.post(page, values | {"body": ""}).status_code == 422
    head.post(page, values)
    assert PublicStatement.objects.filter(slug="role").count() == 2
    text = head.get(at("statement", "role")).content.decode()
    assert "Version 2" in text
    assert "Version 1 (in force)" in text
    for missing in (at("statement", "none"), at("statement_new", "none")):
        assert head.get(missing).status_code == 404
