"""Who may do what to an item and its versions, and when. `check` raises with the reason; `can` answers for the page.

Nobody approves words of their own: whoever saved any part of a version is one of its writers, also after a colleague has
changed them.
"""

from __future__ import annotations

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import permissions_of
from resources.editing.workflow import (
    ITEM_TRANSITIONS,
    TRANSITIONS,
    Act,
    ItemAct,
    Relation,
    WrongActor,
    item_target_of,
    permits,
    target_of,
)
from resources.models import Resource, Version
from resources.models.vocabulary import State, VersionState

_OWN = "You wrote some of this version. Somebody who wrote none of it must read it before it is published."
_NOT_YOURS = "You may not do this."


def relations_of(person: Person | None, version: Version | None) -> frozenset[Relation]:
    """How the person stands to a version, or to an item without one; nobody is the portal itself."""
    if person is None:
        return frozenset({Relation.SYSTEM})
    if version is None:
        return frozenset({Relation.STAFF})
    own = version.author_id == person.pk or any(writer.pk == person.pk for writer in version.writers.all())
    return frozenset({Relation.STAFF, Relation.WRITER if own else Relation.SECOND})


def check(act: Act, version: Version, person: Person | None) -> VersionState:
    """Return the state that the act leads to. Raises WrongActor (403) or WrongState (409) with the reason in words."""
    relations = relations_of(person, version)
    permissions = permissions_of(person) if person else frozenset()
    if not permits(TRANSITIONS[act].who, relations=relations, permissions=permissions):
        own = Relation.WRITER in relations and Permission.RESOURCES_PUBLISH in permissions
        raise WrongActor(_OWN if own else _NOT_YOURS)
    return target_of(act, VersionState(version.state))


def check_item(act: ItemAct, resource: Resource, person: Person | None) -> State:
    """The same for an item."""
    permissions = permissions_of(person) if person else frozenset()
    if not permits(ITEM_TRANSITIONS[act].who, relations=relations_of(person, None), permissions=permissions):
        raise WrongActor(_NOT_YOURS)
    return item_target_of(act, State(resource.state))


def check_may(permission: Permission, person: Person | None) -> None:
    """Raise WrongActor unless the person holds the permission; the portal itself may."""
    if person is not None and permission not in permissions_of(person):
        raise WrongActor(_NOT_YOURS)


def can(act: Act, version: Version, relations: frozenset[Relation], permissions: frozenset[Permission]) -> bool:
    """Whether the page may offer the act. Takes facts that the page has gathered already."""
    row = TRANSITIONS[act]
    return version.state in row.sources and permits(row.who, relations=relations, permissions=permissions)


def can_item(act: ItemAct, resource: Resource, permissions: frozenset[Permission]) -> bool:
    """The same for an item."""
    row = ITEM_TRANSITIONS[act]
    staff = frozenset({Relation.STAFF})
    return resource.state in row.sources and permits(row.who, relations=staff, permissions=permissions)
