"""Who answers what, and who is away: written by whoever manages routing; one's own absence also by oneself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from accounts.audit import Detail, record
from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import has
from advice_requests.models import AdviserProfile
from advice_requests.selectors.routing import may_answer
from advice_requests.selectors.routing_pages import mark_of_absence, mark_of_setup
from advice_requests.workflow import WrongActor
from organisations.models import Area, CouncilTeam
from resources.models import Topic

LONGEST_ABSENCE = timedelta(days=730)
LARGEST_CAPACITY = 200


class RoutingRefused(Exception):
    """It cannot be done; the message says why, and `field` where on the form."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ChangedMeanwhile(Exception):
    """Somebody else wrote since the page was loaded: nothing was saved."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What one adviser covers. No topics, areas or phases means all of them."""

    topics: Collection[Topic] = ()
    areas: Collection[Area] = ()
    phases: Collection[str] = ()
    working_days: Collection[int] = (0, 1, 2, 3, 4)
    capacity: int = 12
    team: CouncilTeam | None = None
    deputy: Person | None = None
    is_active: bool = True

    def is_that_of(self, profile: AdviserProfile) -> bool:
        """Whether saving would change nothing."""
        return (
            {one.pk for one in self.topics} == {one.pk for one in profile.topics.all()}
            and {one.pk for one in self.areas} == {one.pk for one in profile.areas.all()}
            and set(self.phases) == set(profile.phases)
            and set(self.working_days) == set(profile.working_days)
            and (self.capacity, self.is_active) == (profile.capacity, profile.is_active)
            and (self.team.pk if self.team else None) == profile.team_id
            and (self.deputy.pk if self.deputy else None) == profile.deputy_id
        )


def check_manages(by: Person) -> None:
    """Raise WrongActor for somebody who may not change routing."""
    if not has(by, Permission.ROUTING_MANAGE):
        raise WrongActor("Only those who manage routing may change it.")


@transaction.atomic
def set_up_adviser(*, person: Person, setup: Setup, seen: str, by: Person) -> AdviserProfile:
    """Save what somebody covers, for the first time or again. The same form sent twice changes nothing more.

    Raises WrongActor, RoutingRefused, or ChangedMeanwhile when `seen` is not the mark of what stands now.
    """
    check_manages(by)
    _check_setup(person, setup)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    profile = AdviserProfile.objects.filter(person=person).first()
    if profile is not None and setup.is_that_of(profile):
        return profile
    if mark_of_setup(profile) != seen:
        raise ChangedMeanwhile
    event = "routing.adviser_changed" if profile else "routing.adviser_set_up"
    profile = profile or AdviserProfile(person=person)
    _write_setup(profile, setup)
    detail: Detail = {"person": str(person.public_id), "capacity": setup.capacity, "gets_work": setup.is_active}
    record(event=event, by=by, subject=profile, detail=detail)
    return profile


def _check_setup(person: Person, setup: Setup) -> None:
    if not may_answer(person):
        raise RoutingRefused("This person may not answer questions, so no question can go to them.")
    if setup.deputy is not None and setup.deputy.pk == person.pk:
        raise RoutingRefused("Choose somebody else as the deputy", "deputy")
    if setup.deputy is not None and not may_answer(setup.deputy):
        raise RoutingRefused("Choose a deputy who may answer questions", "deputy")
    if not set(setup.working_days) <= set(range(7)) or not setup.working_days:
        raise RoutingRefused("Select at least one working day", "working_days")
    if not 1 <= setup.capacity <= LARGEST_CAPACITY:
        raise RoutingRefused(f"Enter how many open questions are a full desk, from 1 to {LARGEST_CAPACITY}", "capacity")


def _write_setup(profile: AdviserProfile, setup: Setup) -> None:
    profile.phases = sorted(set(setup.phases))
    profile.working_days = sorted(set(setup.working_days))
    profile.capacity, profile.is_active = setup.capacity, setup.is_active
    profile.team, profile.deputy = setup.team, setup.deputy
    own = ["phases", "working_days", "capacity", "is_active", "team", "deputy"]  # an absence written meanwhile stays
    profile.save(update_fields=own if profile.pk else None)
    profile.topics.set(setup.topics)
    profile.areas.set(setup.areas)


@transaction.atomic
def record_absence(
    *, profile: AdviserProfile, first: date, last: date, seen: str, by: Person, today: date
) -> AdviserProfile:
    """Keep new work away from somebody, from the first day to the last. What they have already stays with them.

    Raises WrongActor, RoutingRefused or ChangedMeanwhile.
    """
    _check_may_record(profile, by)
    if last < first:
        raise RoutingRefused("The last day must be the first day or later", "last")
    if last < today:
        raise RoutingRefused("The last day must be today or later", "last")
    if last - today > LONGEST_ABSENCE:
        raise RoutingRefused("The last day must be within two years", "last")
    row = AdviserProfile.objects.select_for_update().get(pk=profile.pk)
    if (row.away_from, row.away_until) == (first, last):
        return row
    return _write_absence(row, (first, last), seen=seen, by=by, event="routing.absence_recorded")


@transaction.atomic
def end_absence(*, profile: AdviserProfile, seen: str, by: Person) -> AdviserProfile:
    """Give somebody new work again from now on. Ending what has ended changes nothing."""
    _check_may_record(profile, by)
    row = AdviserProfile.objects.select_for_update().get(pk=profile.pk)
    if row.away_from is None:
        return row
    return _write_absence(row, (None, None), seen=seen, by=by, event="routing.absence_ended")


def _check_may_record(profile: AdviserProfile, by: Person) -> None:
    own = profile.person_id == by.pk and has(by, Permission.ADVICE_ANSWER)
    if not own:
        check_manages(by)


def _write_absence(
    row: AdviserProfile, days: tuple[date | None, date | None], *, seen: str, by: Person, event: str
) -> AdviserProfile:
    if mark_of_absence(row) != seen:
        raise ChangedMeanwhile
    row.away_from, row.away_until = days
    row.save(update_fields=["away_from", "away_until"])
    # The days stay out of the trail: it outlives what a person may have erased.
    record(event=event, by=by, subject=row, detail={"person": str(row.person.public_id)})
    return row
