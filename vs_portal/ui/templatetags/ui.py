"""Template tags of the design system. `{% load ui %}` then, for instance:

`{% govuk "button" text="Save" %}`, `{% govuk "tag" text="New" classes="govuk-tag--green" %}`,
`{% govuk "details" summaryText="More" text=words %}`; a double underscore nests: `label__text="Town"`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime

from vs_portal.ui.forms.base import GovukMixin
from vs_portal.ui.jinja import component, markup
from vs_portal.ui.rendering import render_field
from vs_portal.ui.summary import error_list, has_errors

register = template.Library()
_TAG_COLOURS = {"new": "blue", "go": "green", "warn": "orange", "stop": "red"}  # as components/status_tag.html


def nested(pairs: Mapping[str, Any]) -> dict[str, Any]:
    """`{"label__text": "Town"}` → `{"label": {"text": "Town"}}`."""
    result: dict[str, Any] = {}
    for name, value in pairs.items():
        *outer, last = name.split("__")
        place = result
        for step in outer:
            place = place.setdefault(step, {})
        place[last] = value
    return result


@register.simple_tag
def govuk(which: str, params: Mapping[str, Any] | None = None, **pairs: Any) -> SafeString:
    """Any component of GOV.UK Frontend; `params` is a dictionary from the view, keywords are added to it."""
    return component(which, {**(params or {}), **nested(pairs)})


@register.simple_tag
def govuk_field(bound: BoundField) -> SafeString:
    return render_field(bound)


@register.simple_tag
def error_summary(*shown: object) -> SafeString:
    """The summary of the forms' errors, or nothing."""
    errors = error_list(shown)
    if not errors:
        return SafeString("")
    return component("error-summary", {"titleText": "There is a problem", "errorList": errors})


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """`Error: ` for the page's title where any form on the page has errors."""
    return "Error: " if any(has_errors(value) for value in context.flatten().values()) else ""


@register.filter
def shown_fields(form: BaseForm) -> Iterable[BoundField]:
    """A form's visible fields, without those that open under a choice of another."""
    return form.shown_fields() if isinstance(form, GovukMixin) else form.visible_fields()


@register.filter
def banner(message: Message) -> dict[str, Any]:
    """Parameters of the notification banner for one of Django's messages; success and errors are read out at once."""
    titles = {constants.SUCCESS: "Success", constants.WARNING: "Please note", constants.ERROR: "There is a problem"}
    params: dict[str, Any] = {"text": message.message, "titleText": titles.get(message.level, "Information")}
    if message.level == constants.SUCCESS:
        params["type"] = "success"
    elif message.level >= constants.ERROR:
        params |= {"role": "alert", "classes": "app-banner--problem"}
    return params


@register.filter
def banners(messages: Iterable[Message]) -> list[dict[str, Any]]:
    """Parameters of one banner for each level among Django's messages: two successes are said in one banner."""
    by_level: dict[int, dict[str, Any]] = {}
    for message in messages:
        params = banner(message)
        said = by_level.setdefault(message.level, params)
        if said is not params:
            said["text"] = f"{said['text']} {params['text']}"
    return list(by_level.values())


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[dict[str, Any]]:
    """The service navigation from `nav_items`; the item whose address the page lies under is marked."""
    items = context.get("nav_items") or ()
    path = getattr(context.get("request"), "path", "")
    return [_marked(dict(item), path) for item in items]


def _marked(item: dict[str, Any], path: str) -> dict[str, Any]:
    href = str(item.get("href", ""))
    if "current" not in item and "active" not in item:
        item["current"] = path == href
        item["active"] = href != "/" and path.startswith(href.rstrip("/") + "/")
    return item


@register.simple_tag
def table_rows(columns: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[Any]]) -> SafeString:
    """The body of a table: one cell a column, each a text or `{text, href, tone, note}`."""
    heads = [(column["text"], " app-table__number" if column.get("number") else "") for column in columns]
    for row in rows:
        if len(row) != len(heads):
            raise ValueError(f"a table of {len(heads)} columns has a row of {len(row)} cells")
    return markup("table_rows", rows=[list(map(_cell, heads, row)) for row in rows])


def _cell(head: tuple[object, str], cell: Any) -> tuple[object, ...]:
    """What the template takes in order: column, text, href, colour of the tag, note, more classes."""
    if not isinstance(cell, dict):
        return head[0], cell, None, None, None, head[1]
    tone = cell.get("tone")
    tag = _TAG_COLOURS.get(tone, "grey") if tone else None
    return head[0], cell["text"], cell.get("href"), tag, cell.get("note"), head[1]


@register.filter
def moment(value: datetime | None) -> str:
    """A date and time as people write it: `2 December 2026 at 3pm`, in local time; midnight and midday by name."""
    if value is None:
        return ""
    local = localtime(value) if is_aware(value) else value
    return f"{date_format(local, 'j F Y')} at {clock_time(local)}"


def clock_time(value: datetime | time) -> str:
    if value.minute == 0 and value.hour in (0, 12):
        return "midnight" if value.hour == 0 else "midday"
    minutes = f":{value.minute:02d}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"
