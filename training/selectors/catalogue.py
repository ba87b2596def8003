"""Finds courses of the catalogue: by words in title, summary and outcomes, and by filters with counts.

The published courses are some hundreds, so their facts are read whole, in one query, and matched here; a facet's counts
are made as if nothing were chosen in it, so that they say what another choice would find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from organisations.calendars.days import LONDON
from resources.models.vocabulary import Audience, Phase
from resources.selectors import active_topics
from training.models import Booking, Course, Session
from training.models.vocabulary import BookingState, CourseState, Mode
from training.wanted import FACETS, Wanted

PAGE = 20
LABELS = {
    "topic": "Topic",
    "audience": "Who it is for",
    "phase": "Phase",
    "mode": "How you take part",
    "month": "Date",
}
_TEXT = (
    SearchVector("title", weight="A", config="english")
    + SearchVector("summary", weight="B", config="english")
    + SearchVector("outcomes", weight="C", config="english")
)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet, with how many courses it would leave."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter."""

    name: str
    label: str
    options: tuple[Option, ...]
    is_floor: bool = False  # counts are exact here

    @property
    def chosen(self) -> list[Option]:
        """The choices made."""
        return [option for option in self.options if option.chosen]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a course is found by: its codes by facet, the months of its coming sessions with the first of each."""

    pk: int
    title: str
    rank: float
    codes: Mapping[str, frozenset[str]]
    first_in: Mapping[str, datetime]
    coming: int  # sessions

    def fits(self, wanted: Wanted, *, but: str = "") -> bool:
        """Whether it has one of the choices of every filter, `but` left aside."""
        return all(self.codes[name] & set(codes) for name, codes in wanted.filters.items() if name != but)

    def next_start(self, months: tuple[str, ...]) -> datetime | None:
        """The first coming session, in those months if any are named."""
        return min((at for month, at in self.first_in.items() if not months or month in months), default=None)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, with the next session of each course and the filters."""

    wanted: Wanted
    courses: list[Course]
    next_sessions: Mapping[int, Session]
    coming: Mapping[int, int]  # key of a course → how many sessions are to come
    total: int
    facets: list[Facet]

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // PAGE))


def with_waiting(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Each session with `waits`: whether somebody waits for a place, who comes before whoever books now."""
    waiting = Booking.objects.filter(session=OuterRef("pk"), state=BookingState.WAITING)
    return sessions.annotate(waits=Exists(waiting))


def coming_sessions(now: datetime) -> QuerySet[Session]:
    """Public sessions that have not begun, the next first."""
    return Session.objects.public().coming().filter(starts_at__gt=now).order_by("starts_at", "pk")


def published() -> QuerySet[Course]:
    """The courses of the catalogue."""
    return Course.objects.filter(state=CourseState.PUBLISHED)


def find(wanted: Wanted, now: datetime) -> Found:
    """A page of courses: with words the best first, without them the next to take place first."""
    rows, months = facts_of(wanted.words, now), wanted.chosen("month")
    fitting = sorted((row for row in rows if row.fits(wanted)), key=lambda row: _order(row, months))
    shown = fitting[(wanted.page - 1) * PAGE : wanted.page * PAGE]
    courses = published().defer("about", "outcomes").in_bulk([row.pk for row in shown])
    return Found(
        wanted=wanted,
        courses=[courses[row.pk] for row in shown if row.pk in courses],
        next_sessions=_next_sessions(shown, months, now),
        coming={row.pk: row.coming for row in shown},
        total=len(fitting),
        facets=facets(rows, wanted, choices(rows)),
    )


def facts_of(words: str, now: datetime) -> list[Facts]:
    """What every published course that the words fit is found by. One query."""
    courses = published()
    if words:
        query = SearchQuery(words, search_type="websearch", config="english")
        courses = courses.annotate(text=_TEXT).annotate(rank=SearchRank(F("text"), query))
        courses = courses.filter(Q(text=query) | Q(title__icontains=words) | Q(code__iexact=words))
    topics = Course.topics.through.objects.filter(course=OuterRef("pk"), topic__is_active=True)
    coming = coming_sessions(now).filter(course=OuterRef("pk"))
    rows = courses.annotate(
        topic_codes=ArraySubquery(topics.values("topic__code")),
        starts=ArraySubquery(coming.values("starts_at")),
        modes=ArraySubquery(coming.order_by("mode").values("mode").distinct()),
    ).order_by("title", "pk")
    fields = ("pk", "title", "audiences", "phases", "mode", "topic_codes", "starts", "modes")
    return [_facts(*row) for row in rows.values_list(*fields, *(("rank",) if words else ()))]


def _facts(
    pk: int,
    title: str,
    audiences: list[str],
    phases: list[str],
    mode: str,
    topics: list[str],
    starts: list[datetime],
    modes: list[str],
    rank: float = 0.0,
) -> Facts:
    first_in: dict[str, datetime] = {}
    for start in starts:
        first_in.setdefault(f"{start.astimezone(LONDON):%Y-%m}", start)
    codes = {
        "topic": frozenset(topics),
        "audience": frozenset(audiences),
        "phase": frozenset(phases),
        "mode": frozenset([mode, *modes]),
        "month": frozenset(first_in),
    }
    return Facts(pk, title, rank, codes, first_in, len(starts))


def _order(row: Facts, months: tuple[str, ...]) -> tuple[float, bool, float, str]:
    start = row.next_start(months)
    return (-row.rank, start is None, start.timestamp() if start else 0.0, row.title)


def _next_sessions(shown: list[Facts], months: tuple[str, ...], now: datetime) -> dict[int, Session]:
    starts = {row.pk: start for row in shown if (start := row.next_start(months)) is not None}
    if not starts:
        return {}
    rows = coming_sessions(now).filter(course__in=starts, starts_at__in=set(starts.values())).select_related("venue")
    found: dict[int, Session] = {}
    for row in with_waiting(rows):
        if row.starts_at == starts[row.course_id]:
            found.setdefault(row.course_id, row)
    return found


def choices(rows: list[Facts]) -> dict[str, list[tuple[str, str]]]:
    """Code and label of every choice, by facet. One query, for the topics."""
    months = sorted({month for row in rows for month in row.first_in})
    return {
        "topic": list(active_topics().values_list("code", "label")),
        "audience": [(code.value, str(code.label)) for code in Audience],
        "phase": [(code.value, str(code.label)) for code in Phase],
        "mode": [(code.value, str(code.label)) for code in Mode],
        "month": [(month, f"{date.fromisoformat(f'{month}-01'):%B %Y}") for month in months],
    }


def facets(rows: list[Facts], wanted: Wanted, known: Mapping[str, list[tuple[str, str]]]) -> list[Facet]:
    """The filters in their order. A choice that finds nothing is left out, unless it is made."""
    found = []
    for name in FACETS:
        counts = Counter(code for row in rows if row.fits(wanted, but=name) for code in row.codes[name])
        chosen = wanted.chosen(name)
        options = (Option(code, label, counts[code], code in chosen) for code, label in known.get(name, []))
        found.append(Facet(name, LABELS[name], tuple(one for one in options if one.count or one.chosen)))
    return found
