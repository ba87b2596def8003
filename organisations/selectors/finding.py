"""Finding settings: by what somebody types, and by page for staff.

Typed words are first looked for as they are. Where none is found the nearest spelling is, by trigrams, first within
narrow limits and then wider: "St Maries primry" finds St Mary's Primary School. Open settings come first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Case, ExpressionWrapper, F, FloatField, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Lower

from organisations.models import EducationSetting, SettingLink
from organisations.models.search import WordSimilarity, searchable

LONGEST_SEARCH = 100
NOT_WORD = re.compile(r"^[\W_]+|[\W_]+$")  # punctuation around a word
MOST_WORDS = 8
NEARNESS = (0.6, 0.45, 0.3)
AS_GOOD = 0.85  # of the best match's score
POOL = 200
OPEN = (EducationSetting.Status.OPEN, EducationSetting.Status.PROPOSED_TO_CLOSE)
_OPEN_FIRST = Case(When(status__in=OPEN, then=0), default=1, output_field=IntegerField())
PAGE = 50


def search_settings(
    text: str, limit: int = 20, *, within: QuerySet[EducationSetting] | None = None
) -> list[EducationSetting]:
    """Settings by name, town, postcode, URN or early years number, tolerating typing errors; open ones first."""
    words = _words(text)
    if not words or limit < 1:
        return []
    everything = within if within is not None else EducationSetting.objects.all()
    pool = everything.select_related("la", "trust").order_by()
    return _exact(pool, words, limit) or _near(pool, words, limit)


def _words(text: str) -> list[str]:
    printable = "".join(char if char.isprintable() else " " for char in text[:LONGEST_SEARCH])
    words = (NOT_WORD.sub("", word) for word in printable.replace(",", " ").split())
    return [word for word in words if word][:MOST_WORDS]


def _exact(pool: QuerySet[EducationSetting], words: list[str], limit: int) -> list[EducationSetting]:
    """Settings in whose text a word begins with each one typed; names that begin with all of it before others."""
    for word in words:
        beginning = Concat(Value(r"\m"), searchable(Value(re.escape(word))), output_field=TextField())
        pool = pool.filter(search_text__regex=beginning)
    typed = " ".join(words)
    begins = Case(When(search_text__startswith=searchable(Value(typed)), then=0), default=1)
    return list(pool.annotate(_open=_OPEN_FIRST, _begins=begins).order_by("_open", "_begins", "name", "pk")[:limit])


def _near(pool: QuerySet[EducationSetting], words: list[str], limit: int) -> list[EducationSetting]:
    """Settings whose text is like what was typed, ranked by how well each word is met on average."""
    query = searchable(Value(" ".join(words)))
    met = sum((WordSimilarity(searchable(Value(word)), F("search_text")) for word in words), Value(0.0))
    ranked = pool.annotate(
        score=ExpressionWrapper(met / len(words), FloatField()),
        nearness=TrigramSimilarity(Lower("name"), query),  # type: ignore[arg-type]  # it takes expressions too
    ).order_by("-score", "-nearness", "name")
    for threshold in NEARNESS:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(threshold)])
            found = list(ranked.filter(search_text__trigram_word_similar=query)[:POOL])
        if found:
            best = found[0].score
            good: list[EducationSetting] = [setting for setting in found if setting.score >= AS_GOOD * best]
            return sorted(good, key=lambda setting: not setting.is_open)[:limit]
    return []


@dataclass(frozen=True)
class Page:
    """One page of settings and where the next and the one before begin."""

    settings: list[EducationSetting]
    after: int | None
    before: int | None


def is_town(name: str) -> bool:
    """Whether an address in the register has it, as a whole, as its town or locality: `King's Lynn` as `Kings Lynn`."""
    typed = " ".join(name.replace("’", "'").split())
    wanted = {typed, typed.replace("'", "")}
    found = (Q(town__iexact=one) | Q(locality__iexact=one) for one in wanted)
    return bool(typed) and EducationSetting.objects.filter(reduce(or_, found)).exists()


def settings_page(
    filters: dict[str, object], *, after: int | None = None, before: int | None = None, size: int = PAGE
) -> Page:
    """Settings by name, filtered (`kind`, `status`, `area`, `trust`, `la`), from one key to the next."""
    rows = EducationSetting.objects.filter(**{name: value for name, value in filters.items() if value})
    rows = rows.select_related("la", "area")
    mark = before or after
    cursor = EducationSetting.objects.filter(pk=mark).first() if mark else None
    if cursor is not None and before:
        earlier = rows.filter(Q(name__lt=cursor.name) | Q(name=cursor.name, pk__lt=cursor.pk))
        found = list(earlier.order_by("-name", "-pk")[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        return Page(found, found[-1].pk if found else None, found[0].pk if more else None)
    if cursor is not None:
        rows = rows.filter(Q(name__gt=cursor.name) | Q(name=cursor.name, pk__gt=cursor.pk))
    found = list(rows.order_by("name", "pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    return Page(found, found[-1].pk if more else None, found[0].pk if found and cursor is not None else None)


@dataclass(frozen=True)
class Successor:
    """Who followed a setting: `setting` is None where we hold only its name and URN."""

    urn: int
    name: str
    setting: EducationSetting | None


def successors_of(setting: EducationSetting) -> list[Successor]:
    """Those who took over from a setting, followed to the end of each line; circles in the data end where they began.

    Both directions count: the old one's link to its successor, and the new one's link to its predecessor.
    """
    if setting.urn is None:
        return []
    seen, front = {setting.urn}, {setting.urn: ""}
    ends: dict[int, str] = {}
    while front:
        steps = _steps(front)
        ends |= {urn: name for urn, name in front.items() if urn not in steps and urn != setting.urn}
        front = {there: name for to in steps.values() for there, name in to.items() if there not in seen}
        seen |= set(front)
    rows = EducationSetting.objects.filter(urn__in=ends).select_related("la")
    held = {row.urn: row for row in rows if row.urn is not None}
    found = (Successor(urn, held[urn].name if urn in held else name, held.get(urn)) for urn, name in ends.items())
    return sorted(found, key=lambda successor: (successor.name, successor.urn))


def _steps(urns: Iterable[int]) -> dict[int, dict[int, str]]:
    """One step on from each URN that has one: where to, and by what name."""
    steps: dict[int, dict[int, str]] = {}
    forwards = SettingLink.objects.filter(setting__urn__in=urns, kind=SettingLink.Kind.SUCCESSOR)
    for here, there, name in forwards.values_list("setting__urn", "linked_urn", "linked_name"):
        if here is not None:
            steps.setdefault(here, {})[there] = name
    backwards = SettingLink.objects.filter(linked_urn__in=urns, kind=SettingLink.Kind.PREDECESSOR)
    for newer, older, name in backwards.values_list("setting__urn", "linked_urn", "setting__name"):
        if newer is not None:
            steps.setdefault(older, {})[newer] = name
    return steps
