"""Rules and calendars for the tests of the key dates calculator; the rules are those a new portal starts with."""

from __future__ import annotations

from datetime import date

from organisations.calendars import ClosedSpan, SchoolCalendar, TermSpan, bank_holidays, working_days
from organisations.reference.rules import READ, RULES
from resources.key_dates.catalogue import BY_CODE, rule_keys
from resources.key_dates.counting import Calendars, Reckoning, deadlines
from resources.key_dates.facts import Deadline, Facts, Rule, Rules
from resources.key_dates.reasons import NamedClosure, WhyNoSchoolDay, why_no_working_day

TERMS = (
    TermSpan("202627", date(2026, 9, 1), date(2026, 12, 18)),
    TermSpan("202627", date(2027, 1, 4), date(2027, 3, 24)),
    TermSpan("202627", date(2027, 4, 12), date(2027, 7, 21)),
    TermSpan("202728", date(2027, 9, 1), date(2027, 12, 17)),
    TermSpan("202728", date(2028, 1, 4), date(2028, 3, 31)),
    TermSpan("202728", date(2028, 4, 18), date(2028, 7, 21)),
)
CLOSURES = (
    NamedClosure("Autumn half-term", date(2026, 10, 25), date(2026, 11, 2)),
    NamedClosure("INSET day", date(2026, 11, 3), date(2026, 11, 3)),
    NamedClosure("Spring half-term", date(2027, 2, 15), date(2027, 2, 19)),
    NamedClosure("Summer half-term", date(2027, 5, 31), date(2027, 6, 4)),
    NamedClosure("INSET day in June", date(2027, 6, 18), date(2027, 6, 18)),
    NamedClosure("Spring half-term", date(2028, 2, 14), date(2028, 2, 18)),
)
LAW: Rules = {
    seed.key: Rule(
        seed.key,
        seed.title,
        seed.value,
        seed.unit,
        seed.value,
        seed.basis,
        seed.note,
        READ if seed.verified else None,
        seed.source_url,
    )
    for seed in RULES
    if seed.key in rule_keys()
}


def school() -> Reckoning:
    spans = [ClosedSpan(closure.start, closure.end) for closure in CLOSURES]
    why = WhyNoSchoolDay(tuple((term.start, term.end) for term in TERMS), CLOSURES, bank_holidays())
    return Reckoning(SchoolCalendar.of(TERMS, spans, bank_holidays()), why, "Term dates")


WORKING = Reckoning(working_days(), why_no_working_day, "Bank holidays")
CALENDARS = Calendars(WORKING, school())


def dates(kind: str, facts: Facts, rules: Rules = LAW) -> dict[str, Deadline]:
    """The deadlines of an event by code."""
    event = BY_CODE[kind]
    calendars = CALENDARS if event.by_school_days else Calendars(WORKING)
    return {one.clock.code: one for one in deadlines(event, facts, rules, calendars)}
