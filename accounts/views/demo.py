"""The sign-ins of the demonstration, with the code that each made-up authenticator app shows now."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.demo import sign_ins


@public("The made-up people of the demonstration and how to sign in as them; outside demonstration it is not there.")
@require_safe
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Who there is, the password, and the codes of this half minute."""
    if not settings.VS_DEMO:
        raise Http404
    return render(
        request,
        "accounts/demo_sign_in.html",
        {"people": sign_ins(), "password": settings.VS_DEMO_PASSWORD, "second_factor": settings.SECOND_FACTOR_REQUIRED},
    )
