"""Whose portal this is: names, colours and contacts of the council, read from a TOML file at start.

A wrong file stops the start with every fault named, for instance:
`config/council.toml: colours.on_brand: #999999 on colours.brand #1d4f5c has a contrast of 3.2; text needs 4.5`.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from vs_portal.ui.colour import AA_SHAPE, AA_TEXT, contrast, is_colour

PAGE = "#ffffff"
TEXT = "#0b0c0c"


class CouncilConfigError(ValueError):
    """The council's file cannot be used; the message lists every fault and how to put it right."""


@dataclass(frozen=True, slots=True)
class Colours:
    brand: str
    on_brand: str
    accent: str
    link: str
    link_hover: str
    surface: str
    surface_border: str


@dataclass(frozen=True, slots=True)
class Contacts:
    virtual_school_email: str
    virtual_school_phone: str
    mash_phone: str
    out_of_hours_phone: str
    dpo_email: str
    web: str


@dataclass(frozen=True, slots=True)
class Council:
    name: str
    short_name: str
    service_name: str
    phase: str
    opening_hours: str
    exit_url: str
    colours: Colours
    contacts: Contacts

    @property
    def version(self) -> str:
        """Changes whenever the file does; browsers keep the theme for as long as it stays."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


# (colour of the text or shape, colour behind it, smallest contrast, what it is for)
_PAIRS = (
    ("on_brand", "brand", AA_TEXT, "text in the header"),
    ("link", PAGE, AA_TEXT, "links on the page"),
    ("link", "surface", AA_TEXT, "links on tinted panels"),
    ("link_hover", PAGE, AA_TEXT, "links under the pointer"),
    ("link_hover", "surface", AA_TEXT, "links under the pointer on tinted panels"),
    (TEXT, "surface", AA_TEXT, "text on tinted panels"),
    ("brand", PAGE, AA_SHAPE, "lines in the council's colour"),
    ("brand", "surface", AA_SHAPE, "lines on tinted panels"),
    ("accent", "brand", AA_SHAPE, "the line under the header"),
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
_PHONE = re.compile(r"[0-9+() ]{7,24}\Z")


def load_council(path: Path) -> Council:
    """Read, check and freeze the council's file; raise CouncilConfigError naming every fault."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CouncilConfigError(f"{path}: no such file. Copy config/council.toml or set VS_COUNCIL_CONFIG.") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CouncilConfigError(f"{path}: cannot be read as TOML in UTF-8: {error}") from error
    faults = list(_faults(raw))
    if faults:
        raise CouncilConfigError("\n".join(f"{path}: {fault}" for fault in faults))
    plain = {name: value.strip() for name, value in raw.items() if isinstance(value, str)}
    return Council(colours=Colours(**raw["colours"]), contacts=Contacts(**raw["contacts"]), **plain)


def _faults(raw: dict[str, object]) -> Iterator[str]:
    sections = {"colours": Colours, "contacts": Contacts}
    shapes = list(_shape_faults(raw, Council, "", skip=frozenset(sections)))
    for name, kind in sections.items():
        part = raw.get(name)
        if not isinstance(part, dict):
            shapes.append(f"the section [{name}] is missing")
        else:
            shapes.extend(_shape_faults(part, kind, f"{name}.", skip=frozenset()))
    yield from shapes
    if shapes:
        return
    yield from _colour_faults(raw["colours"])  # type: ignore[arg-type]  # checked above
    yield from _contact_faults(raw["contacts"])  # type: ignore[arg-type]  # checked above
    for key, value in (("exit_url", raw["exit_url"]), ("contacts.web", raw["contacts"]["web"])):  # type: ignore[index]  # checked above
        if not str(value).startswith("https://"):
            yield f"{key}: {value!r} must be an address that starts with https://"


def _shape_faults(raw: dict[str, object], kind: type, prefix: str, *, skip: frozenset[str]) -> Iterator[str]:
    known = {field.name for field in fields(kind)}
    for name in sorted(known - skip):
        value = raw.get(name)
        if value is None:
            yield f"{prefix}{name} is missing"
        elif not isinstance(value, str) or not value.strip():
            yield f'{prefix}{name} must be text in quotes, such as {name} = "…"'
    for name in sorted(set(raw) - known):
        yield f"{prefix}{name} is not a known setting; the known ones are {', '.join(sorted(known))}"


def _colour_faults(colours: dict[str, str]) -> Iterator[str]:
    wrong = [name for name, value in colours.items() if not is_colour(value)]
    for name in wrong:
        yield f"colours.{name}: {colours[name]!r} is not a colour; write # and six hex digits, such as #1d4f5c"
    if wrong:
        return
    for front, back, least, purpose in _PAIRS:
        ratio = contrast(colours.get(front, front), colours.get(back, back))
        if ratio < least:
            yield (
                f"colours: {front} {colours.get(front, '')} on {back} {colours.get(back, '')} has a contrast of "
                f"{ratio:.1f}; {purpose} need {least:g}"
            )


def _contact_faults(contacts: dict[str, str]) -> Iterator[str]:
    for name, value in contacts.items():
        if name.endswith("_email") and not _EMAIL.match(value):
            yield f"contacts.{name}: {value!r} is not an email address"
        if name.endswith("_phone") and not _PHONE.match(value):
            yield f"contacts.{name}: {value!r} is not a telephone number (digits, spaces, + and brackets)"
