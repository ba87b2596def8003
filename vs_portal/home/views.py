"""The home page: for visitors what the portal is; for people signed in, the panels that each app offers."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Person
from advice_requests.presenters import panel as advice_panel
from advice_requests.presenters.routing_panel import routing_panel
from training.presenters.panel import panel as training_panel
from vs_portal.home.panels import finding_panel, searching_panel, settings_panel, upkeep_panel

Panel = dict[str, object]
# Feature apps' `presenters.panel(person) -> Panel | None`, and those of the ground, in the order shown.
PANELS: list[Callable[[Person], Panel | None]] = [
    routing_panel,
    advice_panel,
    training_panel,
    searching_panel,
    settings_panel,
    upkeep_panel,
    finding_panel,
]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the front door, or the signed-in person's own panels."""
    if not request.user.is_authenticated:
        return render(request, "home/visitor.html")
    panels = [panel for make in PANELS if (panel := make(request.user))]
    return render(request, "home/signed_in.html", {"panels": panels})
