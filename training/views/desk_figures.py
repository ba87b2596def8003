"""How training is used: fill rates, no-shows, late cancellations and reach, in a period."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from training.forms.figures import PeriodForm
from training.presenters import figures as present
from training.selectors.figures import figures as count
from training.views.desk import staff


@staff
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of a period, this academic year unless another is asked for."""
    form = PeriodForm(request.GET or None)
    period = form.period()
    context = {"form": form, "period": present.words(period), **present.page(count(period))}
    return render(request, "training/desk/figures.html", context)
