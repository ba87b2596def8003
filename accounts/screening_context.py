"""Which names may stand in a person's text: their own, and those of the people and places they work with.

Fills the port `text_guard.standpoint`. Everybody may name, in full: the staff of their own settings and of the setting
they write about (the role register and approved members), the colleagues of their team, the Virtual School, and whoever
takes part in the request. Places are settings, trusts, areas, teams and towns, as whole phrases. What is the same for
everybody is read once in five minutes by each process; the rest is two queries by key.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import Membership, Person
from accounts.selectors import live_memberships
from accounts.selectors.people import STAFF_ROLES
from organisations.models import Area, CouncilTeam, EducationSetting, RoleContact, Trust
from screening import Context
from text_guard.allowed_names import full_names, place_names
from text_guard.standpoint import Standpoint

GOOD_FOR = 300  # seconds
MOST_SETTINGS = 3_000  # of a council; one has some 500
MOST_OWN = 200
MOST_PEOPLE = 1_000


@dataclass(frozen=True, slots=True)
class CouncilNames:
    """What everybody may name: the Virtual School's people, and the places of the council."""

    staff: frozenset[str]
    places: frozenset[str]
    read_at: float


_kept: CouncilNames | None = None


def build(standpoint: Standpoint) -> Context:
    """The context of a text by this person; nothing for somebody who is not signed in."""
    person = standpoint.person
    if not isinstance(person, Person):
        return Context()
    near = _settings_near(person, standpoint.setting)
    names = _names_near(person, [pk for pk, _, _ in near], standpoint.people)
    council = council_names()
    return Context(
        author=person.name,
        staff=full_names(names) | council.staff,
        places=place_names(part for _, name, town in near for part in (name, town)) | council.places,
    )


def _settings_near(person: Person, about: int | None) -> list[tuple[int, str, str]]:
    """Key, name and town of the person's own settings and of the one they write about. Each part uses an index."""
    live, columns = live_memberships(person), ("pk", "name", "town")
    every = EducationSetting.objects.order_by()
    own = every.filter(pk__in=live.exclude(setting=None).values("setting")).values_list(*columns)
    by_trust = every.filter(trust__in=live.exclude(trust=None).values("trust")).values_list(*columns)
    return list(
        own.union(by_trust, every.filter(pk__in=[] if about is None else [about]).values_list(*columns))[:MOST_OWN]
    )


def _names_near(person: Person, settings_near: list[int], people: Iterable[int]) -> list[str]:
    """Names in the role register of the settings, of their members, of the own teams' members, and of these people."""
    today = timezone.localdate()
    contacts = RoleContact.objects.filter(Q(until=None) | Q(until__gte=today), setting__in=settings_near)
    held = Membership.objects.filter(state=Membership.State.APPROVED)
    teams = live_memberships(person).exclude(team=None).values("team")
    known = Person.objects.filter(is_active=True, erased_at=None)
    parts = (
        known.filter(pk__in=held.filter(setting__in=settings_near).values("person")),
        known.filter(pk__in=held.filter(team__in=teams).values("person")),
        Person.objects.filter(pk__in=list(people), erased_at=None),
    )
    names = [part.order_by().values_list("name", flat=True) for part in parts]
    return list(contacts.order_by().values_list("name", flat=True).union(*names)[:MOST_PEOPLE])


def council_names() -> CouncilNames:
    """Staff and places of the whole council, as they were within the last five minutes."""
    global _kept
    kept = _kept
    if kept is None or time.monotonic() - kept.read_at >= GOOD_FOR:
        kept = _kept = CouncilNames(full_names(_staff()), place_names(_places()), time.monotonic())
    return kept


def forget() -> None:
    """Read anew at the next text: for tests, which each have people of their own."""
    global _kept
    _kept = None


def _staff() -> list[str]:
    holds = Membership.objects.filter(person=OuterRef("pk"), role__in=STAFF_ROLES, state=Membership.State.APPROVED)
    people = Person.objects.filter(Exists(holds), is_active=True, erased_at=None).order_by("pk")
    return list(people.values_list("name", flat=True)[:MOST_PEOPLE])


def _places() -> list[str]:
    """The council's own settings come first where a portal holds the register of all England."""
    council = settings.COUNCIL
    found = [council.name, council.short_name, council.service_name]
    ours = EducationSetting.objects.exclude(status=EducationSetting.Status.CLOSED)
    if ours.count() > MOST_SETTINGS:
        ours = ours.filter(Q(area__isnull=False) | Q(memberships__state=Membership.State.APPROVED)).distinct()
    for row in ours.order_by("pk").values_list("name", "town", "locality")[:MOST_SETTINGS]:
        found.extend(row)
    for model in (Area, CouncilTeam, Trust):
        found.extend(model._default_manager.order_by("pk").values_list("name", flat=True)[:MOST_SETTINGS])
    return found
