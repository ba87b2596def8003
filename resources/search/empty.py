"""Keeps the words of searches that found nothing: never who searched, and nothing that could name a child.

Only letters are kept, no figures. The words pass the screen as they are and once more with capitals, as somebody would
write a name; what does not pass is dropped, and only the count by kind of finding stays. What nobody searches for any more
goes by itself.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from resources.models import EmptySearch
from resources.search.query import Found
from resources.search.words import terms
from screening import Context, screen
from text_guard.local_rules import with_local_rules
from text_guard.services import ScreenedText, count_refusals
from text_guard.text import clear, is_refused

COUNTED_AS = "resources.EmptySearch"
MOST_ROWS = 5_000  # a robot that invents words must not fill the list
SHORTEST = 3
UNASKED_AFTER = timedelta(days=180)
SETTLED_AFTER = timedelta(days=30)
_NOT_OURS = EmptySearch.Outcome.NOT_OURS


def note(found: Found) -> None:
    """Count the words of a search that found nothing, if they may be kept. Filters are left aside: they hide items."""
    search = found.search
    if found.total or found.has_no_words or search.filters or search.as_typed or search.page > 1:
        return
    words = _letters(search.words)
    if len(words) >= SHORTEST and (passed := _passed(words)) is not None:
        _count(passed)


def _letters(typed: str) -> str:
    return " ".join(word for term in terms(typed) for word in term.text.split() if word.isalpha())


def _passed(words: str) -> ScreenedText | None:
    """The words where the screen lets them stand, else None."""
    context = with_local_rules(Context())
    for way in (words, words.title()):
        result = screen(way, context=context)
        if is_refused(result, confirmed=False):
            count_refusals(form=COUNTED_AS, findings=list(result.findings))
            return None
    return clear(words)


@transaction.atomic
def _count(words: ScreenedText) -> None:
    today = timezone.localdate()
    kept = EmptySearch.objects.filter(words=words)
    # What was settled and finds nothing again is to be looked at again, but for what is not ours.
    open_again = Case(When(outcome=_NOT_OURS, then=Value(_NOT_OURS.value)), default=Value(""))
    if kept.update(times=F("times") + 1, last_on=today, outcome=open_again) or EmptySearch.objects.count() >= MOST_ROWS:
        return
    row = EmptySearch(words=words, first_on=today, last_on=today)
    EmptySearch.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic
def purge(*, by: None = None) -> int:
    """Remove what nobody has searched for in 180 days, and what was settled and not searched for in 30; returns how many.

    Run nightly. The portal itself is the actor.
    """
    today = timezone.localdate()
    before = today - SETTLED_AFTER
    # Rows that were settled before the day was kept have none.
    settled = ~Q(outcome=EmptySearch.Outcome.OPEN) & (Q(settled_on=None) | Q(settled_on__lt=before))
    gone, _ = EmptySearch.objects.filter(
        Q(last_on__lt=today - UNASKED_AFTER) | (settled & Q(last_on__lt=before))
    ).delete()
    return gone
