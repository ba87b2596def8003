"""When somebody who keeps items leaves: their items go to a colleague, and what is held about them is blanked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q

from accounts.audit import record
from accounts.permissions import Permission
from accounts.selectors import permissions_of
from resources.editing import policies
from resources.editing.services.items import BadKeeping
from resources.models import Resource, Topic, Version

if TYPE_CHECKING:
    from accounts.models import Person


@transaction.atomic
def hand_over(*, leaver: Person, successor: Person, by: Person) -> int:
    """Give all that the leaver keeps, items and topics, to the successor; returns how many things changed hands.

    Where the successor stands in already, they become the owner, and somebody else must be chosen to stand in.
    Raises BadKeeping, WrongActor.
    """
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    if leaver == successor:
        raise BadKeeping("Select two different people.")
    if Permission.RESOURCES_EDIT not in permissions_of(successor):
        raise BadKeeping("Select somebody who may write the directory.")
    kept = Resource.objects.filter(Q(owner=leaver) | Q(second_owner=leaver))
    keys = list(kept.select_for_update().order_by("pk").values_list("pk", flat=True))
    rows = Resource.objects.filter(pk__in=keys)
    rows.filter(owner=leaver, second_owner=successor).update(owner=successor, second_owner=None)
    rows.filter(owner=successor, second_owner=leaver).update(second_owner=None)
    rows.filter(owner=leaver).update(owner=successor)
    rows.filter(second_owner=leaver).update(second_owner=successor)
    topics = Topic.objects.filter(owner=leaver).update(owner=successor)
    moved = len(keys) + topics
    detail: dict[str, str | int | bool | None] = {"items": len(keys), "topics": topics, "from": str(leaver.public_id)}
    record(event="resource.handed_over", by=by, subject=successor, detail=detail)
    return moved


def writing_of(person: Person) -> dict[str, Any]:
    """What this app holds about the person as somebody who writes the directory, as plain data."""
    versions = Version.objects.filter(Q(writers=person) | Q(author=person)).distinct().order_by("pk")
    approved = Version.objects.filter(approved_by=person).order_by("pk")
    return {
        "keeps": [
            {"item": one.title, "as": "owner" if one.owner_id == person.pk else "second owner"}
            for one in Resource.objects.filter(Q(owner=person) | Q(second_owner=person)).order_by("pk")
        ],
        "owns topics": list(Topic.objects.filter(owner=person).values_list("code", flat=True)),
        "wrote": [{"item": one.title, "version": one.number, "at": one.created_at.isoformat()} for one in versions],
        "approved": [{"item": one.title, "version": one.number} for one in approved],
    }


@transaction.atomic
def blank_writer(person: Person) -> int:
    """Take the person off all that they kept and wrote; whoever stood in becomes the owner. The words stay."""
    rows = Resource.objects.filter(owner=person).update(owner=F("second_owner"), second_owner=None)
    rows += Resource.objects.filter(second_owner=person).update(second_owner=None)
    rows += Topic.objects.filter(owner=person).update(owner=None)
    rows += Version.objects.filter(author=person).update(author=None)
    rows += Version.objects.filter(approved_by=person).update(approved_by=None)
    removed: int = Version.writers.through.objects.filter(person=person).delete()[0]
    return rows + removed
