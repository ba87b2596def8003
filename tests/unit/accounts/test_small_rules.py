"""Rules that need no database: where `next` may lead, whose a domain is, which address counts, what a name is."""

from __future__ import annotations

import pytest
from cryptography.fernet import InvalidToken
from django.core.exceptions import ValidationError
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from accounts.adapters.account import client_address
from accounts.adapters.mfa import MFAAdapter
from accounts.email_domains import domain_of, is_free
from accounts.forms.person_fields import name_field, phone_field
from accounts.oidc.second_factor import says_second_factor
from accounts.policies import TWO_ADMINISTRATORS
from accounts.redirects import is_own_path
from accounts.reference import permissions_markdown
from accounts.roles import ROLES, Scope
from accounts.workflow import MEMBERSHIP_MOVES, State, WrongState, move_between


@pytest.mark.parametrize("url", ["/", "/advice/", "/advice/?a=1&b=//x", "/a#b"])
def test_own_paths_are_kept(url: str) -> None:
    assert is_own_path(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example/",
        "advice/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "http:evil.example",
        "/" + "a" * 3000,
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    """T20: an open redirect under the council's name."""
    assert not is_own_path(url)


@given(st.text(max_size=60))
def test_whatever_is_kept_stays_on_this_site(url: str) -> None:
    if is_own_path(url):
        assert url[0] == "/"
        assert url[1:2] not in ("/", "\\")


@pytest.mark.parametrize(
    ("email", "domain", "free"),
    [
        ("a@Oak.Example", "oak.example", False),
        ("a@GMAIL.com", "gmail.com", True),
        ("a@gmail.com.", "gmail.com", True),
        ("a@x@gmail.com", "gmail.com", True),
        ("a@notgmail.com", "notgmail.com", False),
        ("a@bücher.example", "xn--bcher-kva.example", False),
        ("a@" + "x" * 300, "", False),
        ("none", "", False),
    ],
)
def test_whose_a_domain_is(email: str, domain: str, free: bool) -> None:
    found = domain_of(email)
    assert (found if email != "none" else "", is_free(email)) == (domain, free)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "1.2.3.4", "10.0.0.9", "10.0.0.9"),
        (1, "6.6.6.6, 1.2.3.4", "10.0.0.9", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "10.0.0.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.9", "10.0.0.9"),
        (1, "", "10.0.0.9", "10.0.0.9"),
        (1, "nonsense", "10.0.0.9", "0.0.0.0"),
        (0, "", "", "0.0.0.0"),
        (0, "", "::1", "::1"),
    ],
)
def test_which_address_counts(proxies: int, forwarded: str, remote: str, address: str) -> None:
    """S6: whatever the headers, and never an error for a short one."""
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert client_address(request) == address


@pytest.mark.parametrize("name", ["Ó Séaghdha-O’Neill", "Nguyễn Thị Mai", "李 明", "J. R. Smith (Jr.)", "O'Neill"])
def test_names_of_people(name: str) -> None:
    assert name_field().clean(f"  {name} ") == name


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "=1+1", "-", "a@b", "https://x.example", "\u202eabc", "a\u200bb", "x" * 121, ""]
)
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(ValidationError):
        name_field().clean(name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("020 7946 0000", "020 7946 0000"),
        ("+44 20 7946 0000", "020 7946 0000"),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00"),
        ("", ""),
    ],
)
def test_phones(typed: str, kept: str) -> None:
    assert phone_field().clean(typed) == kept


def test_seeds_are_encrypted_and_older_keys_still_read(settings: object) -> None:
    old, new = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    settings.FIELD_KEY = old  # type: ignore[attr-defined]  # the fixture of pytest-django
    secret = MFAAdapter().encrypt("SEED")
    assert "SEED" not in secret
    settings.FIELD_KEY = f"{new},{old}"  # type: ignore[attr-defined]  # the fixture of pytest-django
    assert MFAAdapter().decrypt(secret) == "SEED"
    settings.FIELD_KEY = new  # type: ignore[attr-defined]  # the fixture of pytest-django
    with pytest.raises(InvalidToken):
        MFAAdapter().decrypt(secret)


def test_a_provider_is_trusted_only_by_an_exact_yes() -> None:
    assert says_second_factor({"amr": ["mfa"]}, {"trust_mfa": True})
    assert not says_second_factor({"amr": ["mfa"]}, {"trust_mfa": 1})
    assert not says_second_factor({"amr": [["mfa"]]}, {"trust_mfa": True})


def test_moves_are_the_table_and_nothing_else() -> None:
    for source in State:
        for target in State:
            known = any((move.source, move.target) == (source, target) for move in MEMBERSHIP_MOVES)
            if known:
                assert move_between(source, target).target is target
            else:
                with pytest.raises(WrongState):
                    move_between(source, target)


def test_every_role_of_the_council_demands_a_strong_factor_and_is_given() -> None:
    """SECURITY section 2, contextual rules."""
    for role in ROLES.values():
        assert (role.scope is Scope.COUNCIL) == role.strong_factor == (not role.self_service), role.code
    assert set(ROLES) >= TWO_ADMINISTRATORS


def test_the_reference_names_every_role_and_permission() -> None:
    page = permissions_markdown()
    for role in ROLES.values():
        assert f"### {role.label}\n" in page
        for permission in role.permissions:
            assert f"- {permission.label}\n" in page
    assert page == permissions_markdown()
