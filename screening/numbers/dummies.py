"""Numbers that are nobody's: those that official forms print as an example, where the text calls them so.

Rule: both the words and the number have to say it; a real number does not become a dummy by being called an example.
Example: "the blank form has QQ123456C printed as a dummy" passes, "an example: AB401962C" does not.
"""

from __future__ import annotations

import re

from screening.reading.sheet import Sheet
from screening.reading.wordsets import any_of

CALLED_EXAMPLE = any_of(
    """example examples dummy dummies specimen template sample samples placeholder placeholders printed blank demo test fake
    pretend invented fictitious made-up""",
    ["for instance", "e.g", "made up", "by way of", "not real"],
)
_INVENTED = re.compile(r"^QQ|(\d)\1{4}|01234|12345|23456|34567|45678|56789|0123")


def is_dummy(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a number is called an example and looks like nothing else: "QQ123456C", "999 999 9999"."""
    written = re.sub(r"[\s./_-]", "", sheet.text[start:end]).upper()
    return bool(_INVENTED.search(written) and CALLED_EXAMPLE.search(sheet.around(start, end, 60, 60)))
