"""Turns a kind and its context into subject and text, by templates alone.

The context holds names of kinds, names of settings and links: short values, never what somebody typed in a question.
Links start from the one configured origin: `{"link": "/advice/3f…"}` becomes `https://portal.example/advice/3f…`,
and an address that leads anywhere else is refused, so that no request header and no value can bend a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template

from notifications.kinds import Kind

MAX_VALUE = 200
MAX_SUBJECT = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]")
_LINK_NAME = re.compile(r"(^|_)(link|url|path)$")


class UnsafeContext(ValueError):
    """A value may not go into a message; the words name the key, never the value."""


class HeaderInjection(ValueError):
    """A subject or address holds a line break or another control character."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What will be sent."""

    subject: str
    text: str
    html: str


def render(kind: Kind, context: dict[str, Any], *, files: bool = False) -> Rendered:
    """Render a kind's templates; `files` says whether files will go along with it.

    Raises UnsafeContext or HeaderInjection; HTML only where the kind has a template.
    """
    values = {
        **{name: safe_value(name, value) for name, value in context.items()},
        "council": settings.COUNCIL,
        "origin": settings.ORIGIN,
        "kind": kind,
        "files": files,
    }
    subject = _render(f"emails/{kind.code}.subject.txt", values, escape=False).strip()
    return Rendered(
        subject=check_header(subject, longest=MAX_SUBJECT),
        text=_render(f"emails/{kind.code}.txt", values, escape=False).strip() + "\n",
        html=_optional(f"emails/{kind.code}.html", values),
    )


def check_header(value: str, *, longest: int) -> str:
    """Return a header's value unchanged, or refuse it."""
    if not value or len(value) > longest or _CONTROL.search(value):
        raise HeaderInjection(f"a header must be one line of 1 to {longest} characters without control characters")
    return value


def safe_value(name: str, value: Any) -> Any:
    """Return a value fit for a message: links made whole, names on one line and without addresses.

    Raises UnsafeContext for what is no short value, or a link that leads elsewhere: a fault of the program. A name that
    somebody signed up with is made harmless instead, so that nobody can stop the notices about their own question.
    """
    if value is None or isinstance(value, bool | int | date):
        return value
    if not isinstance(value, str) or len(value) > MAX_VALUE:
        raise UnsafeContext(f"{name}: only short names, numbers, dates and links go into a message")
    if _LINK_NAME.search(name):
        return _whole_link(name, value)
    return " ".join(_CONTROL.sub(" ", value).replace("://", " ").split())


def _whole_link(name: str, text: str) -> str:
    if _CONTROL.search(text) or " " in text:
        raise UnsafeContext(f"{name}: a link has no spaces and no control characters")
    if text.startswith("/") and not text.startswith(("//", "/\\")):
        return settings.ORIGIN + text
    if text == settings.ORIGIN or text.startswith(settings.ORIGIN + "/"):
        return text
    raise UnsafeContext(f"{name}: links lead to this portal; give a path that starts with one /")


def _render(name: str, values: dict[str, Any], *, escape: bool) -> str:
    backend: Any = get_template(name)  # the wrapper does not say that it holds a Django template
    return str(backend.template.render(Context(values, autoescape=escape)))


def _optional(name: str, values: dict[str, Any]) -> str:
    try:
        return _render(name, values, escape=True)
    except TemplateDoesNotExist:
        return ""
