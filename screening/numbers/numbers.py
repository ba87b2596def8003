"""What other numbers look like, so that no detector takes one for its own: telephones, dates, times.

Example: in "SEND on 0117 496 0888" the number is a telephone and no case reference, in "panel 6/11" it is a day.
"""

from __future__ import annotations

import re

BRITISH_PHONE = re.compile(
    r"(?<![\w+-])(?<!\d\d )(?<!\d[/.])(?:(?:\+|00) ?44[ .-]{0,2}(?:\(0\))?[ .-]{0,2}|\(?[0o][ .-]?)(?=[1-9])\d(?:[ .()/_-]{0,3}[\do]){8,9}(?![ -]?\d)(?!\w)",
    re.IGNORECASE,
)
_DATE_OR_TIME = re.compile(
    r"\d{1,2}(?P<mark>[/.-])\d{1,2}(?:(?P=mark)\d{2,4})?|(?:19|20)\d\d(?:[/.-](?:19|20)?\d\d){0,2}|\d{1,2}[/.-](?:19|20)\d\d"
    r"|\d{1,2}[/.-][a-z]{3,9}[/.-](?:20)?\d\d|[012]\d[0-5]\d-[012]\d[0-5]\d"
    r"|\d{1,2}(?:[.]\d\d)?-\d{1,2}(?:[.]\d\d)?(?:am|pm)?|\d{1,2}[.]?\d\d(?:am|pm)"
)


def is_phone(text: str) -> bool:
    """Whether the whole of a text is a telephone number."""
    return bool(BRITISH_PHONE.fullmatch(text))


def is_date_or_time(text: str) -> bool:
    """Whether the whole of a text is a day, a year, a school year or a time: "6/11", "2024/25", "9.30-11.15"."""
    return bool(_DATE_OR_TIME.fullmatch(text.lower()))
