"""Every route of the portal with what it takes and who may use it, read from the URL configuration itself.

Used by `manage.py show_urls`, by the tests that walk every route, and by the matrix of roles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from accounts.access import Access
from accounts.allauth_access import access_for

ALL_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_PARAMETER = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Route:
    """One address: `pattern` as written in the URL configuration, with its variable parts in angle brackets."""

    pattern: str
    name: str
    view: Callable[..., Any]
    access: Access | None

    @cached_property
    def methods(self) -> tuple[str, ...]:
        """The methods that the view itself takes, in the order of ALL_METHODS."""
        return methods_of(self.view)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of the variable parts, in order."""
        names = [match["name"] for match in _PARAMETER.finditer(self.pattern)]
        return tuple(names or re.findall(r"\(\?P<(\w+)>", self.pattern))

    @property
    def module(self) -> str:
        """Where the view is written."""
        inner = getattr(self.view, "view_class", None) or unwrap(self.view)
        return str(inner.__module__)

    def path(self, values: dict[str, object]) -> str:
        """The address with its variable parts filled in."""
        return "/" + _PARAMETER.sub(lambda match: str(values[match["name"]]), self.pattern)


def routes() -> list[Route]:
    """All routes in the order of the URL configuration."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for entry in patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, here, inner)
        else:
            name = f"{namespace}{entry.name}" if entry.name else ""
            yield Route(readable(here), name, entry.callback, access_for(entry.callback, name))


def readable(pattern: str) -> str:
    """A regular expression of a library's route as `<name>` parts; routes written with `path()` stay as they are."""
    plain = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", pattern)
    return plain.replace("^", "").removesuffix("$").removesuffix("\\Z").replace("\\.", ".")


def unwrap(view: Callable[..., Any]) -> Callable[..., Any]:
    """The function behind its decorators."""
    while inner := getattr(view, "__wrapped__", None):
        view = inner
    return view


def methods_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """What the view takes: from its class, else from `require_http_methods` and its kin, else everything."""
    kind = getattr(view, "view_class", None)
    if kind is not None:
        return _in_order({name.upper() for name in kind.http_method_names if hasattr(kind, name)} | _head(kind))
    declared = declared_methods(view)
    return _in_order(declared) if declared is not None else ALL_METHODS


def declared_methods(view: Callable[..., Any]) -> set[str] | None:
    """The list given to the decorator nearest to the outside, or None where no decorator names methods."""
    layer: Callable[..., Any] | None = view
    while layer is not None:
        names = getattr(getattr(layer, "__code__", None), "co_freevars", ())
        if "request_method_list" in names:
            cell = layer.__closure__[names.index("request_method_list")]  # type: ignore[index]  # it has that variable
            return set(cell.cell_contents)
        layer = getattr(layer, "__wrapped__", None)
    return None


def _head(kind: type) -> set[str]:
    return {"HEAD"} if hasattr(kind, "get") else set()


def _in_order(names: set[str]) -> tuple[str, ...]:
    return tuple(name for name in ALL_METHODS if name in names)
