"""A setting's way through a programme: how far it is, its team, its audits, starting again and leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
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
from training import policies_programmes as policies
from training.forms.programmes import SeenVersionForm, TeamForms, levels_in, point_forms
from training.models import Enrolment, Programme
from training.models.vocabulary import AuditMoment, EnrolmentState
from training.presenters import programmes as present
from training.selectors import programmes as selectors
from training.selectors.booking import known_people
from training.services import enrolments as services
from training.services.step import StaleVersion
from training.workflow import ActRefused, WrongActor
from training.workflow_programmes import EnrolAct
from vs_portal.ui.summary import error_list

METHODS = ["GET", "HEAD", "POST"]
books = requires(P.TRAINING_BOOK)
sees = requires(P.TRAINING_SETTING_VIEW, P.TRAINING_RUN, P.TRAINING_MANAGE)


def team_page(
    request: HttpRequest,
    found: Programme,
    setting: EducationSetting,
    team: TeamForms,
    page: dict[str, str],
    status: int,
) -> HttpResponse:
    """The page on which a team is chosen."""
    context = page | {
        "programme": found,
        "setting": setting,
        "rule": present.team_words(found),
        "team": team,
        "problems": error_list(team.all),
    }
    return render(request, "training/programme_team.html", context, status=status)


def _enrolment(request: HttpRequest, public_id: UUID) -> Enrolment:
    found = selectors.enrolment_for(who(request), public_id)
    if found is None:
        raise Http404
    return found


@sees
@require_safe
def enrolment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far a setting is: per member and course, its audits side by side, what is next."""
    found = _enrolment(request, public_id)
    progress = selectors.progress_of(found)
    person = who(request)
    start, between = (
        selectors.answers_of(progress.audits[moment]) if moment in progress.audits else {}
        for moment in (AuditMoment.START, AuditMoment.BETWEEN)
    )
    acts = {act.value for act in EnrolAct if policies.can_enrolment(act, found, person)}
    context = {
        "enrolment": found,
        "status": present.status_of(found),
        "facts": present.enrolment_facts(found),
        "team": present.team_table(progress),
        "done": present.done_words(progress) if found.state == EnrolmentState.ACTIVE else "",
        "next": present.next_steps(progress),
        "acts": acts,
        "compared_columns": present.COMPARED,
        "compared": present.compared(selectors.points_of(found.programme), start, between),
        "audited": bool(progress.audits),
        "open_audits": _open_audits(found) if EnrolAct.AUDIT.value in acts else [],
    }
    return render(request, "training/enrolment.html", context)


def _open_audits(found: Enrolment) -> list[dict[str, str]]:
    return [
        {
            "text": f"Fill in or change the {present.audit_title(moment).lower()}",
            "href": reverse("training:audit", args=[found.public_id, moment.value]),
        }
        for moment in AuditMoment
        if not services.why_not_audit(found, moment)
    ]


@books
@require_http_methods(METHODS)
def team(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change who is in the team."""
    found = _enrolment(request, public_id)
    _check(EnrolAct.CHANGE_TEAM, found, request)
    known = known_people(who(request), found.setting)
    present_now = {one.attendee.email for one in selectors.progress_of(found).present}
    ticked = [key for key, one in known.items() if one.address in present_now]
    posted = request.POST if request.method == "POST" else None
    forms = TeamForms(posted, known=known, ticked=ticked, version=found.version)
    status = 200
    if posted is not None and forms.is_valid():
        try:
            services.change_team(
                enrolment=found, people=forms.named(), by=who(request), version=forms.team.cleaned_data["version"]
            )
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except services.TeamRefused as refusal:
            forms.refused(refusal.faults)
        except ActRefused as refusal:
            status = 409
            forms.team.add_error(None, str(refusal))
            if isinstance(refusal, StaleVersion):
                found.refresh_from_db()
                forms.seen_anew(found.version)
        else:
            messages.success(request, "The team was changed.")
            return redirect("training:enrolment", public_id=found.public_id)
    back = reverse("training:enrolment", args=[found.public_id])
    page = {"title": "Change the lead team", "submit_text": "Save the team", "back": back}
    return team_page(request, found.programme, found.setting, forms, page, status)


def _check(act: EnrolAct, found: Enrolment, request: HttpRequest) -> None:
    """Raise PermissionDenied for whoever may never do it; its state is judged when it is done."""
    try:
        policies.check_enrolment(act, found, who(request))
    except WrongActor as wrong:
        raise PermissionDenied from wrong
    except ActRefused:
        return


@books
@require_http_methods(METHODS)
def audit(request: HttpRequest, public_id: UUID, moment: str) -> HttpResponse:
    """Fill in an audit, whole."""
    found = _enrolment(request, public_id)
    if moment not in AuditMoment.values:
        raise Http404
    when = AuditMoment(moment)
    _check(EnrolAct.AUDIT, found, request)
    refused = services.why_not_audit(found, when)
    progress = selectors.progress_of(found)
    levels = selectors.answers_of(progress.audits[when]) if when in progress.done.audits else {}
    posted = request.POST if request.method == "POST" else None
    forms = point_forms(posted, selectors.points_of(found.programme), levels)
    if posted is not None and (chosen := levels_in(forms)) is not None:
        try:
            services.save_audit(enrolment=found, moment=when, levels=chosen, by=who(request))
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except ActRefused as fault:
            refused = str(fault)
        else:
            messages.success(request, "The audit was saved.")
            return redirect("training:enrolment", public_id=found.public_id)
    context = {
        "enrolment": found,
        "title": present.audit_title(when),
        "forms": forms,
        "problems": error_list(forms),
        "refused": refused,
    }
    return render(request, "training/audit.html", context, status=409 if refused and posted is not None else 200)


@requires(P.TRAINING_BOOK, P.TRAINING_RUN, P.TRAINING_MANAGE)
@require_http_methods(METHODS)
def withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then leave the programme."""
    found = _enrolment(request, public_id)
    _check(EnrolAct.WITHDRAW, found, request)
    text = "The setting leaves the programme. What its people attended stays on record."
    if found.state == EnrolmentState.ACHIEVED:
        text = f"The setting leaves the programme and gives up its status, {found.programme.status_name}, at once."
    page: dict[str, Any] = {"title": "Leave this programme?", "text": text, "submit_text": "Leave it", "warning": True}
    return _asked(request, found, page, services.withdraw, "The setting has left the programme.")


@books
@require_http_methods(METHODS)
def restart(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then start again after the status lapsed."""
    found = _enrolment(request, public_id)
    _check(EnrolAct.RESTART, found, request)
    page = {
        "title": "Start this programme again?",
        "text": "The team attends what it has not attended recently, and the setting fills in both audits anew.",
        "submit_text": "Start again",
    }
    return _asked(request, found, page, services.restart, "The programme has started again.")


def _asked(
    request: HttpRequest, found: Enrolment, page: dict[str, Any], act: Callable[..., Enrolment], says: str
) -> HttpResponse:
    form = SeenVersionForm(request.POST if request.method == "POST" else None, version=found.version)
    if form.is_bound and form.is_valid():
        try:
            act(enrolment=found, by=who(request))
        except WrongActor as wrong:
            raise PermissionDenied from wrong
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, says)
        return redirect("training:enrolment", public_id=found.public_id)
    back = reverse("training:enrolment", args=[found.public_id])
    caption = f"{found.programme.title}, {found.setting.name}"
    context = page | {"form": form, "caption": caption, "cancel_href": back}
    return render(request, "training/desk/confirm.html", context)
