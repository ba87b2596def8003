"""Components that are drawn once: the same markup as drawn anew, and nothing kept that somebody typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.safestring import mark_safe

from vs_portal.ui.jinja import _drawn, _macro, component

SELECT: dict[str, Any] = {
    "id": "kind",
    "name": "kind",
    "label": {"text": "Kind"},
    "items": [{"value": "a", "text": "A", "selected": False}, {"value": "b", "text": "B", "selected": True}],
}


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    _drawn.cache_clear()


def test_a_remembered_component_is_the_one_drawn_anew() -> None:
    anew = str(_macro("select")(SELECT))
    assert component("select", SELECT) == component("select", dict(SELECT)) == anew
    assert _drawn.cache_info().hits == 1


def test_another_choice_is_another_markup() -> None:
    chosen = {**SELECT, "items": [{**item, "selected": True} for item in SELECT["items"]]}
    assert component("select", chosen) != component("select", SELECT)


@pytest.mark.parametrize("first_trusted", [True, False])
def test_text_that_is_trusted_is_never_given_for_the_same_text_that_is_not(first_trusted: bool) -> None:
    """A text marked as safe markup and the same text typed by somebody are equal to Python, and must not be here."""
    texts = [mark_safe("<b>x</b>"), "<b>x</b>"]
    drawn = {type(text): component("tag", {"text": text}) for text in (texts if first_trusted else texts[::-1])}
    assert "<b>x</b>" in drawn[type(texts[0])]
    assert "&lt;b&gt;x&lt;/b&gt;" in drawn[str]


@pytest.mark.parametrize("name", ["input", "textarea", "character-count"])
def test_typed_text_is_not_kept(name: str) -> None:
    component(name, {"id": "t", "name": "t", "label": {"text": "T"}, "value": "typed by somebody", "maxlength": 9})
    component("select", {**SELECT, "errorMessage": {"text": "typed by somebody is not one of the choices"}})
    assert _drawn.cache_info().currsize == 0
