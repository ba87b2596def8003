"""The test of a local rule is made from its pattern and says what the rule changes."""

from __future__ import annotations

import pytest

from screening import Verdict, screen
from text_guard.rule_checks import Untried, clean_texts, filled, try_rule

SHAPE = Untried("reference", "LCS-999999-A", "LCS-999999-A")


def test_the_filler_is_invented_from_the_shape() -> None:
    assert filled(SHAPE) == "LCS-123456-K"
    assert filled(Untried("name", "Zorblix", "zorblix")) == "Zorblix"


@pytest.mark.parametrize(
    ("kind", "pattern", "key", "checks"),
    [
        ("reference", "KD.999.A", "KD.999.A", 5),
        ("name", "Pebble", "pebble", 5),
        ("phrase", "Hope Quagfeather", "hope quagfeather", 6),
    ],
)
def test_a_good_rule_passes_and_makes_a_difference(kind: str, pattern: str, key: str, checks: int) -> None:
    tested = try_rule(Untried(kind, pattern, key))
    assert (tested.passed, tested.passed_checks, len(tested.checks)) == (True, checks, checks)
    assert tested.changed > 0
    assert all(pattern.lower()[:3] in check.text.lower() for check in tested.checks)


def test_a_rule_that_marks_clean_texts_fails_with_their_count() -> None:
    """Every year is a number of four digits."""
    tested = try_rule(Untried("reference", "9999", "9999"))
    assert tested.newly_marked > 2 and not tested.passed
    assert tested.clean == len(clean_texts()) > 50


def test_a_phrase_that_would_hide_a_child_fails() -> None:
    """A phrase that is the name of the invented child takes the mark off her."""
    tested = try_rule(Untried("phrase", "Zorblina Quagfeather", "zorblina quagfeather"))
    assert not tested.passed
    assert [check.text for check in tested.checks if not check.passed][-1].startswith("Zorblina Quagfeather's mum")


def test_rules_are_tested_beside_each_other() -> None:
    """A phrase that another rule reads as a name: the phrase wins where it stands whole, and its test says so."""
    gym = Untried("phrase", "Zorblix Gym", "zorblix gym")
    assert try_rule(gym, [Untried("name", "Zorblix", "zorblix")]).passed
    again = try_rule(SHAPE, [SHAPE])
    assert again.changed == try_rule(SHAPE).changed, "a rule is not tested against itself"


def test_the_clean_texts_are_clean() -> None:
    assert [text for text in clean_texts() if screen(text).verdict is not Verdict.OK] == []
