"""Versions: one with what changed in it, any two beside each other, and the page as readers would see it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import who
from accounts.selectors import permissions_of
from resources.editing import policies, selectors
from resources.editing.presenters.history import as_readers_see, changes_between
from resources.editing.views.loading import edits, load
from resources.editing.workflow import ItemAct
from resources.models import Resource, Version
from resources.models.vocabulary import OPEN_VERSIONS


@edits
@require_safe
def version(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """What one version says, compared with the one before or with `?with=3`."""
    resource = load(public_id)
    shown = _version(resource, number)
    others = [one for one in selectors.versions_of(resource) if one.number != number]
    before = _compared_with(request, others, shown)
    context = {
        "resource": resource,
        "version": shown,
        "before": before,
        "others": others,
        "changes": changes_between(before, shown),
        "page": as_readers_see(resource, shown),
        "may_restore": shown.state not in OPEN_VERSIONS
        and not resource.versions.filter(state__in=OPEN_VERSIONS).exists()
        and (
            resource.published_at is None or policies.can_item(ItemAct.REVISE, resource, permissions_of(who(request)))
        ),
    }
    return render(request, "resources/editing/version.html", context)


def _compared_with(request: HttpRequest, others: list[Version], shown: Version) -> Version | None:
    wanted = request.GET.get("with", "")
    chosen = next((one for one in others if str(one.number) == wanted), None)
    return chosen or next((one for one in others if one.number < shown.number), None)


@edits
@require_safe
def preview(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """The page as readers would see it."""
    resource = load(public_id)
    shown = _version(resource, number)
    context = {"resource": resource, "version": shown, "page": as_readers_see(resource, shown)}
    return render(request, "resources/editing/preview.html", context)


def _version(resource: Resource, number: int) -> Version:
    found = selectors.version_of(resource, number)
    if found is None:
        raise Http404
    return found
