"""Areas, trusts and council teams."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from organisations.forms import GROUP_FORMS
from organisations.models import Area, CouncilTeam, Trust
from organisations.services import add_group, change_group
from organisations.services.structure import GROUPS, Group
from organisations.views.forms import done, form_page, saved
from organisations.views.members import form_methods
from text_guard.standpoint import Standpoint

LISTED = 500
WORDS = {"area": "an area", "trust": "a trust", "team": "a team"}


@require_safe
def structure(request: HttpRequest) -> HttpResponse:
    """The three lists on one page."""
    lists = [
        _list("area", "Areas", [(area, area.description) for area in Area.objects.all()]),
        _list("trust", "Trusts", [(trust, trust.uid or "") for trust in Trust.objects.all()[:LISTED]]),
        _list("team", "Council teams", [(team, team.purpose) for team in CouncilTeam.objects.all()]),
    ]
    return render(request, "organisations/structure.html", {"lists": lists})


def _list(kind: str, title: str, groups: list[tuple[Area | Trust | CouncilTeam, str]]) -> dict[str, object]:
    second = {"area": "Description", "trust": "Code", "team": "What it does"}[kind]
    rows = [
        [{"text": group.name, "href": reverse("organisations:group_change", args=[kind, group.pk])}, about or "–"]
        for group, about in groups
    ]
    return {
        "title": title,
        "columns": [{"text": "Name"}, {"text": second}],
        "rows": rows,
        "add": reverse("organisations:group_add", args=[kind]),
        "what": WORDS[kind],
    }


@form_methods
def group_add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add an area, a trust or a team."""
    if kind not in GROUPS:
        raise Http404
    form = GROUP_FORMS[kind](request.POST or None, standpoint=Standpoint(request.user))
    back = reverse("organisations:structure")
    if saved(request, form, lambda values: add_group(kind=kind, values=values, by=request.user)):
        return done(request, f"{form.cleaned_data['name']} added", back)
    return form_page(request, form, title=f"Add {WORDS[kind]}", back=back)


@form_methods
def group_change(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Rename or describe one."""
    if kind not in GROUPS:
        raise Http404
    group: Group = get_object_or_404(GROUPS[kind], pk=pk)  # type: ignore[assignment]  # one of the three
    names = GROUP_FORMS[kind].base_fields
    initial = {name: getattr(group, name) for name in names}
    form = GROUP_FORMS[kind](request.POST or None, initial=initial, standpoint=Standpoint(request.user))
    back = reverse("organisations:structure")
    if saved(request, form, lambda values: change_group(group=group, values=values, by=request.user)):
        return done(request, f"{form.cleaned_data['name']} changed", back)
    more = {"more_href": reverse("organisations:calendar_trust", args=[pk]), "more_text": "Term dates and closures"}
    return form_page(request, form, title=f"Change {WORDS[kind]}", back=back, **(more if kind == "trust" else {}))
