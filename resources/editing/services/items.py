"""What is done with an item apart from its words: who keeps it, that it was checked, archive and forwarding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from accounts.audit import record
from resources.editing import policies
from resources.editing.marks import check_mark, mark_of
from resources.editing.services.publishing import Keeping
from resources.editing.services.rows import lock_resource, open_version
from resources.editing.workflow import ITEM_TRANSITIONS, TRANSITIONS, Act, ActRefused, ItemAct
from resources.models import Resource
from resources.models.vocabulary import VersionState
from resources.search.indexing import index
from resources.upkeep import checking
from resources.upkeep.clock import next_check

if TYPE_CHECKING:
    from accounts.models import Person


class BadForwarding(ActRefused):
    """Readers cannot be sent there; the words say why."""


class BadKeeping(ActRefused):
    """These people cannot keep the item; the words say why."""


@transaction.atomic
def confirm_checked(*, resource: Resource, by: Person) -> Resource:
    """Write down that `by` read a shown item today and found it true. Raises WrongActor, WrongState."""
    policies.check_item(ItemAct.CONFIRM, lock_resource(resource), by)
    return checking.confirm_checked(resource=resource, by=by)


@transaction.atomic
def keep(*, resource: Resource, keeping: Keeping, by: Person, seen: str | None = None) -> Resource:
    """Say who keeps the item true, who stands in, and how often it is checked.

    Raises BadKeeping, ChangedMeanwhile, WrongActor.
    """
    row = lock_resource(resource)
    policies.check_item(ItemAct.KEEP, row, by)
    check_mark(seen, mark_of(row))
    if keeping.owner is not None and keeping.owner == keeping.second_owner:
        raise BadKeeping("Select somebody else to stand in: the owner cannot.")
    for person in (keeping.owner, keeping.second_owner):
        if person is not None and policies.Permission.RESOURCES_EDIT not in policies.permissions_of(person):
            raise BadKeeping("Select people who may write the directory.")
    row.owner, row.second_owner, row.review_months = keeping.owner, keeping.second_owner, keeping.review_months
    if row.checked_on is not None and not row.law_review:
        row.check_due_on = next_check(row.checked_on, row.review_months)
    row.save()
    record(event=ITEM_TRANSITIONS[ItemAct.KEEP].audit, by=by, subject=row, detail={"months": row.review_months})
    return row


@transaction.atomic
def archive(*, resource: Resource, by: Person, forward_to: Resource | None = None) -> Resource:
    """Take an item out of the directory; its address answers with where to go instead.

    A version that is being written is put aside with it. Items that sent readers here send them on to the same place.
    Raises BadForwarding, WrongActor, WrongState.
    """
    row, target = _held(resource, forward_to)
    row_state = policies.check_item(ItemAct.ARCHIVE, row, by)
    draft = open_version(row)
    if draft is not None:
        draft.state, draft.publish_at, draft.edits = VersionState.DISCARDED, None, draft.edits + 1
        draft.save()
        record(event=TRANSITIONS[Act.DISCARD].audit, by=by, subject=row, detail={"number": draft.number})
    row.state, row.forward_to, row.law_review = row_state, target, False
    row.save()
    if target is not None:
        Resource.objects.filter(forward_to=row).update(forward_to=target)
    index([row])
    detail: dict[str, str | int | bool | None] = {"to": str(target.public_id) if target else None}
    record(event=ITEM_TRANSITIONS[ItemAct.ARCHIVE].audit, by=by, subject=row, detail=detail)
    return row


@transaction.atomic
def forward(*, resource: Resource, by: Person, forward_to: Resource | None) -> Resource:
    """Change where the address of an archived item sends readers. Raises BadForwarding, WrongActor, WrongState."""
    row, target = _held(resource, forward_to)
    policies.check_item(ItemAct.FORWARD, row, by)
    row.forward_to = target
    row.save()
    detail: dict[str, str | int | bool | None] = {"to": str(target.public_id) if target else None}
    record(event=ITEM_TRANSITIONS[ItemAct.FORWARD].audit, by=by, subject=row, detail=detail)
    return row


def _held(resource: Resource, forward_to: Resource | None) -> tuple[Resource, Resource | None]:
    """Both rows, held in the order of their keys. Raises BadForwarding unless readers see the second."""
    if forward_to is not None and forward_to.pk == resource.pk:
        raise BadForwarding("An item cannot send readers to itself.")
    keys = [one.pk for one in (resource, forward_to) if one is not None]
    rows = {one.pk: one for one in Resource.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    target = rows.get(forward_to.pk) if forward_to is not None else None
    if forward_to is not None and (target is None or not target.is_shown):
        raise BadForwarding("Choose an item that readers can see.")
    return rows[resource.pk], target
