"""An address that leads somewhere for every page of the desk with variable parts, from what is in the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from resources.models import CollectionItem, Location, Organisation, Resource, Topic, Version
from resources.models.vocabulary import SHOWN, VersionState

Values = dict[str, object]
Find = Callable[[], Values | None]


def _first(rows: QuerySet[Any], **fields: str) -> Find:
    def find() -> Values | None:
        row = rows.order_by("-pk").values(*fields.values()).first()
        return {part: row[field] for part, field in fields.items()} if row else None

    return find


def _with(find: Find, **more: object) -> Find:
    def found() -> Values | None:
        values = find()
        return None if values is None else values | more

    return found


def _rows(model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.all()


_draft = _first(Version.objects.filter(state=VersionState.DRAFT), public_id="resource__public_id")
_to_read = _first(Version.objects.filter(state=VersionState.IN_REVIEW), public_id="resource__public_id")
_version = _first(Version.objects.all(), public_id="resource__public_id", number="number")
_shown = _first(Resource.objects.filter(state__in=SHOWN), public_id="public_id")
_organisation = _first(_rows(Organisation), public_id="public_id")
_place = _first(_rows(Location), public_id="organisation__public_id", place_id="public_id")
_in_collection = _first(_rows(CollectionItem), pk="collection_id", place="pk")
_collection = _first(_rows(CollectionItem), pk="collection_id")
EXAMPLES: dict[str, Find] = {
    **{f"resources_desk:{page}": _draft for page in ("item", "keep", "send", "take_back", "discard")},
    "resources_desk:section": _with(_draft, slug="about"),
    **{f"resources_desk:{page}": _to_read for page in ("review", "send_back")},
    **{f"resources_desk:{page}": _shown for page in ("revise", "archive")},
    **{f"resources_desk:{page}": _version for page in ("version", "preview", "restore")},
    **{f"resources_desk:organisation{page}": _organisation for page in ("", "_change", "_remove")},
    "resources_desk:place_new": _organisation,
    **{f"resources_desk:{page}": _place for page in ("place", "place_remove")},
    **{f"resources_desk:collection{page}": _collection for page in ("", "_change", "_remove", "_add")},
    **{f"resources_desk:collection_{page}": _in_collection for page in ("why", "up", "down", "out")},
    "resources_desk:topic": _first(_rows(Topic), code="code"),
}
