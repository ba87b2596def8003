"""What other rooms of the portal show beside an item, on its main topic: key dates now; published answers and courses
from the apps that hold them.

Those apps stand above this one, so they hand a source down at app-ready: `beside.register(published_answers_on)`. A
source gives its links with the heading over them, or None where it has nothing on the topic for this reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from accounts.models import Person


@dataclass(frozen=True, slots=True)
class Link:
    """Where to read on; the note says more in a few words, such as the day of a course."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A heading with links."""

    title: str
    links: tuple[Link, ...]


class Source(Protocol):
    """Finds what there is on a topic; `person` is None for a visitor. Asks the database at most twice."""

    def __call__(self, *, topic: str, person: Person | None) -> Beside | None: ...


_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source; registering the same one twice is harmless."""
    if source not in _sources:
        _sources.append(source)


def beside(*, topic: str, person: Person | None) -> list[Beside]:
    """What all sources have on the topic, in the order in which they were registered."""
    found = [source(topic=topic, person=person) for source in _sources]
    return [one for one in found if one is not None and one.links]
