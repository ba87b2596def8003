"""The council's stylesheet and the gallery of components. Addresses and permissions are wired in `vs_portal.urls`."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from vs_portal.ui.gallery import of_govuk, of_portal
from vs_portal.ui.sample_forms import refused, unused
from vs_portal.ui.theme import stylesheet

_A_YEAR = 365 * 24 * 3600


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """The council's colours. Kept for a year under its version, for five minutes under any other address."""
    version = settings.COUNCIL.version
    response = HttpResponse(stylesheet(settings.COUNCIL.colours), content_type="text/css; charset=utf-8")
    known = request.GET.get("v") == version
    response["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable" if known else "public, max-age=300"
    response["ETag"] = quote_etag(version)
    return response


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, with made-up content: what page authors choose from, and what the axe test looks at."""
    context = {"govuk": of_govuk(), "portal": of_portal(request), "fields": unused(), "refused_fields": refused()}
    return render(request, "ui/gallery.html", context)
