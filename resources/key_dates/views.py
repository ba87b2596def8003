"""The pages of the calculator. Public, by GET alone; they read rules and calendars and write nothing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import public
from resources.key_dates import presenters
from resources.key_dates.catalogue import BY_CODE, Kind
from resources.key_dates.counting import deadlines, duties, in_order
from resources.key_dates.facts import Deadline, Rules
from resources.key_dates.forms import KeyDatesForm, form_for
from resources.key_dates.ics import CONTENT_TYPE, calendar_file
from resources.key_dates.selectors import SchoolDays, calendars, own_settings, rules_on, school_days

_WHY = "The law’s time limits are public, and nothing that is entered is stored."


@dataclass(frozen=True)
class Answer:
    """What a valid form leads to."""

    found: list[Deadline]
    rules: Rules
    days: SchoolDays | None
    query: str


@public(_WHY)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Choose what happened."""
    return render(request, "resources/key_dates/index.html", {"groups": presenters.groups()})


@public(_WHY)
@require_safe
def kind_page(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask what the clocks need; with valid answers in the address, show the dates."""
    event = _kind(kind)
    form = form_for(event, request.GET, own_settings(request.user))
    context: dict[str, object] = {"kind": event, "form": form}
    if form.is_bound and form.is_valid():
        context |= _shown(event, form)
    return render(request, "resources/key_dates/kind.html", context)


@public(_WHY)
@require_safe
def ics(request: HttpRequest, kind: str) -> HttpResponse:
    """The dates as a calendar file, all or the one named by `only`. Without valid answers, the page that says why."""
    event = _kind(kind)
    form = form_for(event, request.GET, own_settings(request.user))
    page = reverse("key_dates:kind", args=[event.code])
    if not (form.is_bound and form.is_valid()):
        return redirect(f"{page}?{request.GET.urlencode()}" if form.is_bound else page)
    answer = _answer(event, form)
    only = request.GET.get("only", "")
    found = [one for one in answer.found if one.day and only in ("", one.clock.code)]
    if not found:
        raise Http404
    host = urlsplit(settings.ORIGIN).hostname or "localhost"
    url = f"{settings.ORIGIN}{page}?{answer.query}"
    body = calendar_file(event, found, query=answer.query, host=host, now=timezone.now(), url=url)
    name = f"key-dates-{event.code}.ics"
    return HttpResponse(
        body, content_type=CONTENT_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _kind(code: str) -> Kind:
    if code not in BY_CODE:
        raise Http404
    return BY_CODE[code]


def _answer(kind: Kind, form: KeyDatesForm) -> Answer:
    facts = form.facts()
    rules = rules_on(facts.received)
    days = school_days(form.setting) if kind.by_school_days else None
    found = in_order(deadlines(kind, facts, rules, calendars(days)))
    return Answer(found, rules, days, presenters.query_of(form))


def _shown(kind: Kind, form: KeyDatesForm) -> dict[str, object]:
    answer, facts = _answer(kind, form), form.facts()
    return {
        "lines": presenters.lines(answer.found, kind, answer.query),
        "duties": [(duty.words, answer.rules.get(duty.rule)) for duty in duties(kind, facts, answer.rules)],
        "remarks": presenters.remarks(kind, facts, answer.rules),
        "notes": [answer.rules[key] for key in kind.notes if key in answer.rules],
        "meanings": presenters.meanings(answer.found),
        "term_dates": presenters.term_dates(form, answer.days),
        "received": facts.received,
        "ics": f"{reverse('key_dates:ics', args=[kind.code])}?{answer.query}"
        if any(one.day for one in answer.found)
        else "",
    }
