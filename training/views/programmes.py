"""Programmes for everybody, what one's settings take part in, and enrolling a setting with its team."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public, requires, who
from accounts.permissions import Permission as P
from organisations.models import EducationSetting
from resources.reader.paging import paged
from training.forms.programmes import EnrolSettingForm, TeamForms
from training.models import Programme
from training.policies_programmes import may_ask
from training.presenters import programmes as present
from training.selectors import programmes as selectors
from training.selectors.booking import booking_settings, known_people, seen_settings
from training.services import enrolments as services
from training.views.enrolments import METHODS, books, team_page
from training.workflow import ActRefused, WrongActor

PAGE = 50
_OPEN = "a programme of the Virtual School and the settings that hold its status"


@public(_OPEN)
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme that settings can enrol in."""
    return render(request, "training/programmes.html", {"cards": present.cards(selectors.published())})


@public(_OPEN)
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme, and the settings that hold its status."""
    found = selectors.published().filter(slug=slug).first()
    if found is None:
        raise Http404
    page = paged(request, selectors.holders_of(found), size=PAGE)
    context = present.whole(found, selectors.steps_of(found), selectors.points_of(found)) | {
        "may_enrol": not request.user.is_authenticated or may_ask(request.user),
        "page": page,
        "columns": present.HOLDERS,
        "rows": present.holder_rows(page.rows),
    }
    return render(request, "training/programme.html", context)


@requires(P.TRAINING_SETTING_VIEW)
@require_safe
def setting_programmes(request: HttpRequest) -> HttpResponse:
    """What one's settings take part in."""
    rows = selectors.enrolments_of(seen_settings(who(request)))
    context = {"columns": present.OWN, "rows": present.own_rows(rows)}
    return render(request, "training/programmes_own.html", context)


@books
@require_http_methods(METHODS)
def enrol(request: HttpRequest, slug: str) -> HttpResponse:
    """Which setting, then who is in the team."""
    found = selectors.published().filter(slug=slug).first()
    if found is None:
        raise Http404
    own = booking_settings(who(request))
    if not own:
        return render(request, "training/setting_none.html")
    chosen = own[0] if len(own) == 1 else None
    which = EnrolSettingForm(request.GET if "setting" in request.GET else None, own=own)
    if chosen is None and which.is_bound and which.is_valid():
        chosen = next(one for one in own if str(one.public_id) == which.cleaned_data["setting"])
    back = reverse("training:programme", args=[found.slug])
    if chosen is None:
        return render(request, "training/which_setting.html", {"form": which, "back": back, "back_text": found.title})
    before = selectors.live_enrolment(found, chosen)
    if before is not None:
        return redirect("training:enrolment", public_id=before.public_id)
    return _enrol(request, found, chosen, back)


def _enrol(request: HttpRequest, found: Programme, setting: EducationSetting, back: str) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    team = TeamForms(posted, known=known_people(who(request), setting), ticked=())
    status = 200
    if posted is not None and team.is_valid():
        try:
            made = services.enrol(programme=found, setting=setting, people=team.named(), by=who(request))
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except services.TeamRefused as refusal:
            team.refused(refusal.faults)
        except ActRefused as refusal:
            team.team.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, f"{setting.name} takes part in {found.title}.")
            return redirect("training:enrolment", public_id=made.public_id)
    page = {"title": f"Enrol in {found.title}", "submit_text": "Enrol", "back": back}
    return team_page(request, found, setting, team, page, status)
