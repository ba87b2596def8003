"""Terms, half-terms, INSET days and closures, written for the council, a trust or a setting.

No two terms of one owner overlap, nor two closures of the same part of the day: the page says so in words, and the
database would refuse it anyhow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from organisations.audit_port import record
from organisations.calendars import academic_year, year_label, year_span
from organisations.errors import NotAllowed
from organisations.models import Closure, EducationSetting, Term, Trust

Row = TypeVar("Row", Term, Closure)
LONGEST_TERM = timedelta(weeks=20)
LONGEST_CLOSURE = timedelta(weeks=8)


@dataclass(frozen=True)
class Owner:
    """Whose calendar: the council's (neither), a trust's or a setting's."""

    trust: Trust | None = None
    setting: EducationSetting | None = None

    @property
    def level(self) -> str:
        return "setting" if self.setting else "trust" if self.trust else "council"

    @property
    def fields(self) -> dict[str, Any]:
        return {"level": self.level, "trust": self.trust, "setting": self.setting}

    @property
    def terms(self) -> QuerySet[Term]:
        return Term.objects.filter(**self.fields)

    @property
    def closures(self) -> QuerySet[Closure]:
        return Closure.objects.filter(**self.fields)


def add_term(*, owner: Owner, name: str, start: date, end: date, by: object | None) -> Term:
    """Add a term. Raises NotAllowed where it overlaps another, is longer than 20 weeks, or leaves its school year."""
    _check_days(start, end, LONGEST_TERM, "A term is not longer than 20 weeks. Check the dates.")
    year = academic_year(end)
    if academic_year(start) != year and start < year_span(year)[0] - timedelta(weeks=3):
        raise NotAllowed("A term lies in one school year, which starts on 1 September.", field="end")
    _refuse_overlap(owner.terms, start, end)
    term = Term(**owner.fields, academic_year=year, name=name, start=start, end=end)
    return _save(term, "calendar.term_added", {"year": year_label(year)}, by)


def add_closure(
    *, owner: Owner, kind: str, name: str, start: date, end: date, by: object | None, part: str = Closure.Part.WHOLE
) -> Closure:
    """Add a half-term, an INSET day or another closure. Raises NotAllowed where it overlaps another of its kind."""
    _check_days(start, end, LONGEST_CLOSURE, "A closure is not longer than 8 weeks. Check the dates.")
    office = kind == Closure.Kind.OFFICE
    if office and (owner.level != "council" or part != Closure.Part.WHOLE):
        raise NotAllowed("Only the council's own offices close in this way, and for whole days.", field="kind")
    rows = owner.closures
    rows = rows.filter(kind=kind) if office else rows.exclude(kind=Closure.Kind.OFFICE).filter(part__in=_clashing(part))
    _refuse_overlap(rows, start, end)
    closure = Closure(**owner.fields, kind=kind, part=part, name=name, start=start, end=end)
    return _save(closure, "calendar.closure_added", {"kind": kind}, by)


@transaction.atomic
def remove_term(*, term: Term, by: object | None) -> None:
    """Remove a term; deadlines counted over it from now on say that the calendar does not reach."""
    _remove(term, "calendar.term_removed", by)


@transaction.atomic
def remove_closure(*, closure: Closure, by: object | None) -> None:
    """Remove a closure: its days count again."""
    _remove(closure, "calendar.closure_removed", by)


def _clashing(part: str) -> Sequence[str]:
    return [part, Closure.Part.WHOLE] if part != Closure.Part.WHOLE else list(Closure.Part.values)


def _check_days(start: date, end: date, longest: timedelta, too_long: str) -> None:
    if end < start:
        raise NotAllowed("The last day must be on or after the first day.", field="end")
    if end - start > longest:
        raise NotAllowed(too_long, field="end")


def _refuse_overlap(rows: QuerySet[Term] | QuerySet[Closure], start: date, end: date) -> None:
    clash = rows.filter(start__lte=end, end__gte=start).first()
    if clash is not None:
        days = f"{clash.start:%-d %B %Y} to {clash.end:%-d %B %Y}"
        raise NotAllowed(f"These days overlap {clash.name} ({days}). Change the dates, or remove that one first.")


def _save(row: Row, event: str, detail: dict[str, str], by: object | None) -> Row:
    try:
        with transaction.atomic():
            row.save()
            record(event=event, by=by, subject=row, detail={"level": row.level, **_dates(row), **detail})
    except IntegrityError as error:
        raise NotAllowed("Somebody has just entered overlapping days. Look at the calendar and try again.") from error
    return row


def _remove(row: Term | Closure, event: str, by: object | None) -> None:
    record(event=event, by=by, subject=row, detail={"level": row.level, **_dates(row)})
    row.delete()


def _dates(row: Term | Closure) -> dict[str, str]:
    return {"start": row.start.isoformat(), "end": row.end.isoformat()}
