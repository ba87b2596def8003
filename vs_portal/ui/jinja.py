"""GOV.UK Frontend's components, rendered from the macros of govuk-frontend-jinja through one cached environment.

`component("button", {"text": "Save"})` gives the markup of the macro `govukButton`. Everything is escaped by Jinja
unless it is passed as `html` (the macros' own name for trusted markup) or is already a safe string of Django.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, PackageLoader, PrefixLoader, Template, TemplateNotFound
from jinja2.runtime import Undefined


class UnknownComponentError(LookupError):
    """No component of that name is in the package."""


@cache
def environment() -> Environment:
    loader = PrefixLoader(
        {
            "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
            "portal": FileSystemLoader(Path(__file__).parent / "markup"),
        }
    )
    made = Environment(
        loader=loader,
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The macros indent what they nest; inside a textarea that would add spaces to what somebody typed.
    made.filters["indent"] = _as_it_is
    return made


def _as_it_is(text: Any, *args: object, **kwargs: object) -> Any:
    return text


@cache
def _macro(name: str) -> Callable[[Mapping[str, Any]], str]:
    pascal = "".join(part.capitalize() for part in name.split("-"))
    path = f"govuk_frontend_jinja/components/{name}/macro.html"
    try:
        module = environment().get_template(path).module
    except TemplateNotFound as error:
        raise UnknownComponentError(f"GOV.UK Frontend has no component {name!r}") from error
    macro: Callable[[Mapping[str, Any]], str] = getattr(module, f"govuk{pascal}")
    return macro


# Drawn once for the same parameters and then remembered: they stand on every page, or are dear (a select of 100
# options takes 4 ms), and hold no text that somebody typed. Text areas and inputs are never remembered.
_REMEMBERED = frozenset({"exit-this-page", "select", "service-navigation", "tag"})


def component(name: str, params: Mapping[str, Any]) -> SafeString:
    """The markup of one component; `params` are those of the design system's own documentation (camelCase)."""
    if name in _REMEMBERED and "errorMessage" not in params:  # an error may quote what was typed
        return mark_safe(_drawn(name, _Params(_frozen(params), params)))  # noqa: S308 (escaped by Jinja's autoescape)
    return mark_safe(str(_macro(name)(params)))  # noqa: S308 (escaped by Jinja's autoescape)


@dataclass(frozen=True, slots=True)
class _Params:
    """Parameters that can be looked up: equal where their frozen form is."""

    key: Hashable
    params: Mapping[str, Any] = field(compare=False)


@lru_cache(maxsize=512)
def _drawn(name: str, params: _Params) -> str:
    return str(_macro(name)(params.params))


def _frozen(value: Any) -> Hashable:
    """A value that is equal only where the markup is: a text that is trusted as markup differs from the same text
    that is not, and true from 1."""
    if isinstance(value, Mapping):
        return "mapping", *((name, _frozen(inner)) for name, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "list", *(_frozen(inner) for inner in value)
    if type(value) is str:
        return value
    return type(value).__name__, hasattr(value, "__html__"), str(value)


@cache
def _markup(name: str) -> Template:
    return environment().get_template(f"portal/{name}.jinja")


def markup(name: str, **context: Any) -> SafeString:
    """A template of `markup/`: for what is drawn hundreds of times on a page."""
    return mark_safe(_markup(name).render(context))  # noqa: S308 (escaped by Jinja's autoescape)
