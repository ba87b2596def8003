"""Model fields that take only text that passed the screen, whichever way a write reaches the database.

Rule: `save`, `bulk_create`, `bulk_update`, `QuerySet.update` and expressions all pass here. Text that a form or service
cleared (`ScreenedText`) goes through; any other string is screened now and refused with `UnscreenedText`.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.expressions import Case, Col, Expression, Value, When
from django.db.models.functions import Cast
from django.db.models.lookups import Lookup
from django.db.models.sql.where import WhereNode

from screening import Verdict
from text_guard.text import LONGEST, ScreenedText, UnscreenedText, clear

# What `bulk_update` builds, and the plain kinds; anything cleverer could make text that nobody screened.
_PLAIN_EXPRESSIONS = (Case, Cast, Col, Value, When, WhereNode)
_NO_TEXT = (models.IntegerField, models.BooleanField, models.UUIDField, models.DateField)


class ScreenedMixin(models.Field):
    """For a text field before its class in the bases."""

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        """What stands in a screened column has passed; what the database made of others by this type has not."""
        if value is None or not (isinstance(expression, Col) and isinstance(expression.target, ScreenedMixin)):
            return value
        return ScreenedText(value)

    def to_python(self, value: Any) -> Any:
        """Keep the mark of text that has passed."""
        return value if type(value) is ScreenedText else super().to_python(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Refuse what has not passed and does not pass now. Django comes here for every written value."""
        if value is None:
            return super().get_db_prep_save(value, connection)
        if hasattr(value, "as_sql"):
            self._check_expression(value)
            return super().get_db_prep_save(value, connection)
        passed = clear(value if isinstance(value, str) else str(value))
        if self.max_length is not None and len(passed) > self.max_length:
            raise UnscreenedText(
                Verdict.BLOCK, reason=f"Text is longer than the {self.max_length} characters of {self}."
            )
        return super().get_db_prep_save(str(passed), connection)

    def _check_expression(self, expression: Any) -> None:
        """`update(text=Value("…"))` must not slip past, nor text copied from a field that is not screened."""
        for part in expression.flatten() if isinstance(expression, Expression) else [expression]:
            if type(part) not in _PLAIN_EXPRESSIONS and not isinstance(part, Lookup):
                raise UnscreenedText(Verdict.BLOCK, reason=f"{self} takes no text computed by the database.")
            if isinstance(part, Value) and isinstance(part.value, str) and not _guarded(part):
                clear(part.value)
            if isinstance(part, Col) and not isinstance(part.target, (ScreenedMixin, *_NO_TEXT)):
                raise UnscreenedText(Verdict.BLOCK, reason=f"{self} takes no text from a field that is not screened.")


def _guarded(value: Value) -> bool:
    """Whether the value will pass a screened field of its own on the way in, as in `bulk_update`."""
    return isinstance(getattr(value, "_output_field_or_none", None), ScreenedMixin)


class ScreenedTextField(ScreenedMixin, models.TextField):
    """Several lines; `max_length` is enforced on the way to the database, not only by forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(*args, **kwargs)


class ScreenedCharField(ScreenedMixin, models.CharField):
    """One line."""
