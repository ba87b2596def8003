"""Deadlines in words, shaped for the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dateformat import format as date_in_words

from organisations.calendars import exclusion_term
from resources.key_dates.catalogue import DAYS_IN_A_YEAR, KINDS, Kind
from resources.key_dates.facts import Deadline, Facts, Rule, Rules, Skipped, Unit, in_words
from resources.key_dates.forms import KeyDatesForm
from resources.key_dates.reasons import WEEKEND
from resources.key_dates.selectors import SchoolDays

UNITS = {
    Unit.SCHOOL_DAYS: "school days",
    Unit.WORKING_DAYS: "working days",
    Unit.CALENDAR_DAYS: "calendar days",
    Unit.CALENDAR_WEEKS: "calendar weeks",
    Unit.MONTHS: "calendar months",
}
MEANINGS = {
    Unit.SCHOOL_DAYS: "School days are days on which that school has a session.",
    Unit.WORKING_DAYS: "Working days are Monday to Friday, less the bank holidays of England.",
    Unit.CALENDAR_DAYS: "Calendar days run on over weekends and holidays.",
    Unit.CALENDAR_WEEKS: "Calendar weeks run on over weekends and holidays: the date is the same day of the week.",
    Unit.MONTHS: "Calendar months end on the same day of the month, or on its last day where there is no such day.",
}
LEVELS = {
    "setting": "the setting’s own term dates",
    "trust": "the trust’s term dates",
    "council": "the council’s term dates",
}


@dataclass(frozen=True)
class Line:
    """One deadline as the page shows it."""

    code: str
    title: str
    when: str  # By Monday 23 November 2026
    day: date | None
    unknown: str
    unit: str
    counted: str
    sooner: str
    skipped: list[str]
    skipped_count: int
    rule: Rule | None
    ics: str


def groups() -> list[tuple[str, list[Kind]]]:
    """The kinds of event under their headings."""
    return [(name, list(kinds)) for name, kinds in groupby(KINDS, key=lambda kind: kind.group)]


def lines(found: Iterable[Deadline], kind: Kind, query: str) -> list[Line]:
    """The deadlines, each with the address of its own calendar file."""
    return [_line(deadline, kind, query) for deadline in found]


def _line(deadline: Deadline, kind: Kind, query: str) -> Line:
    clock, rule = deadline.clock, deadline.rule
    unit = deadline.unit
    return Line(
        code=clock.code,
        title=clock.words,
        when=f"{clock.limit} {in_words(deadline.day)}" if deadline.day else "",
        day=deadline.day,
        unknown=deadline.unknown,
        unit=UNITS.get(unit, "") if unit else "",
        counted=counted(deadline),
        sooner=f"That day is closed; the last open day before it is {in_words(deadline.sooner)}."
        if deadline.sooner
        else "",
        skipped=skipped_lines(deadline.skipped),
        skipped_count=sum((run.last - run.first).days + 1 for run in deadline.skipped),
        rule=rule,
        ics=f"{reverse('key_dates:ics', args=[kind.code])}?{query}&only={clock.code}" if deadline.day else "",
    )


def amount_in_words(deadline: Deadline) -> str:
    """15 school days; 1 calendar month."""
    name = UNITS[deadline.unit] if deadline.unit else ""
    return f"{deadline.amount} {name.removesuffix('s') if deadline.amount == 1 else name}"


def counted(deadline: Deadline) -> str:
    """How the date came about, in one or two sentences."""
    if deadline.day is None or deadline.start is None:
        return ""
    clock = deadline.clock
    text = f"{amount_in_words(deadline)} from {clock.since} ({in_words(deadline.start)})."
    if deadline.day_one is None:
        return text
    if deadline.amount == 1:
        return f"{text} Day 1 is {in_words(deadline.day_one)}."
    return f"{text} Day 1 is {in_words(deadline.day_one)}; day {deadline.amount} is {in_words(deadline.day)}."


def skipped_lines(runs: Iterable[Skipped]) -> list[str]:
    """What did not count: closures one by one, weekends on one line."""
    told = [f"{_span(run)}: {_first_lower(run.reason)}" for run in runs if run.reason != WEEKEND]
    weekends = sum((run.last - run.first).days + 1 for run in runs if run.reason == WEEKEND)
    return [*told, f"{weekends} other weekend {'day' if weekends == 1 else 'days'}"] if weekends else told


def _first_lower(reason: str) -> str:
    return reason if reason not in ("Holiday between terms",) else reason[:1].lower() + reason[1:]


def _span(run: Skipped) -> str:
    return in_words(run.first) if run.first == run.last else f"{in_words(run.first)} to {in_words(run.last)}"


def meanings(found: Iterable[Deadline]) -> list[str]:
    """What each unit on the page means, once."""
    units = {deadline.unit for deadline in found}
    return [MEANINGS[unit] for unit in Unit if unit in units]


def term_dates(form: KeyDatesForm, days: SchoolDays | None) -> str:
    """Whose calendar was used."""
    if days is None:
        return ""
    if not days.sources:
        return "No term dates have been entered."
    used = "; ".join(f"{LEVELS[level]} for {' and '.join(years)}" for level, years in _by_level(days))
    closed = f", with the days on which {form.setting.name} is closed" if form.setting else ""
    return f"By {used}{closed}."


def _by_level(days: SchoolDays) -> list[tuple[str, list[str]]]:
    levels: dict[str, list[str]] = {}
    for source in days.sources:
        levels.setdefault(source.level, []).append(source.year)
    return list(levels.items())


def remarks(kind: Kind, facts: Facts, rules: Rules) -> list[str]:
    """What follows from the totals of a suspension and the end of a plan."""
    said = []
    if facts.days:
        term = exclusion_term(facts.received)
        said.append(
            f"For this count the {term.name} term runs from {_short(term.start)} to {_short(term.end)}, however many "
            "terms the school has."
        )
        said += _year_left(facts, rules)
    if kind.code == "reduced-timetable":
        said += _too_long(facts, rules)
    return said


def _year_left(facts: Facts, rules: Rules) -> list[str]:
    rule, total = rules.get(DAYS_IN_A_YEAR), facts.year_total
    if rule is None:
        return []
    try:
        left = Decimal(rule.value) - max(total or Decimal(0), facts.term_total)
    except InvalidOperation:
        return []
    if left < 0:
        return [f"The days entered are more than the law allows in a school year: {rule.words} ({rule.basis})."]
    if total is None:
        return []
    return [f"Of the {rule.words} that the law allows in a school year, {left.normalize():f} are left ({rule.basis})."]


def _too_long(facts: Facts, rules: Rules) -> list[str]:
    rule = rules.get("reduced-timetable-weeks")
    if rule is None or facts.ends is None or not rule.value.isdigit():
        return []
    if (facts.ends - facts.received).days <= 7 * int(rule.value):
        return []
    return [f"The plan ends later than {rule.words} after it begins, the usual local limit ({rule.basis})."]


def _short(day: date) -> str:
    return date_in_words(day, "j F Y")


def query_of(form: KeyDatesForm) -> str:
    """What was entered, as it stands in the address of a page of dates."""
    pairs: list[tuple[str, str]] = []
    for name, value in form.cleaned_data.items():
        if isinstance(value, date):
            pairs += [(f"{name}_{part}", str(getattr(value, part))) for part in ("day", "month", "year")]
        elif name not in ("q", "found") and value not in (None, ""):
            pairs.append((name, str(value)))
    return urlencode(pairs)
