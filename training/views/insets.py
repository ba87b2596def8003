"""Whole-setting training, as a setting asks for it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission as P
from organisations.models import EducationSetting
from resources.reader.paging import paged
from text_guard.standpoint import Standpoint
from training import policies_programmes as policies
from training.forms.insets import InsetForm, InsetSettingForm
from training.forms.programmes import SeenVersionForm
from training.models import InsetRequest
from training.models.vocabulary import InsetState
from training.presenters import insets as present
from training.presenters.programmes import day_words
from training.selectors import insets as selectors
from training.selectors.booking import booking_settings, seen_settings
from training.services import insets as services
from training.workflow import ActRefused, WrongActor
from training.workflow_programmes import InsetAct

PAGE = 30
METHODS = ["GET", "HEAD", "POST"]
books = requires(P.TRAINING_BOOK)


@requires(P.TRAINING_SETTING_VIEW)
@require_safe
def insets(request: HttpRequest) -> HttpResponse:
    """What one's settings asked for."""
    person = who(request)
    page = paged(request, selectors.insets_of(seen_settings(person)), size=PAGE)
    context = {
        "page": page,
        "columns": present.OWN,
        "rows": present.own_rows(page.rows),
        "may_ask": policies.may_ask(person),
    }
    return render(request, "training/insets.html", context)


@books
@require_http_methods(METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """Which setting, then what and when."""
    own = booking_settings(who(request))
    if not own:
        return render(request, "training/setting_none.html")
    chosen = own[0] if len(own) == 1 else None
    which = InsetSettingForm(request.GET if "setting" in request.GET else None, own=own)
    if chosen is None and which.is_bound and which.is_valid():
        chosen = next(one for one in own if str(one.public_id) == which.cleaned_data["setting"])
    if chosen is None:
        context = {"form": which, "back": reverse("training:insets"), "back_text": "Whole-setting training"}
        return render(request, "training/which_setting.html", context)
    return _ask(request, chosen)


def _ask(request: HttpRequest, setting: EducationSetting) -> HttpResponse:
    person = who(request)
    form = InsetForm(
        request.POST if request.method == "POST" else None,
        setting=setting,
        courses=selectors.courses_to_ask_for(),
        standpoint=Standpoint(person, setting.pk),
    )
    status = 200
    if form.is_bound and form.is_valid():
        try:
            made = services.ask(setting=setting, wish=form.wish(), by=person)
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, "Your request was sent to the Virtual School.")
            return redirect("training:inset", public_id=made.public_id)
    days = [day_words(day) for day in selectors.coming_inset_days(setting)]
    context = {"form": form, "setting": setting, "inset_days": days}
    return render(request, "training/inset_ask.html", context, status=status)


def _request(request: HttpRequest, public_id: UUID) -> InsetRequest:
    found = selectors.inset_for(who(request), public_id)
    if found is None:
        raise Http404
    return found


@requires(P.TRAINING_SETTING_VIEW)
@require_safe
def inset(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One request: what was asked for, how it stands, who does the next step."""
    found = _request(request, public_id)
    fits = selectors.day_fits(found.setting, found.days)
    person = who(request)
    context = {
        "inset": found,
        "status": present.status_of(found),
        "facts": present.facts(found, fits, staff=False),
        "next": present.NEXT[InsetState(found.state)],
        "may_withdraw": policies.can_inset(InsetAct.WITHDRAW, found, person),
        "may_book": found.session is not None and policies.books_for(person, found.setting_id),
    }
    return render(request, "training/inset.html", context)


@books
@require_http_methods(METHODS)
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take the request back."""
    found = _request(request, public_id)
    if not policies.books_for(who(request), found.setting_id):
        raise PermissionDenied
    form = SeenVersionForm(request.POST if request.method == "POST" else None, version=found.version)
    if form.is_bound and form.is_valid():
        try:
            services.withdraw(request=found, by=who(request), version=form.cleaned_data["version"])
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The request was withdrawn.")
        return redirect("training:inset", public_id=found.public_id)
    context = {
        "title": "Withdraw this request?",
        "text": "The Virtual School no longer plans it. You can ask again at any time.",
        "submit_text": "Withdraw it",
        "warning": True,
        "form": form,
        "caption": f"{found.course.title}, {found.setting.name}",
        "cancel_href": reverse("training:inset", args=[found.public_id]),
    }
    return render(request, "training/desk/confirm.html", context)
