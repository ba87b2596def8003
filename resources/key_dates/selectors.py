"""What the calculator reads: the dated rules of a day, and the calendars. It reads nothing about people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Person
from accounts.selectors import settings_of
from organisations.calendars import Part, bank_holidays, year_label
from organisations.models import EducationSetting
from organisations.selectors import (
    calendar_of,
    closures_for,
    rules_in_force,
    search_settings,
    statutory_working_days,
    terms_for,
)
from resources.key_dates.catalogue import rule_keys
from resources.key_dates.counting import Calendars, Reckoning
from resources.key_dates.facts import Rule, Rules
from resources.key_dates.reasons import NamedClosure, WhyNoSchoolDay, why_no_working_day

FOUND, OWN = 15, 10
OPEN = (EducationSetting.Status.OPEN, EducationSetting.Status.PROPOSED_TO_CLOSE)


def rules_on(day: date) -> Rules:
    """The rules behind the catalogue as they stood on a day."""
    return {
        row.key: Rule(
            key=row.key,
            title=row.title,
            value=row.value,
            unit=row.unit,
            words=row.value_in_words,
            basis=row.basis,
            note=row.note,
            checked_on=row.checked_on,
            source_url=row.source_url,
        )
        for row in rules_in_force(day).filter(key__in=rule_keys())
    }


@dataclass(frozen=True)
class TermDates:
    """Whose term dates are used in a school year."""

    year: str
    level: str  # council, trust or setting


@dataclass(frozen=True)
class SchoolDays:
    """The school days of a setting (or by the council's dates), and where its terms come from."""

    reckoning: Reckoning
    sources: tuple[TermDates, ...]


def working_reckoning() -> Reckoning:
    return Reckoning(statutory_working_days(), why_no_working_day, "Bank holidays")


def school_days(setting: EducationSetting | None) -> SchoolDays:
    """School days of the setting; without one, by the council's term dates."""
    terms = terms_for(setting)
    closures = closures_for(setting, terms)
    why = WhyNoSchoolDay(
        tuple((term.start, term.end) for term in terms),
        tuple(NamedClosure(row.name, row.start, row.end, Part(row.part)) for row in closures),
        bank_holidays(),
    )
    levels = {term.academic_year: term.level for term in terms}
    sources = tuple(TermDates(year_label(year), level) for year, level in sorted(levels.items()))
    return SchoolDays(Reckoning(calendar_of(terms, closures), why, "Term dates"), sources)


def calendars(days: SchoolDays | None) -> Calendars:
    return Calendars(working_reckoning(), days.reckoning if days else None)


def open_settings() -> QuerySet[EducationSetting]:
    return EducationSetting.objects.filter(status__in=OPEN)


def setting_named(public_id: str) -> EducationSetting | None:
    """The open setting with this id; None for anything else that was sent."""
    try:
        key = UUID(public_id)
    except ValueError:
        return None
    return open_settings().filter(public_id=key).first()


def settings_found(text: str) -> list[EducationSetting]:
    """Open settings by name, town, postcode or URN. A URN names one alone."""
    return search_settings(text, FOUND, within=open_settings())


def own_settings(person: object) -> list[EducationSetting]:
    """The reader's own settings, offered first; nothing for somebody who is not signed in."""
    if not isinstance(person, Person):
        return []
    return list(settings_of(person).filter(status__in=OPEN).order_by("name", "pk")[:OWN])
