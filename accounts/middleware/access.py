"""Enforces what views declare in `accounts.access` (and `accounts.allauth_access` for views that are not ours).

Outcomes, literally as the permission matrix has them: nobody → 302 to sign in; sign-in unfinished → 302 to the step
that is missing; no approved membership → 302 to the pending page; wrong role → 403; not confirmed lately → 302 to
confirm; a view that declares nothing → 403, and logged as a bug.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

from accounts.access import Access
from accounts.allauth_access import access_for
from accounts.models import Person
from accounts.redirects import return_path, with_next
from accounts.selectors import permissions_of, roles_of
from accounts.session_standing import confirm_page, is_fresh, may_set_up, next_step, two_factors

log = structlog.get_logger(__name__)
_ENTRANCES = ("account_login", "account_signup", "account_request_login_code")


class AccessMiddleware:
    """Closed by default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        access = access_for(view, name)
        if access is None:
            log.error("access.undeclared_view", view=f"{view.__module__}.{getattr(view, '__qualname__', view)}")
            raise PermissionDenied
        target = _public(request, access, name) if access.kind == "public" else _closed(request, access)
        if target is None:
            return None
        return HttpResponseClientRedirect(target) if getattr(request, "htmx", False) else HttpResponseRedirect(target)


def _public(request: HttpRequest, access: Access, name: str) -> str | None:
    """Open to all; but where the sign-in is unfinished, the page must not greet somebody we do not know yet."""
    if not isinstance(request.user, Person):
        return None
    if name in _ENTRANCES:
        return next_step(request)
    if access.factors == "full" and not two_factors(request):
        request.user = AnonymousUser()
    return None


def _closed(request: HttpRequest, access: Access) -> str | None:
    """Where to send somebody who may not pass, or None; a wrong role raises PermissionDenied."""
    person = request.user
    if not isinstance(person, Person):
        return with_next("account_login", return_path(request))
    if access.factors != "one":
        missing = next_step(request)
        if missing and not (access.factors == "two" and may_set_up(request)):
            return missing
    if access.kind == "permission" and not permissions_of(person).intersection(access.permissions):
        if not roles_of(person):
            return with_next("accounts:pending", "")
        raise PermissionDenied
    if access.fresh and not is_fresh(request):
        return with_next(confirm_page(request), return_path(request))
    return None
