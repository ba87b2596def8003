"""Promise 1: the test that finds a text field which is neither screened nor declared safe finds one that we plant."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from text_guard import checks, classification
from text_guard.classification import confidential, open_, personal
from text_guard.fields import ScreenedTextField


def test_our_own_fields_are_all_declared() -> None:
    assert checks.unclassified_fields(["text_guard"]) == []
    assert checks.unscreened_text_fields(["text_guard"]) == []
    assert checks.stale_entries(["text_guard"]) == []


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    with isolate_apps("text_guard"):

        class Planted(models.Model):  # noqa: DJ008 - a model of one test, never shown
            loose = models.TextField()
            claimed = models.TextField()
            guarded = ScreenedTextField()
            closed = models.CharField(max_length=5, choices=[("a", "A")])
            json = models.JSONField()
            number = models.IntegerField()

            class Meta:
                app_label = "text_guard"

        monkeypatch.setattr(apps.get_app_config("text_guard"), "get_models", lambda: [Planted])
        yield sys.modules["text_guard.classification"]


def test_planted_fields_are_found(planted: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    declared = {
        "Planted.claimed": confidential("words", screened="it says so, but takes anything"),
        "Planted.guarded": confidential("words", screened="by its field"),
        "Planted.json": open_("codes", safe="codes alone"),
        "Planted.gone": open_("was here once"),
    }
    monkeypatch.setattr(classification, "FIELDS", declared)
    assert checks.unscreened_text_fields(["text_guard"]) == ["text_guard.Planted.claimed", "text_guard.Planted.loose"]
    assert checks.unclassified_fields(["text_guard"]) == [
        "text_guard.Planted.closed",
        "text_guard.Planted.loose",
        "text_guard.Planted.number",
    ]
    assert checks.stale_entries(["text_guard"]) == ["text_guard.Planted.gone"]


def test_an_app_without_a_classification_has_everything_to_declare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "text_guard.classification", None)
    assert "text_guard.RefusalCount.form" in checks.unclassified_fields(["text_guard"])


def test_a_declaration_needs_a_reason_and_one_way() -> None:
    with pytest.raises(ValueError, match="Say why"):
        personal(" ")
    with pytest.raises(ValueError, match="not both"):
        open_("codes", screened="yes", safe="yes")
