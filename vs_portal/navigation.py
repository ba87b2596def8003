"""What stands in the service navigation: only places the reader may go, the current one marked."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from accounts.permissions import Permission as P
from accounts.selectors import permissions_of


@dataclass(frozen=True)
class Place:
    """One entry: `always` shows it to all, `anyone` to those without a role, else any of `permissions` does."""

    text: str
    url_name: str
    permissions: frozenset[P] = frozenset()
    anyone: bool = False
    always: bool = False


PLACES = (
    Place("Questions", "advice_requests:list", frozenset({P.ADVICE_VIEW})),
    Place("Desk", "advice_requests:desk", frozenset({P.ADVICE_ANSWER, P.ADVICE_TRIAGE})),
    Place("Resources", "resources:search", always=True),
    Place("Training", "training:index", always=True),
    Place("My setting", "organisations:mine", frozenset({P.SETTING_VIEW})),
    Place("Settings", "organisations:manage", frozenset({P.SETTING_VIEW_ALL})),
    Place("Requests to join", "accounts:access_requests", frozenset({P.MEMBERSHIP_DECIDE})),
    Place("Manage", "manage", frozenset({P.OUTBOX_MANAGE, P.AUDIT_VIEW, P.RULES_MANAGE, P.SCREENING_COUNTS_VIEW})),
    Place("Key dates", "key_dates:index", anyone=True),
    Place("What we do", "public:about", anyone=True),
    Place("Parents and carers", "public:parents", anyone=True),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: `nav_items` as the service navigation takes them. Never fails a page."""
    person = getattr(request, "user", None)
    held = permissions_of(person) if person is not None and person.is_authenticated else frozenset()
    items: list[dict[str, object]] = []
    for place in PLACES:
        if not (place.always or place.permissions & held or (place.anyone and not held)):
            continue
        try:
            href = reverse(place.url_name)
        except NoReverseMatch:  # pragma: no cover - a test walks PLACES and fails on a dead name
            continue
        items.append({"text": place.text, "href": href, "active": False})
    over = [item for item in items if _is_current(request.path, str(item["href"]))]
    if over:  # `/manage/settings/` lies under both Settings and Manage: the nearer one is where the reader is
        max(over, key=lambda item: len(str(item["href"])))["active"] = True
    return {"nav_items": items}


def _is_current(path: str, href: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))
