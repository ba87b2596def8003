"""Panels of the home page that belong to the ground: a person's own settings, what staff look after, finding a setting.

They stand here because `organisations` knows no permissions and `accounts` no settings' contacts.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from accounts.models import Membership, Person
from accounts.permissions import Permission as P
from accounts.selectors import permissions_of, setting_keys_of
from accounts.selectors.people import requests_visible_to, waiting_roles
from notifications.selectors import undelivered
from organisations.models import EducationSetting
from organisations.presenters import this_term
from organisations.selectors import settings_not_confirmed, unverified_rules
from resources.upkeep.selectors import open_reports, waiting_for

COUNTED_TO = 100
SHOWN = 10
Panel = dict[str, object]
Counted = tuple[P, str, str, Callable[[Person], QuerySet]]


def settings_panel(person: Person) -> Panel | None:
    """The settings that a school's or trust's people belong to, and whether their contacts are confirmed this term."""
    held = permissions_of(person)
    if P.SETTING_VIEW not in held:
        return None
    found = _own_settings(person)
    if not found:
        return None
    return {
        "template": "home/own_settings.html",
        "one": len(found) == 1,
        "term": this_term(),
        "more": len(found) > SHOWN,
        "rows": [_own_setting(*one) for one in found[:SHOWN]],
    }


def _own_settings(person: Person) -> list[tuple[str, UUID, bool, bool]]:
    """Name and public id of the person's settings, one more than is shown; whether contacts are to be confirmed, and
    whether that is for the person to do. In one query."""
    overdue = Exists(settings_not_confirmed().filter(pk=OuterRef("pk")))
    rows = EducationSetting.objects.filter(pk__in=setting_keys_of(person, P.SETTING_VIEW)).order_by("name", "pk")
    found = rows.annotate(overdue=overdue).values_list("pk", "name", "public_id", "overdue")[: SHOWN + 1]
    kept = set(setting_keys_of(person, P.CONTACTS_EDIT))
    return [(name, public_id, overdue, pk in kept) for pk, name, public_id, overdue in found]


def _own_setting(name: str, public_id: UUID, overdue: bool, kept: bool) -> dict[str, object]:
    confirm = reverse("organisations:contacts_confirm", args=[public_id]) if overdue and kept else ""
    return {
        "name": name,
        "href": reverse("organisations:setting", args=[public_id]),
        "overdue": overdue,
        "confirm": confirm,
    }


def _requests(person: Person) -> QuerySet:
    return requests_visible_to(person).filter(state=Membership.State.REQUESTED)


# Who counts it, what it is called, where it leads, and what is counted. In the order shown.
COUNTED: tuple[Counted, ...] = (
    (P.MEMBERSHIP_DECIDE, "Requests to join", "accounts:access_requests", _requests),
    (P.ROLES_GRANT, "Roles to confirm", "accounts:people", waiting_roles),
    (
        P.SETTING_MANAGE,
        "Settings with contacts to confirm",
        "organisations:overdue",
        lambda _: settings_not_confirmed(),
    ),
    (P.RULES_MANAGE, "Legal time limits not verified", "organisations:rules", lambda _: unverified_rules()),
    (P.RESOURCES_EDIT, "Pages for you to check", "resources_desk:due?whose=mine", waiting_for),
    (P.RESOURCES_EDIT, "Reports from readers", "resources_desk:reports", lambda _: open_reports()),
    (P.OUTBOX_MANAGE, "Messages not delivered", "notifications:outbox", lambda _: undelivered()),
)


def upkeep_panel(person: Person) -> Panel | None:
    """What staff look after, each with how many wait."""
    held = permissions_of(person)
    tiles = [
        {"label": label, "href": _address(name), "value": _words(rows(person))}
        for permission, label, name, rows in COUNTED
        if permission in held
    ]
    return {"template": "home/upkeep.html", "tiles": tiles} if tiles else None


def _address(name: str) -> str:
    """The address of a route, with the query that stands behind its name."""
    route, mark, query = name.partition("?")
    return reverse(route) + mark + query


def _words(rows: QuerySet) -> str:
    """How many, counted no further than `COUNTED_TO`."""
    number = rows.order_by().values("pk")[:COUNTED_TO].count()
    return f"{COUNTED_TO - 1}+" if number >= COUNTED_TO else str(number)


def finding_panel(person: Person) -> Panel | None:
    """A box to find any setting and its contacts, for those who may see them all."""
    return {"template": "home/finding.html"} if P.SETTING_VIEW_ALL in permissions_of(person) else None


def searching_panel(person: Person) -> Panel | None:
    """A box to search the directory, and the way to what the person keeps, for everybody who holds a role."""
    return {"template": "home/searching.html"} if permissions_of(person) else None
