"""Closed by default: every view says who may use it, in one of three ways, or nobody may.

`@requires(Permission.X)`   a named permission
`@signed_in("why")`         anybody signed in, also before approval
`@public("why")`            anybody at all
`AccessMiddleware` enforces what is declared here; `manage.py show_urls` and the matrix test read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import Person
from accounts.permissions import Permission

View = TypeVar("View", bound=Callable[..., Any])

# How much of signing in must be done before a view opens. "full": two factors, and a strong one where a role demands
# it. "two": two factors (so that somebody who must still set up an authenticator app can). "one": the first factor
# alone (the pages that ask for the second). A public view with "full" treats an unfinished sign-in as nobody.
Factors = Literal["one", "two", "full"]


@dataclass(frozen=True)
class Access:
    """Who may use a view. Exactly one of `permissions` (any of them is enough) and `reason` says why."""

    kind: str  # "permission", "signed_in" or "public"
    permissions: tuple[Permission, ...] = ()
    reason: str = ""
    fresh: bool = False  # demand a sign-in confirmed within the last ten minutes
    factors: Factors = "full"


def requires(*permissions: Permission, fresh: bool = False) -> Callable[[View], View]:
    """Declare that any one of `permissions` opens the view; `fresh` also asks to confirm the sign-in again."""
    return _declare(Access("permission", permissions=permissions, fresh=fresh))


def signed_in(reason: str, *, fresh: bool = False, factors: Factors = "full") -> Callable[[View], View]:
    """Declare a view open to every signed-in person, also while their membership is pending."""
    return _declare(Access("signed_in", reason=reason, fresh=fresh, factors=factors))


def public(reason: str, *, factors: Factors = "full") -> Callable[[View], View]:
    """Declare a view open to everybody; one that is part of signing in says `factors="one"`."""
    return _declare(Access("public", reason=reason, factors=factors))


def _declare(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]  # functions carry attributes; mypy cannot know
        return view

    return mark


def who(request: HttpRequest) -> Person:
    """The signed-in person, for a view that is closed to others; the middleware has seen to it."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def access_of(view: Callable[..., Any]) -> Access | None:
    """Return what the view (or the class behind it) declares, or None."""
    return getattr(view, "access", None) or getattr(getattr(view, "view_class", None), "access", None)
