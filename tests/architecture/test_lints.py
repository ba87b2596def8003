"""Habits of the house that a reader of one file cannot check: cheap walks over the syntax trees."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.source import APPS, ROOT, layer, python_files, tracked, tree, where

READS_ONLY_ABOVE = ("views", "presenters", "templatetags")
# Records without an owner: the same for everybody who may open the page at all. Everything else is reached through
# the querysets of its owner, so that a foreign id is a 404.
OWNERLESS = {
    "Area": "the council's own list",
    "Trust": "public data",
    "CouncilTeam": "the council's own list",
    "EducationSetting": "public data; what belongs to a setting hangs on settings_of(person)",
    "DatedRule": "published law",
    "PublicStatement": "published text",
}
# One line each where a record is narrowed down to its owner on the spot.
NARROWED: dict[str, str] = {}
MANAGERS = ("objects", "_default_manager", "_base_manager")
DRAWERS = ("core", "utils", "helpers", "common", "misc", "lib")


def manager_uses(path: Path) -> list[str]:
    """`Model.objects` in a file, as written with the call it starts, but for records without an owner."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and ast.unparse(node.value) not in OWNERLESS:
            line = path.read_text().splitlines()[node.lineno - 1]
            if NARROWED.get(str(path.relative_to(ROOT)), "-") not in line:
                found.append(f"{where(path, node)} {line.strip()}")
    return found


def test_views_and_presenters_reach_records_through_their_owner() -> None:
    """Promise 4 (T1): views never touch `.objects`, so an object is reached through its owner or not at all."""
    assert [use for path in python_files() if layer(path) in READS_ONLY_ABOVE for use in manager_uses(path)] == []


def test_the_exceptions_are_not_stale() -> None:
    """Promise 4: an exception that nothing needs any more is an open door."""
    text = "\n".join(path.read_text() for path in python_files() if layer(path) in READS_ONLY_ABOVE)
    assert [model for model in OWNERLESS if f"{model}.objects" not in text] == []
    assert [file for file, line in NARROWED.items() if line not in (ROOT / file).read_text()] == []


def test_views_do_not_write() -> None:
    """Promise 5: writes are functions of `services`; a view has no `.save()`, `.create()` or `.delete()` of its own."""
    writes = ("save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create")
    found = [
        where(path, node)
        for path in python_files(*APPS)
        if layer(path) in ("views", "presenters", "policies", "visibility")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writes
        and not ast.unparse(node.func).startswith(("request.session.", "drafts."))
    ]
    assert found == []


def test_nothing_expands_what_a_visitor_sent_into_arguments() -> None:
    """T16: no `**request.GET`; a crafted name must never become a filter (CVE-2025-64459)."""
    found = [
        where(path, node)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg is None and re.search(r"request\.(GET|POST|FILES|headers|COOKIES)", ast.unparse(keyword.value))
    ]
    assert found == []


# Files that build SQL from the names of our own tables and columns, which cannot be parameters. Values always are.
SQL_FROM_OWN_NAMES = {
    "organisations/gias/loading.py": "copies a whole register into tables named by the models",
}


def formatted_sql(path: Path) -> list[str]:
    """Calls that hand a formatted string to the database."""
    return [
        where(path, node)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("execute", "executemany", "raw", "extra", "copy")
        and any(isinstance(part, ast.JoinedStr) for argument in node.args[:1] for part in ast.walk(argument))
    ]


def test_sql_is_never_formatted_but_where_a_reason_stands() -> None:
    """T16: strings of SQL hold no formatted text, and the list of exceptions is not stale."""
    tools = ("bench", "demo", "localstack")  # run by an operator, never by a request
    found = {
        str(path.relative_to(ROOT)): places
        for path in python_files()
        if layer(path) not in tools and (places := formatted_sql(path))
    }
    assert set(found) == set(SQL_FROM_OWN_NAMES), found


def test_every_write_service_names_its_actor() -> None:
    """Promise 5: a public function of `services` takes its arguments by keyword and says `by=` whom."""
    loose = [
        where(path, node)
        for path in python_files(*APPS)
        if layer(path) == "services"
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if is_atomic(node) and not {argument.arg for argument in node.args.kwonlyargs} & {"by", "to", "kind"}
    ]
    assert loose == []


def is_atomic(node: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)


def test_every_function_says_its_types() -> None:
    """STYLE: annotate every function (ruff checks the same; this also covers files ruff is told to skip)."""
    loose = [
        where(path, node)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is None and node.name != "__init__"
    ]
    assert loose == []


def test_files_and_functions_stay_short() -> None:
    """STYLE, sizes: look again when a file passes 300 lines or a function 40."""
    long_files = [
        f"{path.relative_to(ROOT)}: {count} lines"
        for path in python_files()
        if (count := len(path.read_text().splitlines())) > 300
    ]
    long_functions = [
        f"{where(path, node)} {node.name}: {count} lines"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (count := (node.end_lineno or node.lineno) - node.lineno + 1) > 40
    ]
    assert long_files + long_functions == []


def test_there_are_no_drawers() -> None:
    """STYLE: a module is named after what it knows, never `utils`."""
    assert [
        str(path.relative_to(ROOT)) for path in python_files() if path.stem in DRAWERS or path.parent.name in DRAWERS
    ] == []


def test_nothing_marks_text_as_safe_but_the_two_renderers() -> None:
    """T15: HTML comes from templates. Few places make or hand on what a renderer or a cleaner has made."""
    allowed = (
        "vs_portal/ui/",
        "vs_portal/public/presenters.py",
        "resources/editing/markdown.py",
        "resources/reader/presenters/",
    )
    found = [
        where(path, node)
        for path in python_files()
        if not str(path.relative_to(ROOT)).startswith(allowed)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id in ("mark_safe", "SafeString", "format_html")
    ]
    assert found == []


def test_templates_hold_no_inline_style_or_script_and_no_unescaped_text() -> None:
    """S5, T15: the Content-Security-Policy forbids them, and a page that needed one would break silently."""
    rules = {
        "inline script": re.compile(
            r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", re.IGNORECASE
        ),
        "inline style": re.compile(r"<style\b|\sstyle=", re.IGNORECASE),
        "event handler": re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE),
        "unescaped": re.compile(r"\|\s*safe\b|\{%\s*autoescape off"),
    }
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in tracked()
        if path.suffix == ".html"
        for name, rule in rules.items()
        if rule.search(path.read_text())
    ]
    assert found == []
