"""GOV.UK Frontend's components, rendered from the macros of govuk-frontend-jinja through one cached environment.

`component("button", {"text": "Save"})` gives the markup of the macro `govukButton`. Everything is escaped by Jinja
unless it is passed as `html` (the macros' own name for trusted markup) or is already a safe string of Django.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader, TemplateNotFound
from jinja2.runtime import Undefined


class UnknownComponentError(LookupError):
    """No component of that name is in the package."""


@cache
def environment() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
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


def component(name: str, params: Mapping[str, Any]) -> SafeString:
    """The markup of one component; `params` are those of the design system's own documentation (camelCase)."""
    return mark_safe(str(_macro(name)(params)))  # noqa: S308 (escaped by Jinja's autoescape)
