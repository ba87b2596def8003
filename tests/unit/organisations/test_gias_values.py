"""What one value of GIAS may be, and which kind of setting a type and a phase make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.gias import values as v
from organisations.gias.links import kind_of as link_kind
from organisations.gias.types import CODE_BY_NAME, PHASE_NAMES, STATUS_NAMES, TYPES, kind_of

READERS: list[v.Reader] = [
    v.text(100),
    v.day,
    v.urn,
    v.padded(4, "the number"),
    v.la_code,
    v.type_code,
    v.ukprn,
    v.trust_code,
    v.postcode,
    v.telephone,
    v.website,
    v.age,
    v.one_of(STATUS_NAMES, "the status"),
]


@pytest.mark.parametrize(
    ("read", "raw", "stored"),
    [
        (v.text(20), "  Oak\tSchool\r\n ", "Oak School"),
        (v.text(20), "St\u200bMary\u202e’s", "St Mary ’s"),
        (v.day, "29-02-2028", date(2028, 2, 29)),
        (v.day, "", None),
        (v.urn, " 100000 ", 100000),
        (v.padded(4, "it"), "12", "0012"),
        (v.padded(4, "it"), "", ""),
        (v.la_code, "0", "000"),
        (v.type_code, "02", "02"),
        (v.ukprn, "10079319", "10079319"),
        (v.postcode, "ec3a  5de", "EC3A 5DE"),
        (v.telephone, "(020) 7946 0000", "(020) 7946 0000"),
        (v.telephone, "+44 1632 960001", "+44 1632 960001"),
        (v.website, "http://www.oak.example/a?b=c", "http://www.oak.example/a?b=c"),
        (v.website, "oak.example:8080", "oak.example:8080"),
        (v.age, "0", 0),
        (v.one_of(STATUS_NAMES, "it"), "OPEN, but proposed to close", "proposed_to_close"),
        (v.one_of(PHASE_NAMES, "it"), "", "not_applicable"),
    ],
)
def test_what_is_stored(read: Callable[[str], object], raw: str, stored: object) -> None:
    """The value as the database keeps it."""
    assert read(raw) == stored


@pytest.mark.parametrize(
    ("read", "raw", "words"),
    [
        (v.day, "1/9/99", "Excel"),
        (v.day, "1999-09-01", "31-08-2026"),
        (v.day, "00-00-0000", "no such day"),
        (v.urn, "1E+05", "lost figures"),
        (v.padded(4, "it"), "12345", "more than 4"),
        (v.type_code, "1234", "too long"),
        (v.ukprn, "20079319", "starts with 1"),
        (v.telephone, "01/09/1999", "telephone"),
        (v.telephone, "2.07946E+10", "Excel"),
        (v.website, "data:text/html,x.y", "web address"),
        (v.website, "https://javascript:alert(1).x", "web address"),
        (v.website, "oak", "web address"),
        (v.trust_code, "12345678901", "too long"),
        (v.text(5), "######", "error mark"),
    ],
)
def test_what_is_refused(read: Callable[[str], object], raw: str, words: str) -> None:
    """With a reason that says what is wrong."""
    with pytest.raises(v.Refused, match=words):
        read(raw)


@given(st.sampled_from(READERS), st.text(max_size=60))
def test_any_text_is_stored_or_refused(read: v.Reader, raw: str) -> None:
    """Nothing else happens, and what is stored is stored again unchanged."""
    try:
        stored = read(raw)
    except v.Refused:
        return
    if isinstance(stored, str) and stored and read is not READERS[-1]:
        assert read(stored) == stored
        assert "\x00" not in stored


@pytest.mark.parametrize(
    ("code", "name", "phase", "kind"),
    [
        ("01", "Community school", "primary", "primary"),
        ("1", "", "secondary", "secondary"),
        ("", "Community special school", "not_applicable", "special"),
        ("14", "Pupil referral unit", "not_applicable", "alternative"),
        ("11", "Other independent school", "not_applicable", "independent"),
        ("10", "Other independent special school", "not_applicable", "special"),
        ("34", "Academy converter", "middle_secondary", "secondary"),
        ("45", "Academy 16-19 converter", "sixteen_plus", "sixteen_plus"),
        ("15", "Local authority nursery school", "nursery", "nursery"),
        ("99", "A type of tomorrow", "all_through", "all_through"),
        ("", "", "not_applicable", "other"),
    ],
)
def test_the_kind_of_a_setting(code: str, name: str, phase: str, kind: str) -> None:
    """From the type where it decides, else from the phase."""
    assert kind_of(code, name, phase) == kind


def test_the_table_of_types_is_whole() -> None:
    """Forty types, each name once, in codes of two figures."""
    assert len(TYPES) == len(CODE_BY_NAME) == 40
    assert all(len(code) == 2 and code.isdigit() for code in TYPES)


def test_kinds_of_links() -> None:
    """By the first word."""
    words = ["Successor", "Successor - merged", "Predecessor - Split School", "Sixth Form Centre Link", "Other"]
    assert [link_kind(word) for word in words] == ["successor", "successor", "predecessor", "other", "other"]
