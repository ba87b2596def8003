"""Promise 1, threats T12 and T22: messages hold short names and links to this portal, and no header can be bent."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from notifications.kinds import KINDS, UnknownKind, kind_of
from notifications.rendering import HeaderInjection, UnsafeContext, check_header, safe_value


@pytest.mark.parametrize("name", ["link", "reply_link", "url", "settings_path"])
def test_a_path_becomes_a_link_to_the_configured_origin(name: str) -> None:
    assert safe_value(name, "/advice/3f") == f"{settings.ORIGIN}/advice/3f"


def test_a_whole_link_to_this_portal_stays() -> None:
    assert safe_value("link", f"{settings.ORIGIN}/advice/3f") == f"{settings.ORIGIN}/advice/3f"


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/x",
        "//elsewhere.example",
        "/\\elsewhere.example",
        f"{settings.ORIGIN}.elsewhere.example/",
        "javascript:alert(1)",
        "advice/3f",
        "",
    ],
)
def test_a_link_that_leads_elsewhere_is_refused(link: str) -> None:
    with pytest.raises(UnsafeContext):
        safe_value("link", link)


@pytest.mark.parametrize("link", ["/advice/\r\nBcc: x", "/advice/\x00", "/advice/ http:"])
def test_a_link_cannot_be_broken_into_a_second_line(link: str) -> None:
    with pytest.raises(UnsafeContext):
        safe_value("link", link)


@pytest.mark.parametrize("value", ["x" * 201, ["a list"], {"a": "mapping"}, b"bytes", 1.5])
def test_what_is_no_short_value_is_refused_without_being_quoted(value: object) -> None:
    with pytest.raises(UnsafeContext) as refused:
        safe_value("setting", value)
    assert str(value) not in str(refused.value)


@pytest.mark.parametrize(
    ("value", "harmless"),
    [
        ("two\r\nBcc: somebody@demo.example", "two Bcc: somebody@demo.example"),
        ("nul\x00 and\u2028separator", "nul and separator"),
        ("Look at https://elsewhere.example/now", "Look at https elsewhere.example/now"),
    ],
)
def test_a_name_somebody_chose_is_made_harmless(value: str, harmless: str) -> None:
    """A refusal here would let a strange name stop the notices of its own owner."""
    assert safe_value("name", value) == harmless


@pytest.mark.parametrize("value", ["Fairmere Primary School", 3, True, None, date(2026, 11, 25)])
def test_names_numbers_and_dates_pass_unchanged(value: object) -> None:
    assert safe_value("setting", value) == value


@given(st.text(max_size=60))
def test_no_header_ever_holds_a_line_break_or_control_character(text: str) -> None:
    try:
        passed = check_header(text, longest=50)
    except HeaderInjection:
        return
    assert passed == text and 0 < len(text) <= 50
    assert passed.splitlines() == [passed]
    assert all(character >= " " and character != "\x7f" for character in passed)


def test_an_unknown_kind_says_where_to_add_it() -> None:
    with pytest.raises(UnknownKind, match="notifications/kinds.py"):
        kind_of("advice_aswered")


def test_every_kind_has_words_and_a_code_that_makes_a_template_name() -> None:
    assert all(kind.label and code.replace("_", "").isalpha() and code.islower() for code, kind in KINDS.items())


def test_secret_kinds_leave_at_once_and_do_not_wait_for_ever() -> None:
    """A one-time code that waits for the morning, or for days, is of no use and a risk."""
    assert all(kind.urgent and kind.lifetime for kind in KINDS.values() if kind.secret)
