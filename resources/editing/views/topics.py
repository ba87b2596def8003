"""Topics: who owns them, and when the law on them changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import who
from resources.editing.forms.acts import HandOverForm
from resources.editing.forms.keeping import TopicForm
from resources.editing.services import keepers
from resources.editing.services.topics import save_topic
from resources.editing.views.keeping import form_page, pressed
from resources.editing.views.loading import METHODS, manages, posted, standing
from resources.models import Topic

_COLUMNS = [{"text": "Topic"}, {"text": "Owner"}, {"text": "Law changed"}, {"text": "State"}]


@manages
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Every topic, in order."""
    rows = [_row(one) for one in Topic.objects.select_related("owner")]
    return render(request, "resources/editing/topics.html", {"columns": _COLUMNS, "rows": rows})


def _row(one: Topic) -> list[Any]:
    return [
        {"text": one.label, "href": reverse("resources_desk:topic", args=[one.code])},
        one.owner.name if one.owner else "Nobody",
        date_format(one.law_changed_on, "j F Y") if one.law_changed_on else "Not noted",
        {"text": "In use", "tone": "go"} if one.is_active else {"text": "Not offered", "tone": "quiet"},
    ]


@manages
@require_http_methods(METHODS)
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give all that somebody keeps to a colleague."""
    form = HandOverForm(posted(request))
    if form.is_bound and form.is_valid():
        leaver, successor = form.cleaned_data["leaver"], form.cleaned_data["successor"]
        trouble = pressed(lambda: keepers.hand_over(leaver=leaver, successor=successor, by=who(request)))
        if not trouble:
            messages.success(request, f"{successor.name} keeps now what {leaver.name} kept.")
            return redirect("resources_desk:items")
        form.add_error("successor", trouble)
    page = {
        "form": form,
        "title": "Hand over to a colleague",
        "intro": "Items and topics that the first person owns go to the second. Second owners stay, unless that is the same person.",
        "back": reverse("resources_desk:items"),
    }
    return render(request, "resources/editing/form.html", page)


@manages
@require_http_methods(METHODS)
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """Change a topic."""
    found = Topic.objects.filter(code=code).first()
    if found is None:
        raise Http404
    form = TopicForm(posted(request), row=found, standpoint=standing(request))
    page = {
        "title": found.label,
        "caption": "Topic",
        "back": reverse("resources_desk:topics"),
        "more_href": reverse("resources_desk:law_topic", args=[code]),
        "more_text": "Note a change of the law on this topic",
    }

    def after(_: object) -> HttpResponse:
        messages.success(request, "Saved.")
        return redirect("resources_desk:topics")

    return form_page(
        request,
        form,
        lambda fields, seen: save_topic(topic=found, fields=fields, by=who(request), seen=seen),
        page,
        after,
        row=found,
    )
