"""The law on a topic changed: note the day, and what rests on the topic goes into review."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission
from accounts.selectors import has
from resources.models import Topic
from resources.upkeep import lists, selectors
from resources.upkeep.forms import LawForm
from resources.upkeep.law import InTheFuture, law_changed, take_back
from text_guard.standpoint import Standpoint


@requires(Permission.RESOURCES_MANAGE)
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Every topic with the day on which its law last changed."""
    rows = lists.law_rows(selectors.topics_with_law(), selectors.in_law_review())
    return render(
        request, "resources/upkeep/law.html", {"rows": rows, "columns": lists.LAW_COLUMNS, "may_manage": True}
    )


@requires(Permission.RESOURCES_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """Note a day on one topic."""
    found = _topic(code)
    form = LawForm(request.POST if request.method == "POST" else None, standpoint=Standpoint(request.user))
    if form.is_bound and form.is_valid():
        try:
            day, note = form.cleaned_data["changed_on"], form.cleaned_data["note"]
            count = law_changed(topic=found, changed_on=day, note=note, by=who(request))
        except InTheFuture as error:
            form.add_error("changed_on", str(error))
        else:
            messages.success(request, f"{found.label}: {count} page{'' if count == 1 else 's'} went into review.")
            return redirect("resources_desk:law")
    waiting = selectors.in_law_review().get(found.code, 0)
    context = {"topic": found, "form": form, "waiting": waiting}
    return render(request, "resources/upkeep/law_topic.html", context, status=422 if form.errors else 200)


@requires(Permission.RESOURCES_MANAGE)
@require_POST
def undo(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """The day was noted by mistake."""
    found = _topic(code)
    count = take_back(topic=found, by=who(request))
    messages.success(request, f"{found.label}: taken back. {count} page{'' if count == 1 else 's'} left the review.")
    return redirect("resources_desk:law")


def may_manage(request: HttpRequest) -> bool:
    """Whether the lists of upkeep offer this page."""
    return has(who(request), Permission.RESOURCES_MANAGE)


def _topic(code: str) -> Topic:
    found = selectors.topic(code)
    if found is None:
        raise Http404
    return found
