"""Settings for staff: the list, one added by hand, its area, its email domains, and who has not confirmed."""

from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from organisations import columns, presenters
from organisations.forms import DomainForm, ManualSettingForm, SettingFilterForm, SettingPlaceForm
from organisations.models import EducationSetting
from organisations.selectors import overdue_confirmations, search_settings, settings_page
from organisations.selectors.finding import PAGE
from organisations.services import (
    add_email_domain,
    add_setting,
    change_setting,
    remove_email_domain,
)
from organisations.services.settings import SettingDetails
from organisations.views.forms import confirm_page, done, form_page, saved
from organisations.views.members import form_methods, may_manage
from text_guard.standpoint import Standpoint

FOUND = 100
BIGGEST_KEY = 2**63 - 1


def _key(request: HttpRequest, name: str) -> int | None:
    """A key from the address; anything else is as if it were not there."""
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len(str(BIGGEST_KEY)) else None


def _link(request: HttpRequest, **keys: int | None) -> str:
    """The same list from another key on; nothing where there is none."""
    if not any(keys.values()):
        return ""
    kept = {name: value for name, value in request.GET.items() if value and name not in ("after", "before")}
    return "?" + urlencode(kept | {name: str(value) for name, value in keys.items()})


@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """Every setting, by name, filtered by what stands in the address."""
    form = SettingFilterForm(request.GET or None)
    chosen = dict(form.cleaned_data) if form.is_bound and form.is_valid() else {}
    typed = str(chosen.pop("q", "") or "")
    context: dict[str, object] = {
        "form": form,
        "clear": reverse("organisations:manage") if request.GET else "",
        "columns": columns.SETTINGS,
        "may_manage": may_manage(request),
    }
    if typed:
        within = EducationSetting.objects.filter(**{name: value for name, value in chosen.items() if value})
        found = search_settings(typed, FOUND, within=within.select_related("area"))
        context |= {"rows": presenters.setting_rows(found), "capped": len(found) == FOUND, "limit": FOUND}
    else:
        page = settings_page(chosen, after=_key(request, "after"), before=_key(request, "before"), size=PAGE)
        context |= {
            "rows": presenters.setting_rows(page.settings),
            "next_url": _link(request, after=page.after),
            "previous_url": _link(request, before=page.before),
        }
    return render(request, "organisations/manage.html", context)


@form_methods
def setting_add(request: HttpRequest) -> HttpResponse:
    """A setting that GIAS does not know."""
    form = ManualSettingForm(request.POST or None, standpoint=Standpoint(request.user))

    def write(details: dict[str, Any]) -> None:
        add_setting(la=details.pop("la"), details=cast(SettingDetails, details), by=request.user)

    back = reverse("organisations:manage")
    if saved(request, form, write):
        return done(
            request, f"{form.cleaned_data['name']} added", f"{back}?{urlencode({'q': form.cleaned_data['name']})}"
        )
    return form_page(
        request,
        form,
        title="Add a setting without a URN",
        back=back,
        intro="Schools and colleges come from Get Information about Schools. Add only what it does not list.",
    )


@form_methods
def setting_change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where the Virtual School puts a setting."""
    found = get_object_or_404(EducationSetting, public_id=public_id)
    from_gias = found.source == EducationSetting.Source.GIAS
    values = {"area": found.area_id, "trust": found.trust_id, "status": found.status}
    form = SettingPlaceForm(request.POST or None, initial=values, from_gias=from_gias)

    def write(new: dict[str, Any]) -> None:
        trust = found.trust if from_gias else new["trust"]
        change_setting(setting=found, area=new["area"], trust=trust, status=new.get("status"), by=request.user)

    back = reverse("organisations:setting", args=[public_id])
    if saved(request, form, write):
        return done(request, "Setting changed", back)
    intro = "Name, address, status and trust come from Get Information about Schools." if from_gias else ""
    return form_page(request, form, title="Change a setting", back=back, caption=found.name, intro=intro)


@form_methods
def domains(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The email domains of a setting, and a form for another."""
    found = get_object_or_404(EducationSetting, public_id=public_id)
    form = DomainForm(request.POST or None)
    here = reverse("organisations:domains", args=[public_id])
    if saved(request, form, lambda new: add_email_domain(setting=found, domain=str(new["domain"]), by=request.user)):
        return done(request, "Domain added", here)
    rows = [
        [
            domain.domain,
            f"{domain.verified_by_name}, {presenters.day(domain.verified_at.date())}",
            {
                "text": f"Remove {domain.domain}",
                "href": reverse("organisations:domain_remove", args=[public_id, domain.pk]),
            },
        ]
        for domain in found.email_domains.all()
    ]
    back = reverse("organisations:setting", args=[public_id])
    context = {"form": form, "setting": found, "rows": rows, "columns": columns.DOMAINS, "back": back}
    return render(request, "organisations/domains.html", context, status=422 if form.errors else 200)


@form_methods
def domain_remove(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Ask, then take a domain away."""
    found = get_object_or_404(EducationSetting, public_id=public_id)
    domain = get_object_or_404(found.email_domains.select_related("setting"), pk=pk)
    back = reverse("organisations:domains", args=[public_id])
    if request.method == "POST":
        remove_email_domain(domain=domain, by=request.user)
        return done(request, f"{domain.domain} removed", back)
    return confirm_page(
        request,
        title=f"Remove {domain.domain}?",
        text="People with an address there will no longer be approved at once. Those who are approved stay so.",
        submit="Remove domain",
        back=back,
    )


@require_safe
def overdue(request: HttpRequest) -> HttpResponse:
    """Settings with contacts that have not confirmed them this term."""
    waiting = overdue_confirmations()
    total = waiting.count()
    after = _key(request, "after") or 0
    found = list(waiting[after : after + PAGE + 1])
    rows = [
        [
            {"text": setting.name, "href": reverse("organisations:setting", args=[setting.public_id])},
            setting.town or "–",
            str(setting.contact_count),  # type: ignore[attr-defined]  # annotated by the selector
        ]
        for setting in found[:PAGE]
    ]
    more = _link(request, after=after + PAGE) if len(found) > PAGE else ""
    context = {"rows": rows, "total": total, "term": presenters.this_term(), "next_url": more}
    context["columns"] = columns.OVERDUE
    return render(request, "organisations/overdue.html", context)
