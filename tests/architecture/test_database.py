"""What the models promise: every field classified and text screened, pairs of fields bound, migrations complete."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.architecture.source import APPS
from text_guard.checks import stale_entries, unclassified_fields, unscreened_text_fields

OWN = [model for model in apps.get_models() if model._meta.app_label in APPS and not model._meta.proxy]
APPS_WITH_MODELS = sorted({model._meta.app_label for model in OWN})


@pytest.mark.parametrize("app", APPS_WITH_MODELS)
def test_every_field_is_classified_and_no_entry_is_stale(app: str) -> None:
    """STYLE habit 9; promise 1: a new field says whether it is open, personal or confidential, or the build fails."""
    assert unclassified_fields([app]) == []
    assert stale_entries([app]) == []


@pytest.mark.parametrize("app", APPS_WITH_MODELS)
def test_every_text_is_screened_or_says_why_it_need_not_be(app: str) -> None:
    """Promise 1: text that somebody types passes the screen before it is stored, or the field says why it cannot."""
    assert unscreened_text_fields([app]) == []


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    """STYLE habit 19: the models and the migrations say the same."""
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out, verbosity=1)


# Pairs that belong together: `x_at` says when, `x_by…` says who. One without the other is a hole in the record.
WHEN = re.compile(r"^(?P<what>\w+)_at$")


def paired() -> list[tuple[type[models.Model], str, str]]:
    found = []
    for model in OWN:
        names = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)}
        for name, field in names.items():
            match = WHEN.match(name)
            other = names.get(f"{match['what']}_by") if match else None
            if match and other is not None and (field.null or other.null):
                found.append((model, name, other.name))
    return found


@pytest.mark.parametrize(("model", "when", "who"), paired(), ids=lambda part: getattr(part, "__name__", str(part)))
def test_when_and_who_stand_or_fall_together(model: type[models.Model], when: str, who: str) -> None:
    """STYLE habit 11: a nullable pair `x_at`, `x_by` is bound by a constraint of the database."""
    conditions = [
        str(constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]
    assert any(when in condition and who in condition for condition in conditions), (
        f"{model.__name__}: no constraint binds {when} and {who}"
    )
