"""Who is told of a step: the second owner that something waits to be read, the writer that it came back or is live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.permissions import Permission
from accounts.selectors import permissions_of
from notifications.services import queue_message
from resources.editing.workflow import Notice
from resources.models import Resource, Topic, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import Person


def tell(notice: Notice, *, version: Version, resource: Resource, by: Person | None) -> None:
    """Queue the notice of one step in its transaction; nobody is told of their own act."""
    if notice is Notice.NONE:
        return
    to = _reader(version, resource) if notice is Notice.TO_REVIEW else version.author
    if to is None or to == by or not to.is_active:
        return
    queue_message(
        kind=str(notice),
        to=to,
        event_key=f"resource:version:{version.pk}:{version.edits}",
        context={
            "name": to.get_short_name()[:60],
            "link": reverse("resources_desk:item", args=[resource.public_id]),
        },
    )


def _reader(version: Version, resource: Resource) -> Person | None:
    """The first of those who keep the item, or own its main topic, who may publish and wrote none of this version."""
    wrote = {writer.pk for writer in version.writers.all()}
    for person in _keepers(resource):
        if person.pk not in wrote and Permission.RESOURCES_PUBLISH in permissions_of(person):
            return person
    return None


def _keepers(resource: Resource) -> Iterator[Person]:
    yield from (person for person in (resource.second_owner, resource.owner) if person is not None)
    topics = {topic.code: topic for topic in Topic.objects.filter(code__in=resource.topics).select_related("owner")}
    owners = (topics[code].owner for code in resource.topics if code in topics)
    yield from (owner for owner in owners if owner is not None)
