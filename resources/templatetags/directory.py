"""Parts of the directory's lists, drawn through the cached Jinja environment. `{% load directory %}`."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from vs_portal.ui.jinja import markup

register = template.Library()


@register.simple_tag
def item_row(item: object) -> str:
    """One item, without a list around it."""
    return markup("found_rows", rows=[item], listed=False)


@register.simple_tag
def item_rows(items: Iterable[object]) -> str:
    """The lines of a list of items."""
    return markup("found_rows", rows=items, listed=True)


@register.simple_tag
def facet_choices(facets: Iterable[object]) -> str:
    """The choices of every filter, with counts."""
    return markup("facets", facets=facets)
