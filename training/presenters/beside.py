"""The next courses on a topic, as they stand beside guidance and services."""

from __future__ import annotations

from django.utils import timezone

from resources.reader.courses_port import CourseLine
from training.presenters.catalogue import place_words
from training.presenters.places import session_href, span_words
from training.selectors.courses import next_on_topic


def courses_beside(code: str) -> list[CourseLine]:
    """The next session of each course on the topic."""
    return [
        CourseLine(row.course.title, session_href(row), f"{span_words(row)}, {place_words(row)}")
        for row in next_on_topic(code, timezone.now())
    ]
