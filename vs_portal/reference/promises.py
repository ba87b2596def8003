"""docs/promises.md: each promise of the portal and the tests that would fail if it broke.

A test says which promise it guards in its docstring, as "Promise 4: …" (or "promises 4 and 5"). This file reads the
docstrings without importing the tests, so the page can be written and checked anywhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vs_portal.settings.env import BASE_DIR

PROMISES = {
    1: "No child is identified",
    2: "Nobody can undo a suppression",
    3: "Nothing is lost, nothing happens twice",
    4: "Closed by default",
    5: "Every write is one function with a named actor",
    6: "Time is named",
    7: "Law is dated data",
    8: "It works for everybody",
    9: "It is one command away",
}
LATER = {2: "Comes with the statistics; nothing is published before."}
_NAMED = re.compile(r"\bpromises?\s+((?:\d\b(?:\s*(?:,|and|&)\s*)?)+)", re.IGNORECASE)


@dataclass(frozen=True)
class Guard:
    """One test and what it says about itself."""

    file: str
    name: str
    says: str


def promises_markdown(root: Path = BASE_DIR) -> str:
    """The page, from the docstrings under `tests/`."""
    found = guards(root)
    lines = [
        "# What is promised, and what guards it",
        "",
        "Written by `manage.py write_reference` from the tests themselves; do not edit.",
        "",
    ]
    for number, title in PROMISES.items():
        lines += [f"## {number}. {title}", "", *_rows(found[number], number), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _rows(found: list[Guard], number: int) -> list[str]:
    if not found:
        return [LATER.get(number, "No test names this promise yet.")]
    rows = []
    for file in sorted({guard.file for guard in found}):
        rows.append(f"- `{file}`")
        rows += [f"  - `{guard.name}`: {guard.says}" for guard in found if guard.file == file]
    return rows


def guards(root: Path = BASE_DIR) -> dict[int, list[Guard]]:
    """Tests by the number of the promise that their docstring names; a module's docstring speaks for its tests."""
    found: dict[int, list[Guard]] = {number: [] for number in PROMISES}
    for path in sorted((root / "tests").rglob("test_*.py")):
        for guard, text in _tests(path, root):
            for number in numbers(text):
                found.setdefault(number, []).append(guard)
    return found


def numbers(text: str) -> list[int]:
    """The promises that a docstring names, each once."""
    named = {int(digit) for match in _NAMED.finditer(text) for digit in re.findall(r"\d", match[1])}
    return sorted(named & set(PROMISES))


def _tests(path: Path, root: Path) -> Iterator[tuple[Guard, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    file = path.relative_to(root).as_posix()
    of_module = ast.get_docstring(tree) or ""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            text = ast.get_docstring(node) or ""
            yield Guard(file, node.name, first_sentence(text or of_module)), text + "\n" + of_module


def first_sentence(text: str) -> str:
    """What stands before the first full stop of the docstring, on one line."""
    plain = " ".join(text.split())
    return re.split(r"(?<=[.!?])\s", plain)[0] if plain else ""
