"""Judging one value. Each reader gives the value to store or raises `Refused` with the reason, in plain words.

What Excel does to a value is refused rather than guessed at: a date with slashes may have had its day and month
swapped, a telephone number without its leading 0 is another number, 1.00063E+11 has lost its last figures.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

DASHED = re.compile(r"(\d{2})-(\d{2})-(\d{4})\Z")
SLASHED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\Z")
SCIENTIFIC = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d+\Z")
EXCEL_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
EXCEL = "Excel has changed it"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
Reader = Callable[[str], object]


class Refused(ValueError):
    """The value cannot be trusted; the message says why."""


def clean(raw: str) -> str:
    """One line of visible text. Raises Refused for what Excel or a wrong decoding left behind."""
    text = " ".join(CONTROL.sub(" ", raw).split())
    if text in EXCEL_ERRORS or (text and not text.strip("#")):
        raise Refused(f"{EXCEL} into an error mark")
    if "\ufffd" in text:
        raise Refused("it holds the mark of a letter that was lost (�)")
    return text


def text(longest: int) -> Reader:
    """Text of at most so many characters."""

    def read(raw: str) -> str:
        value = clean(raw)
        if len(value) > longest:
            raise Refused(f"it is longer than {longest} characters")
        return value

    return read


def day(raw: str) -> date | None:
    """A date as GIAS writes it, 31-08-2026."""
    value = clean(raw)
    if not value:
        return None
    if SLASHED.match(value):
        raise Refused(f"{EXCEL}: dates come as 31-08-2026, and with slashes day and month may be swapped")
    match = DASHED.match(value)
    if not match or not value.isascii():
        raise Refused("it is not a date: dates come as 31-08-2026")
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError as error:
        raise Refused("there is no such day") from error


def figures(value: str, what: str) -> str:
    """The value if it holds figures alone, else Refused."""
    if SCIENTIFIC.match(value):
        raise Refused(f"{EXCEL}: {what} is written as a power of ten and has lost figures")
    if not (value.isascii() and value.isdigit()):
        raise Refused(f"{what} must hold figures alone")
    return value


def urn(raw: str) -> int:
    """A URN: six figures, from 100000."""
    value = clean(raw)
    if not value:
        raise Refused("it has no URN")
    number = figures(value, "the URN")
    if len(number) != 6 or number.startswith("0"):
        raise Refused("the URN is impossible: it must lie between 100000 and 999999")
    return int(number)


def padded(width: int, what: str) -> Reader:
    """A code of figures with its leading zeros, which GIAS itself leaves out in numbers."""

    def read(raw: str) -> str:
        value = clean(raw)
        if value and len(figures(value, what)) > width:
            raise Refused(f"{what} has more than {width} figures")
        return value.zfill(width) if value else ""

    return read


def la_code(raw: str) -> str:
    """Three figures; there is no setting without a council."""
    value = padded(3, "the council's code")(raw)
    if not value:
        raise Refused("it has no council (LA code)")
    return str(value)


def type_code(raw: str) -> str:
    """Two figures; with one figure the leading 0 is gone, which only Excel does."""
    value = clean(raw)
    if value and len(figures(value, "the type code")) == 1:
        raise Refused(f"{EXCEL}: the type code has lost its leading 0")
    if len(value) > 3:
        raise Refused("the type code is too long")
    return value


def ukprn(raw: str) -> str:
    """Eight figures, the first a 1."""
    value = clean(raw)
    if value and (len(figures(value, "the UKPRN")) != 8 or value[0] != "1"):
        raise Refused("a UKPRN has eight figures and starts with 1")
    return value


def trust_code(raw: str) -> str:
    """The group's number, or none."""
    value = clean(raw)
    if value and len(figures(value, "the trust's code")) > 10:
        raise Refused("the trust's code is too long")
    return value


def postcode(raw: str) -> str:
    """A postcode in capitals; schools overseas have theirs in other forms."""
    value = clean(raw).upper()
    if len(value) > 8:
        raise Refused("it is not a postcode")
    return value


def telephone(raw: str) -> str:
    """A number as it is dialled. Only figures, spaces and brackets; ten figures without a 0 in front are damage."""
    value = clean(raw)
    bare = re.sub(r"[ ()\-]", "", value)
    if not bare:
        return ""
    if SCIENTIFIC.match(bare):
        raise Refused(f"{EXCEL}: the telephone number is written as a power of ten and has lost figures")
    if re.fullmatch(r"[1-9][0-9]{8,9}", bare):
        raise Refused(f"{EXCEL}: the telephone number has lost its leading 0")
    if not re.fullmatch(r"(\+|0)[0-9]{8,15}", bare) or len(value) > 20:
        raise Refused("it is not a telephone number")
    return value


def website(raw: str) -> str:
    """A web address; any other scheme is refused, so that no page links to it."""
    value = clean(raw)
    if not value:
        return ""
    bare = re.sub(r"(?i)\Ahttps?:/*", "", value)
    if (
        len(value) > 300
        or " " in value
        or re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", bare, re.IGNORECASE)
        or "." not in bare
    ):
        raise Refused("it is not a web address")
    return value


def age(raw: str) -> int | None:
    """Whole years, or none."""
    value = clean(raw)
    if not value:
        return None
    number = figures(value, "the age")
    if len(number) > 2:
        raise Refused("the age is impossible")
    return int(number)


def one_of(choices: Mapping[str, str], what: str) -> Reader:
    """One of the words that GIAS uses, told apart without regard to case."""
    known = {name.casefold(): value for name, value in choices.items()}

    def read(raw: str) -> str:
        value = clean(raw).casefold()
        if value not in known:
            raise Refused(f"{what} {'is missing' if not value else 'is not one that GIAS uses'}")
        return known[value]

    return read
