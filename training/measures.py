"""What the figures of training mean: each measure once, with its numerator, its denominator and its window.

A booking of a member of staff identifies no child, so counts are shown as they are. What attendees say in an evaluation
is another matter: it is never shown for fewer than five answers (`LEAST_ANSWERS`).
"""

from __future__ import annotations

from dataclasses import dataclass

LEAST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `window` says what belongs to a period; `caveat` what the figure does not say."""

    code: str
    label: str
    numerator: str
    denominator: str
    window: str
    caveat: str = ""


_HELD = "sessions that began in the period and took place"
_SIGNED = "sessions that began in the period and whose register is signed off"
FILL = Measure(
    "fill",
    "Places filled",
    "places that somebody had when the session took place, whether they came or not",
    "the places that there were",
    _HELD,
    "Places added for people who came without one count on both sides.",
)
NO_SHOWS = Measure("no_shows", "No-shows", "people marked as absent", "people marked as there or absent", _SIGNED)
LATE = Measure(
    "late",
    "Cancelled late",
    "places cancelled after the cut-off and not filled again",
    "those places and the people marked as there or absent",
    _SIGNED,
)
REACH = Measure(
    "reach",
    "Settings reached",
    "settings from which at least one person was marked as there",
    "settings that are open now",
    _SIGNED,
    "A setting without an area stands under no area. One that has closed since counts in neither number.",
)
ROLES = Measure("roles", "People trained by role", "people marked as there, each once a role", "", _SIGNED)
MEASURES = (FILL, NO_SHOWS, LATE, REACH, ROLES)


@dataclass(frozen=True, slots=True)
class Share:
    """A numerator and its denominator."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """The share in per cent, rounded; None of nothing."""
        return round(100 * self.part / self.whole) if self.whole else None

    def __str__(self) -> str:
        """`45 of 60 (75%)`; of nothing there is no share."""
        return "None in this period" if self.percent is None else f"{self.part:,} of {self.whole:,} ({self.percent}%)"
