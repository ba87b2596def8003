"""Items of the directory for tests: `make_item(title="…", topics=["attendance"])` is published guidance."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from resources.models import Organisation, Resource, Topic
from resources.models.vocabulary import Kind, State
from resources.upkeep import links
from resources.upkeep.clock import next_check

_numbers = count(1)


def make_organisation(**fields: Any) -> Organisation:
    """A public body with a page."""
    number = next(_numbers)
    return Organisation.objects.create(
        **({"slug": f"organisation-{number}", "name": f"Organisation {number}"} | fields)
    )


def make_topic(code: str = "", **fields: Any) -> Topic:
    """A topic; the one with this code if it is there."""
    number = next(_numbers)
    code = code or f"topic-{number}"
    values = {"label": code.replace("-", " ").capitalize(), "description": "Words about it."} | fields
    topic, _ = Topic.objects.update_or_create(code=code, defaults=values)
    return topic


def make_item(**content: Any) -> Resource:
    """A published item, checked today unless `checked_on` says otherwise, its addresses registered."""
    number = next(_numbers)
    checked: date = content.pop("checked_on", timezone.localdate())
    months = content.get("review_months", 12)
    values: dict[str, Any] = {
        "kind": Kind.GUIDANCE,
        "title": f"Guidance {number}",
        "slug": f"guidance-{number}",
        "summary": "What schools can do.",
        "state": State.PUBLISHED,
        "checked_on": checked,
        "check_due_on": next_check(checked, months),
        "published_at": timezone.now() - timedelta(days=400),
        "changed_at": timezone.now() - timedelta(days=400),
    } | content
    values.setdefault("organisation", None)
    values["organisation"] = values["organisation"] or make_organisation()
    resource = Resource.objects.create(**values)
    links.register(resource)
    return resource
