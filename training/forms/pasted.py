"""Many colleagues in one go: lines of "name, email, role", as somebody copies them from a list or a spreadsheet.

`O'Brien-Ndlovu; obn+training@school.example; Deputy DSL` is one person. A line that cannot be read is handed back with
its number and the reason; the others are kept.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from training.forms.people import LONGEST_EMAIL, PersonNameField
from training.models.vocabulary import COUNCIL_ROLES, AttendeeRole
from training.services import MOST_AT_ONCE, Named

SCREENED = "screened"  # the code of what text_guard refuses
_SHOWN = 60  # characters of a bad line in its error
MOST_LINES = 2 * MOST_AT_ONCE  # read in one go; the others wait in the box, so that no list keeps the portal busy
LONGEST_LINE = 600
_ANGLES = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")
_OTHER_WORDS = {
    "head": AttendeeRole.HEADTEACHER,
    "headteacher": AttendeeRole.HEADTEACHER,
    "principal": AttendeeRole.HEADTEACHER,
    "deputy dsl": AttendeeRole.DEPUTY_DSL,
    "ddsl": AttendeeRole.DEPUTY_DSL,
    "dt": AttendeeRole.DESIGNATED_TEACHER,
    "sendco": AttendeeRole.SENCO,
    "ta": AttendeeRole.TEACHING_ASSISTANT,
    "pastoral lead": AttendeeRole.PASTORAL_LEAD,
    "behaviour lead": AttendeeRole.PASTORAL_LEAD,
    "governor": AttendeeRole.GOVERNOR,
    "trustee": AttendeeRole.GOVERNOR,
    "office": AttendeeRole.OFFICE,
    "site staff": AttendeeRole.OFFICE,
    "other": AttendeeRole.OTHER,
}


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFKC", words)).casefold().split())


ROLES: dict[str, AttendeeRole] = {
    **{_plain(role.label): role for role in AttendeeRole if role not in COUNCIL_ROLES},
    **{_plain(role.value): role for role in AttendeeRole if role not in COUNCIL_ROLES},
    **_OTHER_WORDS,
}


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that names nobody, as it was typed, and why."""

    number: int
    text: str
    why: str
    screened: bool = False  # the screen handed it back

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        return f"Line {self.number} (“{shown}”): {self.why}"


@dataclass(slots=True)
class Pasted:
    """What a text held: people in its order, and lines that could not be read."""

    people: list[Named] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def complaint(self) -> str:
        """What is wrong: of one bad line why; of several how many, since the page lists them. Empty where all is well."""
        if len(self.bad) > 1:
            return f"{len(self.bad):,} lines of your list could not be read. Correct them in the box, or take them out"
        return str(self.bad[0]) if self.bad else ""

    @property
    def screened(self) -> int:
        """How many lines the screen handed back."""
        return sum(line.screened for line in self.bad)

    @property
    def left(self) -> list[str]:
        """The lines that stay in the box, as they were typed."""
        return [*(line.text for line in self.bad), *self.unread]

    @property
    def too_many(self) -> str:
        """What to do about the lines that were not read; empty where all were."""
        more = len(self.unread)
        if not more:
            return ""
        rest = "1 line is" if more == 1 else f"{more:,} lines are"
        return (
            f"At most {MOST_LINES:,} lines are read at once, and {rest} left. Take them out, and book them afterwards"
        )


def is_screened(error: ValidationError) -> bool:
    """Whether the screen refused it, and not the form of an address or a role."""
    return any(one.code == SCREENED for one in error.error_list)


def read_people(text: str, *, known: Iterable[str] = ()) -> Pasted:
    """The people of a text. `known` are addresses that stand elsewhere in the same form, and may not stand twice."""
    found, seen = Pasted(), {address.lower() for address in known}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found.unread = [line for line in lines[MOST_LINES:] if line.strip()]
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        if not line.strip() or (number == 1 and _is_heading(line)):
            continue
        try:
            person = _person(line)
            if person.address in seen:
                raise ValidationError("this email address is in the list already")
            if len(found.people) >= MOST_AT_ONCE:
                raise ValidationError(f"at most {MOST_AT_ONCE} people can be booked at once")
        except ValidationError as error:
            found.bad.append(BadLine(number, line.strip(), error.messages[0], is_screened(error)))
        else:
            seen.add(person.address)
            found.people.append(person)
    return found


def line_of(person: Named) -> str:
    """The person as a line that `read_people` reads back."""
    return f"{person.name}; {person.address}; {AttendeeRole(person.role).label}"


def _is_heading(line: str) -> bool:
    words = {_plain(part) for part in _parts(line)}
    return "@" not in line and bool(words & {"email", "e mail", "email address", "work email"})


def _parts(line: str) -> list[str]:
    mark = next((one for one in ("\t", ";") if one in line), ",")
    line = _ANGLES.sub(rf"{mark}\1{mark}", line)
    try:
        parts = next(csv.reader([line], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        parts = line.split(mark)
    return [part.strip() for part in parts if part.strip()]


def _person(line: str) -> Named:
    """Raises ValidationError with what is wrong with the line."""
    if len(line) > LONGEST_LINE:
        raise ValidationError(f"the line is longer than {LONGEST_LINE} characters. Write one person on each line")
    parts = _parts(line)
    at = next((place for place, part in enumerate(parts) if "@" in part), None)
    if at is None:
        raise ValidationError("there is no email address. Write name, email, role")
    return Named(_name(parts[:at]), _email(parts[at]), _role(parts[at + 1 :]))


def _name(parts: list[str]) -> str:
    if not parts:
        raise ValidationError("there is no name before the email address")
    try:
        name = PersonNameField().clean(", ".join(parts))
    except ValidationError as error:
        raise ValidationError(_in_line(error), code=SCREENED if is_screened(error) else None) from error
    return str(name)


def _email(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError(f"“{address[:_SHOWN]}” is not an email address like name@example.com") from error
    if len(address) > LONGEST_EMAIL:
        raise ValidationError("the email address is too long")
    return address.lower()


def _role(parts: list[str]) -> AttendeeRole:
    words = _plain(", ".join(parts))
    if not words:
        raise ValidationError("there is no role after the email address, like Teacher or Deputy DSL")
    if words not in ROLES:
        raise ValidationError(f"“{words[:_SHOWN]}” is not a role that we know. Use one of the list below the box")
    return ROLES[words]


def _in_line(error: ValidationError) -> str:
    words = str(error.messages[0])
    return words[0].lower() + words[1:]
