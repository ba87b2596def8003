"""Promise 1: text is called screened in five places, and each can say why."""

from __future__ import annotations

import ast

from tests.architecture.source import ROOT, python_files, tree

MADE = {
    "text_guard/text.py": "right after the screen let it pass",
    "text_guard/forms.py": "right after the screen let it pass, with what its author declared or confirmed",
    "text_guard/fields.py": "it stands in a screened column",
    "advice_requests/presenters/asking.py": "a draft in the session, where text comes only after it passed the form",
    "resources/reader/services.py": "the note of a bookmark just removed, which came from its screened column",
}


def test_text_is_called_screened_only_where_it_was() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("ScreenedText")
    }
    assert found == set(MADE)


def test_nothing_is_built_on_it() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("ScreenedText") for base in node.bases)
    ]
    assert found == []
