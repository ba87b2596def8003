"""Which settings have a current trained safeguarding lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, TextChoices, Value

from accounts.permissions import Permission as P
from accounts.selectors import setting_keys_of
from organisations.models import Area, EducationSetting
from training.models import Coverage

if TYPE_CHECKING:
    from accounts.models import Person

SOON = timedelta(days=90)
_OPEN = (EducationSetting.Status.OPEN, EducationSetting.Status.PROPOSED_TO_CLOSE)
_SHUT = tuple(status for status in EducationSetting.Status if status not in _OPEN)
_HOLDER = "coverage__holder"
COLUMNS = (
    "public_id", "name", "urn", "ey_number", "local_reference", "phase", "area__name", "trust__name",
    "coverage__current_until", "coverage__left_until", "coverage__trained_on", f"{_HOLDER}__name", f"{_HOLDER}__role",
)  # fmt: skip


class Standing(TextChoices):
    """How a setting stands on a day."""

    CURRENT = "current", "In date"
    LAPSES = "lapses", "Lapses within 90 days"
    LEFT = "left", "Lapsed because the person left"
    LAPSED = "lapsed", "Lapsed"
    NEVER = "never", "Never trained"


@dataclass(frozen=True, slots=True)
class CoverageFilters:
    """What the board is narrowed to and how it is sorted; empty texts narrow nothing."""

    area: str = ""
    phase: str = ""
    q: str = ""  # of the name of a trust
    standing: str = ""
    sort: str = "name"

    @property
    def narrows(self) -> bool:
        """Whether some settings are left out of the figures; a standing chosen leaves out rows alone."""
        return bool(self.area or self.phase or self.q)


_UNTIL = F("coverage__current_until")
_TRAINED = F("coverage__trained_on")
SORTS: dict[str, tuple[Any, ...]] = {
    "name": ("name", "pk"),
    "-name": ("-name", "-pk"),
    "area": (F("area__name").asc(nulls_last=True), "name", "pk"),
    "-area": (F("area__name").desc(nulls_last=True), "name", "pk"),
    "until": (_UNTIL.asc(nulls_first=True), "name", "pk"),
    "-until": (_UNTIL.desc(nulls_last=True), "name", "pk"),
    "trained": (_TRAINED.asc(nulls_first=True), "name", "pk"),
    "-trained": (_TRAINED.desc(nulls_last=True), "name", "pk"),
}


def lacks_trained_lead(setting: EducationSetting, on: date) -> bool:
    """Whether nobody in the setting, as a DSL or deputy, is in date on that day."""
    return not Coverage.objects.filter(setting=setting, current_until__gte=on).exists()


def standing_of(current_until: date | None, left_until: date | None, trained_on: date | None, on: date) -> Standing:
    """How a setting with these dates stands. The last day counts as in date; what those who left would still give
    comes before what ran out."""
    if trained_on is None:
        return Standing.NEVER
    if current_until is not None and current_until >= on:
        return Standing.CURRENT if current_until > on + SOON else Standing.LAPSES
    return Standing.LEFT if left_until is not None and left_until >= on else Standing.LAPSED


def standing_is(standing: Standing, on: date, *, of: str = "coverage__") -> Q:
    """The same as a condition on settings; on rows of coverage themselves with `of` empty."""
    until, left, trained_on = f"{of}current_until", f"{of}left_until", f"{of}trained_on__isnull"
    over = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__lt": on})
    trained = Q(**{trained_on: False})
    conditions = {
        Standing.CURRENT: Q(**{f"{until}__gt": on + SOON}),
        Standing.LAPSES: Q(**{f"{until}__gte": on, f"{until}__lte": on + SOON}),
        Standing.LEFT: trained & over & Q(**{f"{left}__gte": on}),
        Standing.LAPSED: trained & over & (Q(**{f"{left}__isnull": True}) | Q(**{f"{left}__lt": on})),
        Standing.NEVER: Q(**{trained_on: True}),
    }
    return conditions[standing]


def all_settings() -> QuerySet[EducationSetting]:
    """Every open setting."""
    return EducationSetting.objects.filter(status__in=_OPEN)


def own_settings(person: Person) -> QuerySet[EducationSetting]:
    """The open settings whose training the person may see, in one place for all their roles."""
    return all_settings().filter(pk__in=setting_keys_of(person, P.TRAINING_SETTING_VIEW))


def narrowed(settings: QuerySet[EducationSetting], filters: CoverageFilters) -> QuerySet[EducationSetting]:
    """Those of an area, a phase and a trust; not yet of a standing."""
    if filters.area:
        settings = settings.filter(area=int(filters.area))
    if filters.phase:
        settings = settings.filter(phase=filters.phase)
    if filters.q:
        settings = settings.filter(trust__name__icontains=filters.q)
    return settings


def counts(settings: QuerySet[EducationSetting], on: date) -> dict[Standing, int]:
    """How many stand how, in one query."""
    found = settings.order_by().aggregate(**_numbers(on, of="coverage__"))
    return {one: found[one.value] for one in Standing}


def counts_of_all(on: date) -> dict[Standing, int]:
    """`counts(all_settings(), on)`, in one query that joins no open setting with its row.

    Every row of coverage, less those of settings that are not open. Whoever is open and in none of these numbers was
    never trained: 300 open settings, 250 in date and 20 lapsed, one of those 20 in a closed setting, leave 31.
    """
    sql, params = _counting(on)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found = {part: dict(zip(Standing, numbers, strict=True)) for part, *numbers in cursor.fetchall()}
    every, shut, open_ones = found["every"], found["shut"], found["open"][Standing.NEVER]
    stand = {one: every[one] - shut[one] for one in Standing if one is not Standing.NEVER}
    return stand | {Standing.NEVER: open_ones - sum(stand.values())}


@lru_cache(maxsize=2)
def _counting(on: date) -> tuple[str, tuple[Any, ...]]:
    """The statement of a day, made once: making it takes longer than asking a council's settings."""
    rows = Coverage.objects.order_by()
    every = rows.values(part=Value("every")).annotate(**_numbers(on))
    shut = rows.filter(setting__status__in=_SHUT).values(part=Value("shut")).annotate(**_numbers(on))
    whole = dict.fromkeys(Standing.values, Count("pk"))
    open_ones = all_settings().order_by().values(part=Value("open")).annotate(**whole)
    sql, params = every.union(shut, open_ones, all=True).query.sql_with_params()
    return sql, tuple(params)


def _numbers(on: date, *, of: str = "") -> dict[str, Count]:
    """How many rows have each standing, by its code."""
    return {one.value: Count("pk", filter=standing_is(one, on, of=of)) for one in Standing}


def board(settings: QuerySet[EducationSetting], filters: CoverageFilters, on: date) -> QuerySet[EducationSetting, Any]:
    """The rows of the board as dictionaries, sorted."""
    if filters.standing in Standing.values:
        settings = settings.filter(standing_is(Standing(filters.standing), on))
    rows: QuerySet[EducationSetting, Any] = settings.order_by(*SORTS.get(filters.sort, SORTS["name"])).values(*COLUMNS)
    return rows


def areas() -> list[tuple[str, str]]:
    """Areas to choose from."""
    return [(str(key), name) for key, name in Area.objects.order_by("name").values_list("pk", "name")]
