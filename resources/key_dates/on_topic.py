"""The way from a page on a topic to the calculator: suspensions lead to the clocks of a suspension, and so on."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import Person
from resources.key_dates.catalogue import KINDS
from resources.reader.beside import Beside, Link

GROUPS = {
    "suspensions-exclusions": "Suspension and permanent exclusion",
    "reduced-timetables": "Reduced timetables",
    "send-processes": "EHC needs assessment",
}


def dates_on(*, topic: str, person: Person | None) -> Beside | None:
    """The kinds of event on this topic that the calculator knows."""
    group = GROUPS.get(topic)
    if group is None:
        return None
    kinds = [kind for kind in KINDS if kind.group == group]
    links = tuple(Link(kind.name, reverse("key_dates:kind", args=[kind.code])) for kind in kinds)
    return Beside("Work out the dates", links)
