"""Parts of the directory's lists, drawn through the cached Jinja environment. `{% load directory %}`."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from vs_portal.ui.jinja import markup

register = template.Library()


@register.simple_tag
def item_row(item: object) -> SafeString:
    """One item, without a list around it."""
    return markup("found_rows", rows=[item], listed=False)


@register.simple_tag
def item_rows(items: Iterable[object]) -> SafeString:
    """The lines of a list of items."""
    return markup("found_rows", rows=items, listed=True)


@register.simple_tag
def facet_choices(facets: Iterable[object]) -> SafeString:
    """The choices of every filter, with counts."""
    return markup("facets", facets=facets)
