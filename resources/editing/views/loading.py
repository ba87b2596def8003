"""What every page here starts with: the item by its id, and the pages that say why something was not done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from accounts.access import requires, who
from accounts.permissions import Permission
from resources.editing import selectors
from resources.editing.workflow import ActRefused, WrongActor
from resources.models import Resource, Version
from resources.models.vocabulary import OPEN_VERSIONS
from text_guard.standpoint import Standpoint

METHODS = ["GET", "HEAD", "POST"]
edits = requires(Permission.RESOURCES_EDIT)
publishes = requires(Permission.RESOURCES_PUBLISH)
manages = requires(Permission.RESOURCES_MANAGE)


def load(public_id: UUID) -> Resource:
    """An item of the directory, or a 404."""
    found = selectors.item_with(public_id)
    if found is None:
        raise Http404
    return found


class NoDraft(Exception):
    """No version of the item is on its way (any more)."""

    def __init__(self, resource: Resource) -> None:
        super().__init__("no draft")
        self.resource = resource


def drafted(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a page of a draft: where none is on its way, as after the second half of a double click, the page says so."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoDraft as found:
            says = "No version of this item is being written now: it was published or discarded, perhaps a moment ago."
            return refused(request, found.resource, ActRefused(says))

    return wrapped


def draft_of(resource: Resource) -> Version:
    """The version on its way. Raises NoDraft."""
    rows = resource.versions.filter(state__in=OPEN_VERSIONS).select_related("organisation", "author")
    found = rows.prefetch_related("writers").first()
    if found is None:
        raise NoDraft(resource)
    found.resource = resource
    return found


def standing(request: HttpRequest) -> Standpoint:
    """From where what is typed is written: by the person who is signed in."""
    return Standpoint(who(request))


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty post is a post too, and gets its errors."""
    return request.POST if request.method == "POST" else None


def done(request: HttpRequest, resource: Resource, write: Callable[[], object]) -> HttpResponse | None:
    """Call a service; nothing where it was done, else the page that says why not (403 for the wrong person)."""
    try:
        write()
    except WrongActor as refusal:
        return refused(request, resource, refusal, status=403)
    except ActRefused as refusal:
        return refused(request, resource, refusal)
    return None


def refused(
    request: HttpRequest, resource: Resource, refusal: ActRefused, *, typed: Any = (), status: int = 409
) -> HttpResponse:
    """Say why something could not be done, with what was typed to copy it."""
    context = {"resource": resource, "refusal": str(refusal), "typed": list(typed)}
    return render(request, "resources/editing/refused.html", context, status=status)


def deny_unless(allowed: bool) -> None:
    """403 where the page has nothing for this person."""
    if not allowed:
        raise PermissionDenied
