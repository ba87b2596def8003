"""Where to go when it is not us: the signposts by need, and 999 with the front door first where a child is at risk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from resources.models import Signpost
from resources.reader import selectors
from resources.selectors import phone_of

Group = Signpost.Group
AT_RISK = str(Group.AT_RISK)
_FIRST = ("immediate-danger", "worried-about-a-child")  # stand as a warning above the page
_LEADS: dict[str, str] = {
    Group.AT_RISK: "Do not use this portal to report a concern. Nobody watches it at night or at weekends.",
    Group.INDIVIDUAL: "In this role the Virtual School may not work on an individual child. These teams can.",
    Group.PARENTS: "The Virtual School cannot take up the case of one child or family. These services are for you.",
    Group.YOUNG_PEOPLE: "You can talk to these services yourself. You do not need anybody’s permission.",
    Group.LOOKED_AFTER: "The core Virtual School team and these services can help, also with one child.",
    Group.COMPLAINTS: "Start with whoever you are not happy with. These say how, and what you can do after that.",
}
_SHORT: dict[str, str] = {
    Group.AT_RISK: "999 and the council’s front door for a worry about a child",
    Group.INDIVIDUAL: "Attendance, exclusion, admission or SEND of one pupil",
    Group.PARENTS: "Advice on SEND, exclusion, kinship care and childcare",
    Group.YOUNG_PEOPLE: "Somebody to talk to, and advocates",
    Group.LOOKED_AFTER: "The core team, advocates and kinship carers",
    Group.COMPLAINTS: "About the council or about a school",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One body that can help, as `components/signpost.html` takes it."""

    need: str
    organisation: str
    serves: str
    note: str
    url: str
    phone: str
    link_broken: bool


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A way into one page."""

    title: str
    text: str
    href: str
    urgent: bool


def address(group: str) -> str:
    """The address of a group's page: `/resources/where-else/at-risk`."""
    return reverse("resources:where_else_group", args=[slug_of(group)])


def slug_of(group: str) -> str:
    """A group as it stands in an address."""
    return group.replace("_", "-")


def group_of(slug: str) -> str | None:
    """The group that an address names."""
    group = slug.replace("-", "_")
    return group if group in Group.values and slug == slug_of(group) else None


def groups() -> list[GroupLink]:
    """Every page that names somebody, a child at risk first."""
    filled = selectors.groups_with_signposts() | {AT_RISK}
    return [
        GroupLink(str(group.label), _SHORT[group], address(group), group == Group.AT_RISK)
        for group in Group
        if group in filled
    ]


def group_page(group: str) -> dict[str, object]:
    """What `resources/reader/elsewhere_group.html` takes."""
    found = selectors.signposts_of(group)
    return {
        "title": str(Group(group).label),
        "lead": _LEADS[group],
        "description": f"{Group(group).label}: {_SHORT[group]}.",
        "page_url": settings.ORIGIN + address(group),
        "urgent": group == AT_RISK,
        "places": _places(one for one in found if one.slug not in _FIRST),
        "others": [one for one in groups() if one.href != address(group)],
    }


def _places(found: Iterable[Signpost]) -> list[Place]:
    return [
        Place(one.need, one.organisation, one.serves, one.note, one.url, phone_of(one), one.link_broken)
        for one in found
    ]
