"""Who and what the stories of the demonstration are made with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from accounts.models import Person
from organisations.models import EducationSetting
from training.demo.content import read
from training.demo.days import DemoDays
from training.demo.people import Crowd, member
from training.models import Course, Venue
from training.models.vocabulary import AttendeeRole as R
from training.services import Named

_NAMESPACE = UUID("0d5c7a52-90c4-4a35-9f6a-6d1d0f0b7a44")  # any constant: form tokens are worked out within it
_OF_SCHOOL = {
    "dsl": R.DSL,
    "deputy": R.DEPUTY_DSL,
    "headteacher": R.HEADTEACHER,
    "trust": R.GOVERNOR,
    "social.worker": R.SOCIAL_WORKER,
    "editor": R.COUNCIL_STAFF,
    "vsh": R.COUNCIL_STAFF,
    "adviser": R.COUNCIL_STAFF,
}
_HOLDER, _ASKER = 9, 17  # settings whose safeguarding leads have accounts


@dataclass(frozen=True, slots=True)
class Cast:
    """The people by account, the demonstration's school, the other settings, and what courses and venues there are."""

    people: Mapping[str, Person]
    school: EducationSetting
    holder: EducationSetting  # holds the programme's status
    asker: EducationSetting  # asks for whole-setting training
    members: Mapping[int, Person]  # who books for a setting, where it is not an adviser
    crowd: Crowd
    days: DemoDays
    courses: Mapping[str, Course]
    venues: Mapping[str, Venue]
    words: Mapping[str, Any]

    def named(self, account: str, needs: str = "") -> Named:
        """The person of an account as an attendee."""
        person = self.people[account]
        return Named(person.name, person.email, _OF_SCHOOL[account], needs)

    def senco(self) -> Named:
        """The school's SENCO, as its register of roles names her."""
        return Named("Robin Sample", "senco@school.example", R.SENCO)

    def colleague(self, number: int) -> Named:
        """Somebody else of the school."""
        names = ("Lou Sample", "Max Sample", "Nic Sample", "Ola Sample", "Pat Sample", "Ren Sample")
        roles = (R.TEACHER, R.TEACHING_ASSISTANT, R.PASTORAL_LEAD, R.ATTENDANCE_LEAD, R.TEACHER, R.OFFICE)
        name = names[number % len(names)]
        return Named(name, f"{name.split()[0].lower()}@school.example", roles[number % len(roles)])


def cast_of(
    people: Mapping[str, Person], school: EducationSetting, settings: Sequence[EducationSetting], now: datetime
) -> Cast:
    """Everything, read once."""
    others = [one for one in settings if one.pk != school.pk]
    holder, asker = others[_HOLDER], others[_ASKER]
    words = read("words")
    return Cast(
        people=people,
        school=school,
        holder=holder,
        asker=asker,
        members={one.pk: member(one) for one in (holder, asker)},
        crowd=Crowd([one for one in others if one.pk != holder.pk], words["needs"]),
        days=DemoDays(now),
        courses={one.code: one for one in Course.objects.all()},
        venues={one.name: one for one in Venue.objects.all()},
        words=words,
    )


def token(*names: object) -> UUID:
    """A form token that is the same for the same names."""
    return uuid5(_NAMESPACE, "/".join(map(str, names)))
