"""Whether initials or a half-written name are a professional's: an author's signature, a person with a role.

Example: "JB (SENCO)", "Regards, J.S.".
"""

from __future__ import annotations

from screening.names import people
from screening.reading.sheet import Sheet


def is_professionals(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a place belongs to a signature, an author or a person in a role."""
    before, after = sheet.before(start, 60), sheet.after(end, 60)
    if people.ROLE_AFTER.search(after) or people.ROLE_BEFORE.search(before) or people.CLOSING.search(before):
        return True
    rest = sheet.text[end:].strip(" .!\n")
    return not rest and (before.strip() == "" or before.rstrip().endswith((".", "?", "!", "-"))) and start > 0
