"""Numbers as people type them: other scripts' digits and full-width forms become 0 to 9 (`１２` and `١٢` are 12)."""

import unicodedata


def plain_digits(text: str) -> str:
    """The text with every decimal digit of any script written 0 to 9, and nothing else changed."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def without_spaces(text: str) -> str:
    """The text without white space of any kind, hyphens and dashes: a code copied out of an email."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char) not in ("Pd", "Cf"))
