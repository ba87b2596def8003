"""From where a text is written: by whom, about which setting, to whom. The names that are allowed in it follow from that.

Who works where is known to `accounts`, which stands above this app and hands its answer down when the apps are ready.
The page carries the standpoint of its form in a signed note, so that marks while typing agree with what sending says;
the note serves the person it was made for, and nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.core import signing

from screening import Context, FindingType

SALT = "text_guard.standpoint"
GOOD_FOR = 12 * 60 * 60  # seconds: no session lasts longer


@dataclass(frozen=True, slots=True)
class Standpoint:
    """`person` writes (None: nobody in particular); `setting` and `people` are keys of what the text is about."""

    person: Any = None
    setting: int | None = None
    people: tuple[int, ...] = ()


NOWHERE = Standpoint()


class Builder(Protocol):
    def __call__(self, standpoint: Standpoint) -> Context: ...


_builder: Builder | None = None


def set_builder(builder: Builder | None) -> None:
    """Connect the answer, when the apps are ready."""
    global _builder
    _builder = builder


def context_for(standpoint: Standpoint) -> Context:
    """The names that are allowed from there; none where nobody writes."""
    if _builder is None or getattr(standpoint.person, "pk", None) is None:
        return Context()
    return _builder(standpoint)


def noted(standpoint: Standpoint, expected: frozenset[FindingType] = frozenset()) -> str:
    """The standpoint, and the types that one field expects, as a signed note for the page."""
    person = getattr(standpoint.person, "pk", None)
    if person is None:
        return ""
    note = [person, standpoint.setting, list(standpoint.people), sorted(expected)]
    return signing.dumps(note, salt=SALT, compress=True)


def read_note(note: str, person: Any) -> tuple[Standpoint, frozenset[FindingType]]:
    """What a note says, if it was made for this person; otherwise the person's own standpoint."""
    try:
        owner, setting, people, expected = signing.loads(note, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return Standpoint(person), frozenset()
    if owner != getattr(person, "pk", None):
        return Standpoint(person), frozenset()
    return Standpoint(person, setting, tuple(people)), frozenset(FindingType(kind) for kind in expected)
