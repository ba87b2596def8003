"""What is typed into the search box is read, widened and corrected, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.search.highlights import BEGIN, END, Segment, segments
from resources.search.search import Search
from resources.search.spelling import distance, nearest
from resources.search.synonym_table import groups
from resources.search.synonyms import LONGEST_PHRASE, Clause, Group, clauses
from resources.search.words import LONGEST, MOST_TERMS, Term, as_typed, fold, terms, tidy

PEX = Group("syn1", ("pex", "permanent exclusion"))
HELP = Group("syn2", ("eh", "early help"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("attendance", [Term("attendance")]),
        ('"managed move"', [Term("managed move", quoted=True)]),
        ("-behaviour", [Term("behaviour", excluded=True)]),
        ('-"managed move"', [Term("managed move", quoted=True, excluded=True)]),
        ("part-time", [Term("part time")]),
        ("children’s café", [Term("childrens"), Term("cafe")]),
        ("suspension OR exclusion", [Term("suspension"), Term("exclusion", either=True)]),
        ("OR exclusion", [Term("exclusion")]),
        ("this or that", [Term("this"), Term("or"), Term("that")]),
        ('"open', [Term("open")]),
        ("& | ! ( ) :* <-> ' \" - --", []),
        ("attend:* & (exclusion)", [Term("attend"), Term("exclusion")]),
        ("😀 🎓", []),
        ("الحضور", [Term("الحضور")]),
    ],
)
def test_words_quotes_minus_and_or_are_read(typed: str, read: list[Term]) -> None:
    assert terms(tidy(typed)) == read


@given(st.text(max_size=400))
def test_anything_typed_can_be_read(typed: str) -> None:
    found = terms(tidy(typed))
    assert len(tidy(typed)) <= LONGEST
    assert len(found) <= MOST_TERMS
    assert all(term.text.strip() == term.text != "" for term in found)
    clauses(found, [PEX])


def test_ten_thousand_characters_are_cut_and_said_to_be() -> None:
    search = Search.from_query(_Query(q="attendance " * 1000))
    assert (len(search.words) <= LONGEST, search.was_cut) == (True, True)
    assert not Search.from_query(_Query(q="  attendance  ")).was_cut


def test_characters_nobody_sees_are_left_out() -> None:
    assert tidy("a\x00b\x1f\ud800c\u2028d") == "a b cd" or tidy("a\x00b\x1f\ud800c\u2028d") == "a b c d"


def test_folding_is_the_same_for_stored_and_typed() -> None:
    assert fold("Emotionally-Based  school’s Café") == "emotionally based schools cafe"


def test_a_phrase_is_widened_in_both_directions() -> None:
    short, long = clauses(terms("pex"), [PEX]), clauses(terms("permanent exclusions"), [PEX])
    assert [clause.tags for clause in (*short, *long)] == [("syn1",), ("syn1",)]
    assert {way.text for way in short[0].alternatives} == {"pex", "permanent exclusion"}


def test_the_longest_phrase_counts_and_the_rest_stays() -> None:
    found = clauses(terms("permanent exclusion data"), [PEX, Group("syn3", ("permanent", "lasting"))])
    assert [(clause.tags, clause.alternatives[0].text) for clause in found] == [
        (("syn1",), "permanent exclusion"),
        ((), "data"),
    ]


def test_quoted_and_excluded_words_are_not_widened() -> None:
    assert all(not clause.tags for clause in clauses(terms('"pex" -eh'), [PEX, HELP]))


def test_either_of_two_keeps_tags_only_where_both_have_them() -> None:
    both, one = clauses(terms("pex OR eh"), [PEX, HELP]), clauses(terms("pex OR attendance"), [PEX, HELP])
    assert [both[0].tags, one[0].tags] == [("syn1", "syn2"), ()]
    assert isinstance(one[0], Clause)
    assert len(one) == 1


def test_the_table_of_synonyms_can_be_recognised() -> None:
    table = groups()
    assert {"pex", "rt", "ebsa", "cin", "cp", "lac", "ehcp", "ehcna", "pa", "ap", "pru", "senco", "dsl", "dt", "pep",
            "vsh", "mash", "neet", "cme", "ehe", "semh", "fft"} <= {phrase for group in table for phrase in group}  # fmt: skip
    for group in table:
        assert len(group) > 1
        for phrase in group:
            assert fold(phrase) == phrase
            assert len(phrase) <= 60
            assert len(phrase.split()) <= LONGEST_PHRASE


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("atendance", "attendance", 1),
        ("attendnace", "attendance", 1),
        ("", "abc", 3),
        ("same", "same", 0),
        ("ab", "cd", 2),
    ],
)
def test_distance_counts_letters(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps


def test_the_nearest_word_is_taken_and_the_commonest_of_equals() -> None:
    assert nearest("exclusoin", [("exclusive", 90), ("exclusion", 3), ("exclusions", 40)]) == "exclusion"
    assert nearest("schol", [("school", 5), ("scholl", 9)]) == "scholl"
    assert nearest("zebra", [("attendance", 5)]) == ""


def test_marks_become_segments_and_markup_stays_text() -> None:
    text = f"<b>{BEGIN}School{END}</b> & {BEGIN}attendance{END}"
    assert segments(text) == (Segment("<b>"), Segment("School", True), Segment("</b> & "), Segment("attendance", True))
    assert segments(f"{BEGIN}open") == (Segment("open"),)
    assert segments("") == ()


def test_an_address_is_the_whole_state() -> None:
    search = Search.from_query(
        _Query(
            q='pex -"managed move"',
            topic=["attendance", "attendance", "x' OR 1=1"],
            kind="service",
            sort="newest",
            page="3",
            nonsense="1",
            as_typed='pex  -"managed move"',
        )
    )
    assert dict(search.filters) == {"kind": ("service",), "topic": ("attendance",)}
    assert (
        search.to_query()
        == "q=pex+-%22managed+move%22&kind=service&topic=attendance&sort=newest&as_typed=pex+-%22managed+move%22&page=3"
    )
    assert search.without("kind", "service").to_query().count("kind") == 0


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1e9", "9" * 400, "²"])
def test_a_page_that_is_none_is_the_first_or_the_last_that_could_be(page: str) -> None:
    assert 1 <= Search.from_query(_Query(page=page)).page <= 9_999


def test_terms_can_be_written_as_they_were_typed() -> None:
    assert as_typed(terms('pex OR suspension -"managed move"')) == 'pex OR suspension -"managed move"'


class _Query:
    """As much of Django's QueryDict as a search reads."""

    def __init__(self, **values: str | list[str]) -> None:
        self.values = {name: value if isinstance(value, list) else [value] for name, value in values.items()}

    def get(self, key: str, default: str, /) -> str:
        return self.values[key][-1] if key in self.values else default

    def getlist(self, key: str, /) -> list[str]:
        return self.values.get(key, [])
