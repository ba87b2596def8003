"""The page on which staff report that text of a request identifies a child and was not stopped."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import requires
from accounts.permissions import Permission as P
from advice_requests.forms.missed import MissedForm
from advice_requests.views.act import load
from text_guard.services import count_miss


@requires(P.ADVICE_ANSWER, P.ADVICE_TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def missed(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Count by form and type; the request stays as it is, and its number is not kept."""
    row = load(request, public_id)
    form = MissedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        count_miss(form=form.counted_as, type=form.cleaned_data["type"])
        messages.success(request, "Your report has been counted. The text still stands here.")
        return redirect("advice_requests:request", public_id=row.public_id)
    status = 422 if form.errors else 200
    return render(request, "advice_requests/missed.html", {"row": row, "form": form}, status=status)
