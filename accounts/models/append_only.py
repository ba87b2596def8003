"""Triggers for tables to which rows are added and nothing else is ever done, not even by raw SQL."""

from __future__ import annotations

import pgtrigger


def append_only(name: str) -> list[pgtrigger.Trigger]:
    """Refuse UPDATE, DELETE and TRUNCATE."""
    return [
        pgtrigger.Protect(name=f"{name}_kept", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name=f"{name}_not_emptied",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
        ),
    ]
