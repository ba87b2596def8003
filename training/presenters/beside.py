"""The next courses on a topic, as they stand beside guidance and services."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Person
from resources.reader.beside import Beside, Link
from training.presenters.catalogue import place_words
from training.presenters.places import session_href, span_words
from training.selectors.courses import next_on_topic


def courses_beside(*, topic: str, person: Person | None) -> Beside | None:
    """The next session of each course on the topic; the same for everybody."""
    found = next_on_topic(topic, timezone.now())
    links = [Link(row.course.title, session_href(row), f"{span_words(row)}, {place_words(row)}") for row in found]
    return Beside("Next courses on this topic", tuple(links)) if links else None
