"""Codes of courses and events, which look like cases: "I'm booked on VS/25/118"."""

from __future__ import annotations

import re
from itertools import islice

from screening.reading.sheet import Sheet

_COURSE = re.compile(
    r"\b(?:booked|courses?|training|sessions?|workshops?|webinars?|modules?|events?|enrol\w*|signed up|places?|cohorts?|programmes?|twilights?)(?: \w{1,12}){0,3},? (?:\w{1,4} )?$"
)


def is_of_a_course(sheet: Sheet, code: str) -> bool:
    """Whether a code of the same kind stands with a word of training: "booked on VS/25/118 but would rather VS/25/124"."""
    kind = re.match(r"[A-Z]{1,6}(?=[\d/-])", code)
    if not kind:
        return False
    alike = islice(re.finditer(rf"(?<!\w){kind.group()}[\d/-]", sheet.text), 6)
    return any(_COURSE.search(sheet.before(found.start(), 40)) for found in alike)
