"""The Atom feed of what is new."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from accounts.access import public
from resources.feeds.atom import NewItems
from resources.open_referral.answers import KEEP, conditional


@public("Whoever follows the directory reads it with a feed reader, which signs in nowhere.")
@require_safe
def new_items(request: HttpRequest) -> HttpResponseBase:
    response = NewItems()(request)
    response.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    response.headers["Cache-Control"] = KEEP
    return conditional(request, response)
