"""What a test asks of every app: is each field classified, and each text field screened or declared safe?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from django.apps import apps
from django.contrib.postgres.fields import ArrayField, HStoreField
from django.db import models

from text_guard.classification import Field
from text_guard.fields import ScreenedMixin

_TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField, HStoreField)


def _fields(labels: Iterable[str]) -> Iterator[tuple[str, str, models.Field]]:
    for label in labels:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.local_concrete_fields:
                if not field.primary_key:
                    yield label, f"{model.__name__}.{field.name}", field


def _declared(label: str) -> dict[str, Field]:
    try:
        declared: dict[str, Field] = import_module(f"{label}.classification").FIELDS
    except ModuleNotFoundError:
        return {}
    return declared


def unclassified_fields(labels: Iterable[str]) -> list[str]:
    """`app.Model.field` of every stored field that its app's classification does not name."""
    return sorted(f"{label}.{name}" for label, name, _ in _fields(labels) if name not in _declared(label))


def stale_entries(labels: Iterable[str]) -> list[str]:
    """`app.Model.field` of every entry whose field is gone."""
    labels = list(labels)
    existing = {f"{label}.{name}" for label, name, _ in _fields(labels)}
    return sorted(
        entry for label in labels for name in _declared(label) if (entry := f"{label}.{name}") not in existing
    )


def unscreened_text_fields(labels: Iterable[str]) -> list[str]:
    """`app.Model.field` of every text field that neither refuses unscreened text nor is declared safe with a reason.

    A field with choices is a closed vocabulary; a field declared screened must be one of `text_guard.fields`.
    """
    wrong: list[str] = []
    for label, name, field in _fields(labels):
        if not _holds_text(field):
            continue
        entry = _declared(label).get(name)
        guarded = isinstance(field, ScreenedMixin)
        if (
            entry
            and entry.screened
            and not guarded
            or not guarded
            and not _is_closed(field)
            and not (entry and entry.safe)
        ):
            wrong.append(f"{label}.{name}")
    return sorted(wrong)


def _is_closed(field: models.Field) -> bool:
    """Whether only the words of a vocabulary stand in the field, or in each place of a list."""
    return bool((field.base_field if isinstance(field, ArrayField) else field).choices)


def _holds_text(field: models.Field | None) -> bool:
    """Whether text can stand in the field, in a list or in a column that the database fills as well."""
    if isinstance(field, ArrayField):
        return _holds_text(field.base_field)
    if isinstance(field, models.GeneratedField):
        return _holds_text(field.output_field)
    return isinstance(field, _TEXT)
