"""Promise 6: calendars from the rows of the council, a trust and a setting, and what may not be entered."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEvent
from organisations.calendars import CalendarHorizon
from organisations.demo import load_demo_calendar
from organisations.errors import NotAllowed
from organisations.models import Closure, EducationSetting, Term
from organisations.selectors import council_calendar, council_hours, school_calendar, statutory_working_days, terms_for
from organisations.services import add_closure, add_term, remove_closure, remove_term
from organisations.services.calendars import Owner
from tests.factories import make_setting, make_trust

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 10, 22)


@pytest.fixture
def school() -> EducationSetting:
    """A setting of a trust, under the made-up council's calendar."""
    load_demo_calendar()
    return make_setting(trust=make_trust())


def inset(owner: Owner, day: date) -> Closure:
    """An INSET day."""
    return add_closure(owner=owner, kind="inset", name="INSET", start=day, end=day, by=None)


def test_the_domain_vector_with_the_councils_half_term_and_an_inset_day(school: EducationSetting) -> None:
    """DOMAIN A4: closed from 25 October to 2 November, INSET on the 3rd, notice received on 22 October 2026."""
    inset(Owner(setting=school), date(2026, 11, 3))
    calendar = school_calendar(school)
    assert [calendar.add(THURSDAY, n) for n in (1, 2, 6, 15)] == [
        date(2026, 10, 23),
        date(2026, 11, 4),
        date(2026, 11, 10),
        date(2026, 11, 23),
    ]


def test_inset_of_one_school_does_not_move_another(school: EducationSetting) -> None:
    """An INSET day counts for its school, a trust's for the schools of the trust."""
    other = make_setting()
    inset(Owner(trust=school.trust), date(2026, 11, 3))
    assert school_calendar(school).add(THURSDAY, 2) == date(2026, 11, 4)
    assert school_calendar(other).add(THURSDAY, 2) == date(2026, 11, 3)


def test_terms_of_its_own_replace_the_councils_for_the_year(school: EducationSetting) -> None:
    """With terms of its own for 2026 to 2027 the council's half-term does not touch it; other years stay."""
    owner = Owner(setting=school)
    add_term(owner=owner, name="Autumn 1", start=date(2026, 9, 1), end=date(2026, 10, 16), by=None)
    add_term(owner=owner, name="Autumn 2", start=date(2026, 10, 26), end=date(2026, 12, 18), by=None)
    calendar = school_calendar(school)
    assert calendar.add(date(2026, 10, 16), 1) == date(2026, 10, 26)
    with pytest.raises(CalendarHorizon):
        calendar.add(date(2026, 12, 18), 1)
    assert {term.level for term in terms_for(school) if term.academic_year == "202526"} == {"council"}


def test_a_setting_without_any_terms_knows_nothing() -> None:
    """Nothing is counted as a guess."""
    with pytest.raises(CalendarHorizon):
        school_calendar(make_setting()).add(THURSDAY, 1)


def test_office_closures_move_the_councils_clock_alone(school: EducationSetting) -> None:
    """Between Christmas and New Year the offices are shut; working days in law go on, school days are untouched."""
    days = {"start": date(2026, 12, 29), "end": date(2026, 12, 31)}
    add_closure(owner=Owner(), kind="office", name="Christmas", by=None, **days)
    assert council_calendar().add(date(2026, 12, 24), 1) == date(2027, 1, 4)
    assert council_hours().calendar.add(date(2026, 12, 24), 1) == date(2027, 1, 4)
    assert statutory_working_days().add(date(2026, 12, 24), 1) == date(2026, 12, 29)
    with pytest.raises(NotAllowed, match="own offices"):
        add_closure(owner=Owner(setting=school), kind="office", name="Christmas", by=None, **days)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2027, 9, 1), date(2027, 8, 31), "on or after"),
        (date(2027, 9, 1), date(2028, 9, 1), "20 weeks"),
        (date(2026, 12, 18), date(2027, 1, 10), "overlap Autumn term"),
        (date(2027, 7, 22), date(2027, 9, 10), "one school year"),
    ],
)
def test_terms_that_may_not_be_entered(school: EducationSetting, start: date, end: date, words: str) -> None:
    """Each is refused in words, and nothing is written."""
    before = Term.objects.count()
    with pytest.raises(NotAllowed, match=words):
        add_term(owner=Owner(), name="Odd term", start=start, end=end, by=None)
    assert Term.objects.count() == before


def test_a_term_may_begin_in_late_august() -> None:
    """Some councils start before September; the year is that of its end."""
    term = add_term(owner=Owner(), name="Autumn", start=date(2026, 8, 27), end=date(2026, 10, 9), by=None)
    assert term.academic_year == "202627"


def test_closures_of_the_same_part_of_a_day_do_not_overlap(school: EducationSetting) -> None:
    """A morning and an afternoon may both be closed; the whole day as well may not."""
    owner, day = Owner(setting=school), date(2026, 11, 9)
    for part in ("morning", "afternoon"):
        add_closure(owner=owner, kind="closed", name=part, start=day, end=day, part=part, by=None)
    with pytest.raises(NotAllowed, match="overlap"):
        inset(owner, day)
    assert not school_calendar(school).is_open(day)


def test_the_database_refuses_an_overlap_too(school: EducationSetting) -> None:
    """Two people at once cannot slip past the check."""
    Term.objects.create(academic_year="202728", name="A", start=date(2027, 9, 1), end=date(2027, 12, 17))
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(academic_year="202728", name="B", start=date(2027, 12, 1), end=date(2027, 12, 20))
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(
            academic_year="202728", name="C", start=date(2028, 1, 1), end=date(2028, 1, 2), level="trust"
        )


def test_the_loser_of_a_race_is_told(school: EducationSetting, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the overlap appears after the check, the database's refusal becomes words."""
    monkeypatch.setattr("organisations.services.calendars._refuse_overlap", lambda *_: None)
    with pytest.raises(NotAllowed, match="Somebody has just entered"):
        add_term(owner=Owner(), name="Twice", start=date(2026, 9, 2), end=date(2026, 9, 3), by=None)
    assert not AuditEvent.objects.filter(event="calendar.term_added").exists()


def test_removal_is_audited_and_undoes(school: EducationSetting) -> None:
    """Promise 5: adding and removing leave an event each, with the days."""
    closure = inset(Owner(setting=school), date(2026, 11, 3))
    remove_closure(closure=closure, by=None)
    assert school_calendar(school).is_open(date(2026, 11, 3))
    remove_term(term=Term.objects.get(academic_year="202627", name="Summer term"), by=None)
    assert AuditEvent.objects.filter(event__in=["calendar.closure_removed", "calendar.term_removed"]).count() == 2
    assert AuditEvent.objects.get(event="calendar.closure_added").detail["start"] == "2026-11-03"
