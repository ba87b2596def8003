"""What is done with a draft and with an item: each a button or a small form, and one service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import who
from accounts.models import Person
from accounts.selectors import permissions_of
from resources.editing import policies, selectors, services
from resources.editing.forms.acts import NOWHERE, ApproveForm, EditsForm, FindForm, ForwardForm, KeepForm, ReturnForm
from resources.editing.presenters.history import review_context
from resources.editing.views.loading import (
    METHODS,
    deny_unless,
    done,
    draft_of,
    drafted,
    edits,
    load,
    posted,
    publishes,
    refused,
    standing,
)
from resources.editing.workflow import Act, ActRefused, ItemAct
from resources.models import Resource, Version
from resources.models.vocabulary import VersionState

Write = Callable[..., Version]


def _back(resource: Resource) -> HttpResponse:
    return redirect("resources_desk:item", public_id=resource.public_id)


def _pressed(request: HttpRequest, public_id: UUID, write: Write, target: VersionState, says: str) -> HttpResponse:
    """A button that does one thing to the draft whose words the page showed."""
    resource = load(public_id)
    draft = draft_of(resource)
    form = EditsForm(request.POST, version=draft)
    if not form.is_valid():
        return refused(request, resource, ActRefused("This page is out of date. Load it again."))
    number = form.cleaned_data["edits"]
    try:
        trouble = (
            None
            if _done_already(draft, number, target)
            else done(request, resource, lambda: write(version=draft, by=who(request), edits=number))
        )
    except services.ContentRefused as refusal:
        trouble = refused(request, resource, ActRefused(". ".join(refusal.errors.values())))
    if trouble is None:
        messages.success(request, says)
    return trouble or _back(resource)


def _done_already(draft: Version, number: int, target: VersionState) -> bool:
    """Whether the button was pressed twice: the very next step after what the page showed led to the same state."""
    return draft.edits == number + 1 and draft.state == target


@edits
@require_POST
@drafted
def send(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand the draft to a second person."""
    says = "Sent. A second person can now review it. You will get an email when they have."
    return _pressed(request, public_id, services.send_to_review, VersionState.IN_REVIEW, says)


@edits
@require_POST
@drafted
def take_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make it a draft again."""
    return _pressed(request, public_id, services.take_back, VersionState.DRAFT, "It is a draft again.")


@edits
@require_http_methods(METHODS)
@drafted
def discard(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then put the draft aside."""
    resource = load(public_id)
    draft = draft_of(resource)
    _deny_unless_may(Act.DISCARD, draft, who(request))
    form = EditsForm(posted(request), version=draft)
    if form.is_bound:
        return _pressed(
            request,
            public_id,
            services.discard,
            VersionState.DISCARDED,
            "The draft was discarded. It stays in the history.",
        )
    shown = "Readers go on seeing what is published." if resource.is_shown else "Readers do not see this item."
    context = {
        "resource": resource,
        "form": form,
        "title": "Discard the draft?",
        "text": f"It stays in the history and can be restored. {shown}",
        "submit_text": "Discard it",
        "cancel_href": reverse("resources_desk:item", args=[resource.public_id]),
    }
    return render(request, "resources/editing/confirm.html", context)


@publishes
@require_http_methods(METHODS)
@drafted
def review(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read what somebody else wrote, beside what readers see now, and approve it for now or for a time."""
    resource = load(public_id)
    draft = draft_of(resource)
    _deny_unless_may(Act.APPROVE, draft, who(request))
    form = ApproveForm(posted(request), version=draft)
    if form.is_bound and form.is_valid():
        at, number = form.publish_at(), form.cleaned_data["edits"]
        try:
            services.approve(version=draft, by=who(request), publish_at=at, edits=number)
        except services.BadTime as refusal:
            form.add_error("day", str(refusal))
        except services.ContentRefused as refusal:
            return refused(request, resource, ActRefused(". ".join(refusal.errors.values())))
        except ActRefused as refusal:
            return refused(request, resource, refusal)
        else:
            messages.success(request, "Published." if at is None else "Approved. It is published at its time.")
            return _back(resource)
    context = review_context(resource, draft) | {"form": form}
    return render(request, "resources/editing/review.html", context)


@publishes
@require_http_methods(METHODS)
@drafted
def send_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return it to its author with a word on what to change."""
    resource = load(public_id)
    draft = draft_of(resource)
    _deny_unless_may(Act.RETURN, draft, who(request))
    form = ReturnForm(posted(request), version=draft, standpoint=standing(request))
    if form.is_bound and form.is_valid():
        note, number = form.cleaned_data["note"], form.cleaned_data["edits"]
        trouble = done(
            request,
            resource,
            lambda: services.return_to_author(version=draft, by=who(request), note=note, edits=number),
        )
        if trouble is None:
            messages.success(request, "It went back to its author.")
        return trouble or _back(resource)
    context = {"resource": resource, "form": form, "title": "Return it to its author"}
    return render(request, "resources/editing/form.html", context)


def _deny_unless_may(act: Act, draft: Version, person: Person) -> None:
    """403 for whom the act is never open with this version; a wrong state gets its own page."""
    who_may = policies.TRANSITIONS[act].who
    relations = policies.relations_of(person, draft)
    deny_unless(policies.permits(who_may, relations=relations, permissions=permissions_of(person)))


@edits
@require_http_methods(METHODS)
def keep(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say who keeps the item true."""
    resource = load(public_id)
    form = KeepForm(posted(request), resource=resource)
    if form.is_bound and form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or None
            services.keep(resource=resource, by=who(request), keeping=form.keeping(), seen=seen)
        except services.BadKeeping as refusal:
            form.add_error("second_owner", str(refusal))
        except ActRefused as refusal:
            return refused(request, resource, refusal)
        else:
            messages.success(request, "Saved.")
            return _back(resource)
    context = {"resource": resource, "form": form, "title": "Who keeps it true"}
    return render(request, "resources/editing/form.html", context)


@edits
@require_POST
def revise(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Start the next version; where one is being written, go there."""
    resource = load(public_id)
    try:
        trouble = done(request, resource, lambda: services.start_version(resource=resource, by=who(request)))
    except services.OpenDraft as refusal:
        trouble = refused(request, resource, refusal)
    return trouble or _back(resource)


@edits
@require_POST
def restore(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Start the next version with the words of an earlier one."""
    resource = load(public_id)
    version = selectors.version_of(resource, number)
    if version is None:
        raise Http404
    trouble = done(request, resource, lambda: services.restore(version=version, by=who(request)))
    if trouble is None:
        messages.success(request, f"The words of version {number} are a new draft. A second person reads it as ever.")
    return trouble or _back(resource)


@publishes
@require_http_methods(METHODS)
def archive(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the item out, or change where its address sends readers."""
    resource = load(public_id)
    archived = resource.state == "archived"
    act, write = (ItemAct.FORWARD, services.forward) if archived else (ItemAct.ARCHIVE, services.archive)
    deny_unless(policies.can_item(act, resource, permissions_of(who(request))))
    search = FindForm({"q": request.GET.get("q", "")})
    words = str(search.cleaned_data["q"]) if search.is_valid() else ""
    found = list(selectors.shown_like(words or str(resource.title).split(" ")[0], without=resource))
    chosen = _chosen(request) if request.method == "POST" else resource.forward_to
    form = ForwardForm(posted(request), found=found, current=chosen)
    if form.is_bound and form.is_valid():
        target = chosen if form.cleaned_data["forward_to"] != NOWHERE else None
        trouble = done(request, resource, lambda: write(resource=resource, by=who(request), forward_to=target))
        if trouble is None:
            messages.success(request, "Saved." if archived else "It was archived.")
        return trouble or _back(resource)
    context: dict[str, Any] = {
        "resource": resource,
        "form": form,
        "search": search,
        "words": words,
        "archived": archived,
        "draft": resource.versions.filter(state__in=selectors.OPEN_VERSIONS).exists(),
    }
    return render(request, "resources/editing/archive.html", context)


def _chosen(request: HttpRequest) -> Resource | None:
    """The item that was ticked, also where it was found by a search before."""
    try:
        return selectors.shown_with(UUID(request.POST.get("forward_to", "")))
    except ValueError:
        return None
