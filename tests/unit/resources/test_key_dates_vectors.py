"""Promise 6: every deadline of the key dates calculator, against dates counted by hand on a paper calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from resources.key_dates.catalogue import BY_CODE, KINDS, rule_keys
from resources.key_dates.counting import duties
from resources.key_dates.facts import Facts, Unit
from tests.unit.resources.key_dates_law import LAW, dates

# Notice received -> work set until (day 5), full-time education from (day 6), governing board by (day 15).
EXCLUSIONS = {
    "DOMAIN A4: half-term and INSET": ((2026, 10, 22), (2026, 11, 9), (2026, 11, 10), (2026, 11, 23)),
    "over Christmas": ((2026, 12, 10), (2026, 12, 17), (2026, 12, 18), (2027, 1, 14)),
    "over Easter, clocks go forward on 28 March": ((2027, 3, 19), (2027, 4, 13), (2027, 4, 14), (2027, 4, 27)),
    "over spring half-term": ((2027, 2, 10), (2027, 2, 24), (2027, 2, 25), (2027, 3, 10)),
    "over an INSET day in the week": ((2027, 6, 16), (2027, 6, 24), (2027, 6, 25), (2027, 7, 8)),
    "over 29 February 2028": ((2028, 2, 25), (2028, 3, 3), (2028, 3, 6), (2028, 3, 17)),
    "received on a Sunday in half-term": ((2026, 11, 1), (2026, 11, 10), (2026, 11, 11), (2026, 11, 24)),
    "clocks go back on 31 October 2027": ((2027, 10, 29), (2027, 11, 5), (2027, 11, 8), (2027, 11, 19)),
}


@pytest.mark.parametrize("name", EXCLUSIONS)
def test_permanent_exclusion(name: str) -> None:
    notice, work, education, board = (date(*parts) for parts in EXCLUSIONS[name])
    found = dates("permanent-exclusion", Facts(received=notice))
    assert found["work-set"].day == work
    assert found["full-time-education"].day == education
    assert found["board-meets"].day == board


def test_the_vector_says_how_it_was_counted() -> None:
    """DOMAIN A4, vector 6: day 1 is 23 October, day 2 is 4 November; what was skipped is named."""
    board = dates("permanent-exclusion", Facts(received=date(2026, 10, 22)))["board-meets"]
    assert board.day_one == date(2026, 10, 23)
    told = [(run.reason, run.first, run.last) for run in board.skipped[:3]]
    assert told == [
        ("Weekend", date(2026, 10, 24), date(2026, 10, 24)),
        ("Autumn half-term", date(2026, 10, 25), date(2026, 11, 2)),
        ("INSET day", date(2026, 11, 3), date(2026, 11, 3)),
    ]
    assert {run.reason for run in board.skipped[3:]} == {"Weekend"}


# A trigger -> the days of the deadlines by code.
OTHERS = {
    "strategy discussion, clocks go back": (
        "strategy-discussion",
        (2026, 10, 23),
        {"initial-conference": (2026, 11, 13)},
    ),
    "strategy discussion over Easter, clocks go forward": (
        "strategy-discussion",
        (2027, 3, 18),
        {"initial-conference": (2027, 4, 12)},
    ),
    "strategy discussion over Christmas": (
        "strategy-discussion",
        (2026, 12, 18),
        {"initial-conference": (2027, 1, 13)},
    ),
    "conference on the last day of November, then 29 February": (
        "initial-conference",
        (2027, 11, 30),
        {"core-group": (2027, 12, 14), "first-review": (2028, 2, 29), "second-review": (2028, 8, 29)},
    ),
    "review conference on 31 August": ("review-conference", (2027, 8, 31), {"next-review": (2028, 2, 29)}),
    "EHC request on 29 February": (
        "ehc-request",
        (2028, 2, 29),
        {"ehc-decide": (2028, 4, 11), "ehc-no-plan": (2028, 6, 20), "ehc-final": (2028, 7, 18)},
    ),
    "EHC request over both clock changes": (
        "ehc-request",
        (2026, 10, 20),
        {"ehc-decide": (2026, 12, 1), "ehc-no-plan": (2027, 2, 9), "ehc-final": (2027, 3, 9)},
    ),
    "advice for an assessment": ("ehc-advice", (2026, 11, 24), {"ehc-advice": (2027, 1, 5)}),
    "draft plan: the day it is served is day 1": ("ehc-draft", (2028, 2, 20), {"ehc-comments": (2028, 3, 5)}),
    "decision before the summer holiday": (
        "board-decision",
        (2027, 7, 2),
        {"review-application": (2027, 9, 2), "review-at-the-latest": (2027, 9, 23)},
    ),
    "application for a review": ("review-application", (2026, 11, 23), {"review-panel": (2026, 12, 14)}),
    "assessment of 45 working days over Christmas": ("assessment", (2026, 11, 16), {"assessment": (2027, 1, 21)}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_events(name: str) -> None:
    kind, trigger, expected = OTHERS[name]
    found = dates(kind, Facts(received=date(*trigger)))
    assert {code: one.day for code, one in found.items()} == {code: date(*day) for code, day in expected.items()}


def suspension(days: str, total: str, *, exam: bool = False, received: date = date(2026, 9, 7)) -> Facts:
    return Facts(received=received, days=Decimal(days), term_total=Decimal(total), exam_missed=exam)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (suspension("2", "5"), {"work-set"}),
        (suspension("0.5", "5.5"), {"work-set", "board-meets-if-asked"}),
        (suspension("2", "15"), {"work-set", "board-meets-if-asked"}),
        (suspension("2", "15.5"), {"work-set", "board-meets"}),
        (suspension("1", "1", exam=True), {"work-set", "board-meets"}),
        (suspension("5", "5"), {"work-set"}),
        (suspension("5.5", "5.5"), {"work-set", "full-time-education", "board-meets-if-asked"}),
        (suspension("16", "16"), {"work-set", "full-time-education", "board-meets"}),
    ],
)
def test_what_a_suspension_starts(facts: Facts, codes: set[str]) -> None:
    """DOMAIN A4: over 5 and over 15 days in a term, a missed examination, and a sixth day."""
    assert set(dates("suspension", facts)) == codes


def test_fifty_school_days_when_the_parents_ask() -> None:
    assert dates("suspension", suspension("3", "8"))["board-meets-if-asked"].day == date(2026, 11, 25)


def test_work_is_set_to_the_end_of_a_short_suspension() -> None:
    assert dates("suspension", suspension("2.5", "2.5"))["work-set"].day == date(2026, 9, 10)


def test_a_first_day_that_is_given_is_day_1() -> None:
    facts = replace(suspension("8", "8"), first_day=date(2026, 9, 7))
    found = dates("suspension", facts)
    assert found["full-time-education"].day == date(2026, 9, 14)
    assert found["board-meets-if-asked"].day == date(2026, 11, 25), "that clock runs from the notice"


def test_a_first_day_without_a_session_is_refused_with_the_reason() -> None:
    found = dates("suspension", replace(suspension("8", "8", received=date(2026, 10, 23)), first_day=date(2026, 11, 3)))
    assert found["work-set"].day is None
    assert found["work-set"].unknown == "Tuesday 3 November 2026 is no school day (INSET day), so it cannot be day 1."


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (suspension("2", "4"), "It need not meet"),
        (suspension("2", "6"), "Without representations"),
        (suspension("2", "16"), "Tell the governing board"),
    ],
)
def test_what_is_done_without_a_date(facts: Facts, words: str) -> None:
    said = " ".join(duty.words for duty in duties(BY_CODE["suspension"], facts, LAW))
    assert "whatever the length" in said
    assert words in said


def test_reviews_of_a_reduced_timetable() -> None:
    """Every two weeks from 5 October 2026, to the local limit; the school is closed on Monday 2 November."""
    found = dates("reduced-timetable", Facts(received=date(2026, 10, 5), review_weeks=2))
    days = {code: (one.day, one.sooner) for code, one in found.items()}
    assert days == {
        "review-1": (date(2026, 10, 19), None),
        "review-2": (date(2026, 11, 2), date(2026, 10, 23)),
        "review-3": (date(2026, 11, 16), None),
        "reduced-limit": (date(2026, 11, 16), None),
    }


def test_reviews_stop_where_the_plan_ends() -> None:
    facts = Facts(received=date(2026, 11, 4), review_weeks=1, ends=date(2026, 11, 20))
    assert {"review-1", "review-2"} == {code for code in dates("reduced-timetable", facts) if "review" in code}


def test_a_date_on_a_bank_holiday_says_the_working_day_before() -> None:
    found = dates("initial-conference", Facts(received=date(2028, 2, 29)))
    assert found["first-review"].day == date(2028, 5, 29)  # the late May bank holiday
    assert found["first-review"].sooner == date(2028, 5, 26)


def test_beyond_the_term_dates_there_is_no_date() -> None:
    found = dates("permanent-exclusion", Facts(received=date(2028, 7, 10)))
    assert found["full-time-education"].day == date(2028, 7, 18)
    assert found["board-meets"].day is None
    assert found["board-meets"].unknown.startswith("Term dates are known only up to Thursday 31 August 2028")


def test_a_date_that_follows_an_unknown_one_is_unknown() -> None:
    found = dates("board-decision", Facts(received=date(2028, 7, 10)))
    assert found["review-at-the-latest"].unknown == "The date that this one follows is not known."


@pytest.mark.parametrize("year", [2000, 2035, 2100])
def test_years_without_bank_holidays_or_terms(year: int) -> None:
    for kind in KINDS:
        for one in dates(kind.code, Facts(received=date(year, 6, 1))).values():
            assert (one.day is None) == bool(one.unknown)
            assert one.day is None or one.unit not in (Unit.SCHOOL_DAYS, Unit.WORKING_DAYS)


@pytest.mark.parametrize("value", ["1.5", "999999999999", "words", "0"])
def test_a_rule_that_cannot_be_counted_gives_no_date(value: str) -> None:
    """Promise 7: staff may change a rule; whatever they enter, the page never breaks and never guesses."""
    rules = {key: replace(rule, value=value, words=value) for key, rule in LAW.items()}
    for kind in KINDS:
        for one in dates(kind.code, Facts(received=date(2026, 9, 7), review_weeks=1), rules).values():
            assert one.day is None or one.clock.code.startswith("review-")
            assert one.day is not None or one.unknown


def test_without_rules_every_deadline_says_so() -> None:
    for kind in KINDS:
        assert all("holds no rule" in one.unknown for one in dates(kind.code, Facts(date(2026, 9, 7)), {}).values())


def test_every_rule_of_the_catalogue_is_among_those_a_portal_starts_with() -> None:
    assert set(LAW) == rule_keys()
