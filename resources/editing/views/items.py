"""The list of the desk, one item's page, starting an item, and writing a draft section by section."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from accounts.permissions import Permission
from accounts.selectors import has
from resources.editing import selectors, services
from resources.editing.duplicates import find_duplicates
from resources.editing.forms.about import AboutForm
from resources.editing.forms.acts import NewForm
from resources.editing.forms.content import SECTIONS
from resources.editing.forms.listing import DeskFilter
from resources.editing.forms.section import SectionForm
from resources.editing.presenters import desk
from resources.editing.presenters.item import item_context, level_of, level_words
from resources.editing.views.loading import METHODS, draft_of, drafted, edits, load, posted, refused, standing
from resources.editing.workflow import ActRefused
from resources.models import Resource, Version
from resources.models.vocabulary import State, VersionState
from resources.reader.paging import paged

PAGE = 25


@edits
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Every item, or those that wait for the reader."""
    person, chosen = who(request), request.GET.get("list", "all")
    form = DeskFilter(request.GET or None)
    rows = selectors.desk_items().filter(form.condition()).order_by("title", "pk")
    if chosen == "mine":
        rows = rows.filter(selectors.kept_by(person))
    elif chosen == "review":
        rows = rows.filter(selectors.waiting_for(person))
    elif chosen == "alone":
        rows = rows.filter(selectors.without_keeper())
    elif chosen == "due":
        rows = rows.filter(state=State.REVIEW_DUE).order_by("check_due_on", "pk")
    page = paged(request, rows, size=PAGE)
    context = {
        "tabs": desk.tabs(chosen, selectors.counts_for(person)),
        "list": chosen,
        "form": form,
        "columns": desk.COLUMNS,
        "rows": desk.rows(page.rows, selectors.versions_on_their_way(page.rows)),
        "page": page,
        "may_manage": has(person, Permission.RESOURCES_MANAGE),
    }
    return render(request, "resources/editing/items.html", context)


@edits
@require_safe
def item(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One item with what is being written."""
    resource = load(public_id)
    context = item_context(resource, selectors.versions_of(resource), who(request))
    return render(request, "resources/editing/item.html", context)


@edits
@require_http_methods(METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """Start an item."""
    form = NewForm(posted(request), standpoint=standing(request))
    twins: list[Any] = []
    if form.is_bound and form.is_valid():
        twins = _twins(form, None)
        if not twins or form.cleaned_data.get("is_another"):
            started = _start(form, request)
            if started is not None:
                messages.success(request, "The draft was started. Go on with its sections.")
                return redirect("resources_desk:item", public_id=started.resource.public_id)
        else:
            form.ask_whether_another(True)
    return render(request, "resources/editing/new.html", {"form": form, "twins": twins})


def _start(form: NewForm, request: HttpRequest) -> Version | None:
    content = {name: form.cleaned_data[name] for name in ("title", "summary", "url", "organisation")}
    try:
        return services.start_item(kind=form.cleaned_data["kind"], by=who(request), content=content, once=True)
    except services.ContentRefused as refusal:
        _say(form, refusal)
        return None


def _twins(form: AboutForm, version: Version | None) -> list[Any]:
    """Items that may be the same; asked only where title or address were changed."""
    title, url = form.cleaned_data["title"], form.cleaned_data["url"]
    if version is not None and (title, url) == (version.title, version.url):
        return []
    return find_duplicates(title=str(title), url=str(url), own=version.resource if version else None)


@edits
@require_http_methods(METHODS)
@drafted
def section(request: HttpRequest, public_id: UUID, slug: str) -> HttpResponse:
    """Some fields of the draft."""
    resource = load(public_id)
    draft = draft_of(resource)
    title, form_of = _section(draft.kind, slug)
    if draft.state != VersionState.DRAFT:
        refusal = ActRefused(f"The version is “{draft.get_state_display().lower()}”. Take it back to change it.")
        return refused(request, resource, refusal)
    form = form_of(posted(request), version=draft, standpoint=standing(request))
    page = {"resource": resource, "title": title, "form": form, "twins": []}
    if slug == "text":
        level = level_of(draft)
        page |= {"level": level_words(level), "long_sentences": level.long_sentences[:5]}
    if not (form.is_bound and form.is_valid()):
        return render(request, "resources/editing/section.html", page)
    if isinstance(form, AboutForm) and not form.cleaned_data.get("is_another"):
        page["twins"] = _twins(form, draft)
        if page["twins"]:
            form.ask_whether_another(True)
            return render(request, "resources/editing/section.html", page)
    return _save(request, resource, draft, form, page)


def _section(kind: str, slug: str) -> tuple[str, type[SectionForm]]:
    for one, title, form in SECTIONS[kind]:
        if one == slug:
            return title, form
    raise Http404


def _save(
    request: HttpRequest, resource: Resource, draft: Version, form: SectionForm, page: dict[str, Any]
) -> HttpResponse:
    try:
        services.save_draft(version=draft, content=form.content(), by=who(request), edits=form.cleaned_data["edits"])
    except services.StaleVersion as refusal:
        return _stale(request, refusal, form, page)
    except services.ContentRefused as refusal:
        _say(form, refusal)
        return render(request, "resources/editing/section.html", page)
    except ActRefused as refusal:
        return refused(request, resource, refusal, typed=form.typed())
    messages.success(request, "Saved.")
    return redirect("resources_desk:item", public_id=resource.public_id)


def _stale(
    request: HttpRequest, refusal: services.StaleVersion, form: SectionForm, page: dict[str, Any]
) -> HttpResponse:
    """A colleague saved meanwhile: show the words that stand now beside what was typed, and let it be saved anew."""
    now = type(form)(version=refusal.version, standpoint=standing(request))
    fields = [form.field_for(name) for name in form.content()]
    names = [name for name in fields if name in form.fields] or ["main_topic", "topics"]
    form.seen_anew(refusal.version)
    theirs = [(str(now[name].label), now[name].value()) for name in names if now[name].value() != form[name].value()]
    return render(request, "resources/editing/stale.html", page | {"theirs": theirs}, status=409)


def _say(form: SectionForm, refusal: services.ContentRefused) -> None:
    for name, reason in refusal.errors.items():
        form.add_error(form.field_for(name), reason)
