"""Every text of the demonstration's training passes the screen; what COPY writes holds no text at all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from screening import Verdict, screen
from training.demo.content import COURSE_FILES, courses
from training.demo.content import FOLDER as ITEMS
from training.demo.plan import RUNS

FILES = sorted(path.name for path in ITEMS.glob("*.toml"))


def _texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, f"{path}.{key}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, f"{path}[{number}]")
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("name", FILES)
def test_every_text_passes_the_screen(name: str) -> None:
    entries = tomllib.loads((ITEMS / name).read_text(encoding="utf-8"))
    texts = [(path, text) for path, text in _texts(entries) if not path.endswith("postcode")]
    assert texts
    assert [path for path, text in texts if screen(text).verdict is not Verdict.OK] == []


def test_the_sixteen_courses_say_what_they_are_for() -> None:
    found = courses()
    assert len(found) == 16
    assert len(COURSE_FILES) == 2
    assert all(len(one["outcomes"].strip().splitlines()) >= 3 and one["summary"] for one in found.values())
    assert all(one.get("valid_months") for one in found.values() if one.get("trains_leads"))
    assert sum(bool(one.get("trains_leads")) for one in found.values()) == 4


def test_sessions_name_courses_that_exist_and_each_key_once() -> None:
    keys = [run.key for run in RUNS if run.key]
    assert {run.course for run in RUNS} <= set(courses())
    assert len(keys) == len(set(keys))
