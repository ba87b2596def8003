"""Rows of training's long tables, drawn through the cached Jinja environment. `{% load training_rows %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from vs_portal.ui.jinja import markup

register = template.Library()


@register.simple_tag
def register_rows(rows: Iterable[Mapping[str, Any]]) -> str:
    """The body of a register; its rows as `presenters.register.rows` gives them."""
    return markup("register_rows", rows=rows)
