"""The web addresses of the directory, and what the last visit to each found."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission
from resources.reader.paging import paged
from resources.upkeep import lists, selectors
from resources.upkeep.forms import LinkFilter
from resources.upkeep.links.again import look_again
from resources.upkeep.views.law import may_manage

PAGE = 25


@requires(Permission.RESOURCES_EDIT)
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Broken ones first; the others by what was found."""
    filters = LinkFilter(request.GET)
    found = selectors.links(filters.chosen("which"), sort=filters.chosen("sort"))
    page = paged(request, found, size=PAGE)
    context = lists.link_page(filters, selectors.link_counts())
    context |= {
        "page": page,
        "rows": lists.link_rows(page.rows),
        "off": not settings.LINK_CHECKS,
        "may_manage": may_manage(request),
    }
    return render(request, "resources/upkeep/links.html", context)


@requires(Permission.RESOURCES_EDIT)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Put an address first in the queue, for instance after its site was repaired."""
    link = selectors.link(pk)
    if link is None:
        raise Http404
    if look_again(link=link, by=who(request)):
        messages.success(request, f"{link.host} will be visited as soon as its turn comes.")
    else:
        messages.warning(request, f"{link.host} has asked to be left alone for a time. It is visited after that.")
    return redirect("resources_desk:links")
