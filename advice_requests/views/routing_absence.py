"""Recording and ending an absence: the same two pages for one's own and for an adviser's."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.models import Person
from advice_requests.forms.routing import AbsenceForm, SeenForm
from advice_requests.models import AdviserProfile
from advice_requests.presenters.routing import absence_words, consequences, has_absence, period
from advice_requests.selectors.routing_pages import deputy_at_work, mark_of_absence, open_work, profile_of
from advice_requests.services.routing_setup import end_absence, record_absence
from advice_requests.views.reader import person_of
from advice_requests.views.routing_saving import STALE, STALE_FORM, Outcome, posted, saved


@dataclass(frozen=True, slots=True)
class Absence:
    """Whose absence, and where to go afterwards."""

    profile: AdviserProfile
    back: str
    own: bool = False

    @property
    def name(self) -> str:
        return "You" if self.own else str(self.profile.person)


def record_page(request: HttpRequest, one: Absence) -> HttpResponse:
    """First the days, then what follows from them, then it is saved."""
    today = timezone.localdate()
    form = AbsenceForm(posted(request), profile=one.profile, today=today)
    if not form.is_bound or not form.is_valid():
        return _form_page(request, one, form)
    data = form.cleaned_data
    if not data["sure"]:
        return _confirm_page(request, one, form)
    result = saved(
        form,
        lambda: record_absence(
            profile=one.profile,
            first=data["first"],
            last=data["last"],
            seen=data["seen"],
            by=person_of(request),
            today=today,
        ),
    )
    if result is Outcome.SAVED:
        messages.success(request, f"Absence recorded {period(data['first'], data['last'])}.")
        return redirect(one.back)
    if result is Outcome.REFUSED:
        return _form_page(request, one, form)
    return _form_page(request, _anew(one), form, changed=True)


def end_page(request: HttpRequest, one: Absence) -> HttpResponse:
    """Ask, then end it."""
    form = SeenForm(posted(request), initial={"seen": mark_of_absence(one.profile)})
    if form.is_bound and form.is_valid():
        result = saved(
            form,
            lambda: end_absence(profile=one.profile, seen=form.cleaned_data["seen"], by=person_of(request)),
        )
        if result is Outcome.SAVED:
            messages.success(request, "The absence has ended. New questions can come again.")
            return redirect(one.back)
        one = _anew(one)
        form = SeenForm(initial={"seen": mark_of_absence(one.profile)})
        return _end_page(request, one, form, changed=True)
    if not has_absence(one.profile, timezone.localdate()):
        messages.info(request, "There is no absence to end.")
        return redirect(one.back)
    return _end_page(request, one, form)


def _anew(one: Absence) -> Absence:
    profile = profile_of(one.profile.person)
    return Absence(profile or one.profile, one.back, one.own)


def _form_page(request: HttpRequest, one: Absence, form: AbsenceForm, *, changed: bool = False) -> HttpResponse:
    if changed:
        form.seen_anew(mark_of_absence(one.profile))
    context = {
        "form": form,
        "one": one,
        "now": absence_words(one.profile),
        "changed": STALE_FORM if changed else "",
        "title": "When are you away?" if one.own else f"When is {one.name} away?",
    }
    return render(request, "advice_requests/routing/absence.html", context, status=409 if changed else 200)


def _confirm_page(request: HttpRequest, one: Absence, form: AbsenceForm) -> HttpResponse:
    data = form.cleaned_data
    held = [(name, request.POST.get(name, "")) for name in form_names(form)]
    context = {
        "one": one,
        "held": held,
        "title": f"{'You are' if one.own else f'{one.name} is'} away {period(data['first'], data['last'])}",
        "lines": consequences(
            one.profile,
            data["first"],
            data["last"],
            open_count=open_work(one.profile.person),
            deputy=deputy_at_work(one.profile),
        ),
    }
    return render(request, "advice_requests/routing/absence_confirm.html", context)


def form_names(form: AbsenceForm) -> list[str]:
    """The names under which the days and the mark were sent."""
    return [f"{day}_{part}" for day in ("first", "last") for part in ("day", "month", "year")] + ["seen"]


def _end_page(request: HttpRequest, one: Absence, form: SeenForm, *, changed: bool = False) -> HttpResponse:
    context = {
        "form": form,
        "changed": STALE if changed else "",
        "title": "End your absence now?" if one.own else f"End the absence of {one.name} now?",
        "text": f"{absence_words(one.profile)} New questions come again from now on.".strip(),
        "submit_text": "End the absence",
        "cancel_href": one.back,
    }
    return render(request, "advice_requests/routing/confirm.html", context, status=409 if changed else 200)


def whose(person: Person, back: str, *, own: bool = False) -> Absence | None:
    """The absence pages for somebody who is set up; None for anybody else."""
    profile = profile_of(person)
    return Absence(profile, back, own) if profile else None
