"""Searches that found nothing, for the demonstration: what a directory's readers might miss."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from resources.models import EmptySearch

_WORDS = (
    ("makaton training", 14),
    ("lego therapy", 9),
    ("young carers grant", 6),
    ("forest school", 5),
    ("uniform bank", 3),
    ("drawing and talking", 2),
    ("bus pass", 1),
)


def create_demo_searches() -> int:
    """Put them in where they are not yet; returns how many there are now."""
    today = timezone.localdate()
    for number, (words, times) in enumerate(_WORDS):
        last = today - timedelta(days=number)
        defaults = {"times": times, "first_on": last - timedelta(days=3 * times), "last_on": last}
        EmptySearch.objects.get_or_create(words=words, defaults=defaults)
    return EmptySearch.objects.count()
