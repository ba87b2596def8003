"""The desk's list: tabs, and a line for each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format

from resources.models import Resource, Version
from resources.models.vocabulary import State, VersionState

COLUMNS = [{"text": "Title"}, {"text": "State"}, {"text": "Owner"}, {"text": "Checked"}]
TABS = (("all", "All"), ("mine", "Yours"), ("review", "To review"), ("due", "Check due"), ("alone", "No owner"))
_TONES: dict[str, str] = {
    State.DRAFT: "new",
    State.IN_REVIEW: "warn",
    State.PUBLISHED: "go",
    State.REVIEW_DUE: "warn",
    State.ARCHIVED: "quiet",
}
_NEXT: dict[str, str] = {
    VersionState.DRAFT: "new version in draft",
    VersionState.IN_REVIEW: "new version to be read",
    VersionState.SCHEDULED: "new version approved",
}


def tabs(current: str, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The lists that there are."""
    base = reverse("resources_desk:items")
    return [
        {
            "text": text,
            "href": base if code == "all" else f"{base}?{urlencode({'list': code})}",
            "current": code == current,
            "count": counts.get(code, 0),
        }
        for code, text in TABS
    ]


def rows(items: Iterable[Resource], drafts: Mapping[int, Version]) -> list[list[Any]]:
    """Title, state, owner and day of the last check of each item."""
    return [_row(item, drafts.get(item.pk)) for item in items]


def _row(item: Resource, draft: Version | None) -> list[Any]:
    note = _NEXT[draft.state] if draft is not None and item.published_at is not None else ""
    owner = item.owner.name if item.owner else "Nobody"
    return [
        {
            "text": item.title,
            "href": reverse("resources_desk:item", args=[item.public_id]),
            "note": f"{item.get_kind_display()}, {item.organisation.name}",
        },
        {"text": item.get_state_display(), "tone": tone_of(item.state), "note": note},
        owner,
        date_format(item.checked_on, "j M Y") if item.checked_on else "Not yet",
    ]


def tone_of(state: str) -> str:
    """The colour of a state's tag, by name."""
    return _TONES.get(state, "")
