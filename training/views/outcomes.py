"""Evaluation, certificate and the question some weeks later, behind the signed link of a place: no sign-in.

Opening a link changes nothing: programs that read mail follow links of their own accord.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public
from text_guard.standpoint import Standpoint
from training import links
from training.certificates import pdf_of
from training.forms.outcomes import EvaluationForm, ImpactForm
from training.models import Booking
from training.models.vocabulary import Difference
from training.presenters.outcomes import certificate_rows, validity
from training.presenters.places import span_words
from training.selectors.outcomes import certificate_of, impact_of
from training.services.outcomes import answer_impact, check_may_answer, check_may_evaluate, evaluate
from training.workflow import ActRefused, Relation

HOLDER = frozenset({Relation.ATTENDEE})
_link = public(
    "Whoever holds the signed link of a place that they attended evaluates it and fetches their certificate."
)


def _booking(token: str) -> Booking:
    row = links.booking_of(token)
    if row is None:
        raise Http404
    return row


@_link
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, token: str) -> HttpResponse:
    """Say how it was; whoever did is shown their certificate."""
    row = _booking(token)
    if certificate_of(row) is not None:
        return redirect("training:certificate", token=token)
    form = EvaluationForm(request.POST if request.method == "POST" else None, standpoint=_from(row))
    try:
        check_may_evaluate(row)
        if form.is_bound and form.is_valid():
            evaluate(booking=row, said=form.said(), by=None, relations=HOLDER)
            return redirect("training:certificate", token=token)
    except ActRefused as refusal:
        return _not_now(request, row, "Evaluation", refusal)
    return render(request, "training/outcomes_evaluate.html", _page(row, form), status=422 if form.is_bound else 200)


@_link
@never_cache
@require_safe
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate, how to download it and how others check it."""
    row = _booking(token)
    found = certificate_of(row)
    if found is None:
        return redirect("training:evaluate", token=token)
    context = {
        "certificate": found,
        "rows": certificate_rows(found),
        "valid": validity(found, timezone.localdate()),
        "token": token,
    }
    return render(request, "training/outcomes_certificate.html", context)


@_link
@never_cache
@require_safe
def certificate_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate as a file."""
    found = certificate_of(_booking(token))
    if found is None:
        raise Http404
    name = f'attachment; filename="certificate-{found.code}.pdf"'
    return HttpResponse(pdf_of(found), content_type="application/pdf", headers={"Content-Disposition": name})


@_link
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def impact(request: HttpRequest, token: str) -> HttpResponse:
    """Say what has changed since the session."""
    row = _booking(token)
    asked = impact_of(row)
    if asked is not None and asked.answered_at is not None:
        return render(request, "training/outcomes_thanks.html", _page(row))
    form = ImpactForm(request.POST if request.method == "POST" else None, standpoint=_from(row))
    try:
        check_may_answer(row, asked, timezone.now())
        if form.is_bound and form.is_valid():
            said = form.cleaned_data
            answer_impact(
                booking=row,
                difference=Difference(said["difference"]),
                example=said["example"] or "",
                by=None,
                relations=HOLDER,
            )
            return redirect("training:impact", token=token)
    except ActRefused as refusal:
        return _not_now(request, row, "What has changed", refusal)
    return render(request, "training/outcomes_impact.html", _page(row, form), status=422 if form.is_bound else 200)


def _from(row: Booking) -> Standpoint:
    return Standpoint(None, row.setting_id)


def _page(row: Booking, form: EvaluationForm | ImpactForm | None = None) -> dict[str, object]:
    return {"form": form, "course": row.session.course, "when": span_words(row.session)}


def _not_now(request: HttpRequest, row: Booking, heading: str, refusal: ActRefused) -> HttpResponse:
    context = {"heading": heading, "refusal": str(refusal), **_page(row)}
    return render(request, "training/outcomes_refused.html", context, status=409)
