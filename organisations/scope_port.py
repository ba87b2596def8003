"""The way out for scope: `accounts` knows who belongs where and stands above this app, so it hands its answer down.

`visible(person, action)` gives the settings that the person may see ("view"), every one for those who may see them all
and none for others ("all"), whose contacts they keep ("contacts"), whose calendar they keep ("calendar") or whose place
they may change ("manage"). Until a scope is set, nothing is visible to anybody.
"""

from typing import Literal, Protocol

from django.db.models import QuerySet

from organisations.models import EducationSetting

Action = Literal["view", "all", "contacts", "calendar", "manage"]


class Scope(Protocol):
    def __call__(self, person: object, action: Action) -> QuerySet[EducationSetting]: ...


_scope: Scope | None = None


def set_scope(scope: Scope | None) -> None:
    """Connect the answer, when the apps are ready."""
    global _scope
    _scope = scope


def visible(person: object, action: Action) -> QuerySet[EducationSetting]:
    """The settings within the person's reach for this action."""
    return EducationSetting.objects.none() if _scope is None else _scope(person, action)
