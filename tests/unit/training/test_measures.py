"""Each measure says what it counts, and of nothing there is no share."""

from __future__ import annotations

from training.measures import LEAST_ANSWERS, MEASURES, Share


def test_each_measure_is_defined_once() -> None:
    assert len({one.code for one in MEASURES}) == len(MEASURES)
    assert all(one.numerator and one.window for one in MEASURES)
    assert LEAST_ANSWERS == 5


def test_a_share_of_nothing_is_said_so() -> None:
    assert str(Share(0, 0)) == "None in this period"
    assert str(Share(45, 60)) == "45 of 60 (75%)"
    assert str(Share(1200, 2400)) == "1,200 of 2,400 (50%)"
