"""Topics: their words, their order, and who is asked when the owner of an item does not answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from accounts.audit import record
from accounts.permissions import Permission
from accounts.selectors import permissions_of
from resources.editing import policies
from resources.editing.content import ContentRefused
from resources.editing.marks import FIELDS, check_mark, mark_of
from resources.models import Resource, Topic
from resources.search.indexing import index

if TYPE_CHECKING:
    from accounts.models import Person


@transaction.atomic
def save_topic(*, topic: Topic, fields: Mapping[str, Any], by: Person, seen: str | None = None) -> Topic:
    """Change a topic's words, owner and whether it may be chosen; its code stays for ever.

    Raises ContentRefused (no words, an owner who may not write the directory), ChangedMeanwhile, WrongActor.
    """
    policies.check_may(Permission.RESOURCES_MANAGE, by)
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    check_mark(seen, mark_of(row))
    before = str(row.label)
    for name in (*FIELDS[Topic], "owner"):
        if name in fields:
            setattr(row, name, fields[name])
    errors = {name: f"Enter the {name}" for name in ("label", "description") if not str(getattr(row, name)).strip()}
    if row.owner is not None and Permission.RESOURCES_EDIT not in permissions_of(row.owner):
        errors["owner"] = "Select somebody who may write the directory"
    if errors:
        raise ContentRefused(errors)
    row.save()
    if before != str(row.label):
        index(Resource.objects.filter(topics__contains=[row.code]).only("pk"))
    record(event="resource.topic_changed", by=by, subject=row, detail={"code": row.code, "active": row.is_active})
    return row
