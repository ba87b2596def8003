"""Find a setting: for people who choose theirs, with and without scripts. Names and addresses of settings are public."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisations.forms import FindForm
from organisations.models import EducationSetting
from organisations.presenters import suggestion
from organisations.selectors import search_settings

FEW, MANY = 8, 30


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """A page with the settings that match; a link to each where the reader may see it is not promised."""
    form = FindForm(request.GET or None)
    typed = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    found = search_settings(typed, MANY) if typed else []
    rows = [suggestion(setting) for setting in found]
    return render(request, "organisations/find.html", {"form": form, "typed": typed, "rows": rows})


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions while somebody types: open settings alone, a few."""
    open_ones = EducationSetting.objects.filter(status__in=["open", "proposed_to_close"])
    found = search_settings(request.GET.get("q", ""), FEW, within=open_ones)
    return JsonResponse({"results": [suggestion(setting) for setting in found]})
