"""Where the project's code reads what a visitor sent, other than by binding a form to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, python_files, tree

SENT = {"GET", "POST", "FILES", "body", "headers", "META", "COOKIES"}
CALLS = {"read", "readline", "readlines", "get_full_path", "build_absolute_uri", "get_signed_cookie"}
TOOLS = ("localstack", "bench", "demo")  # run by an operator, never by a request


def reads(path: Path) -> Iterator[str]:
    """`views/ask.py setting: POST`, once for each function and attribute."""
    found = set()
    for function, node in _with_function(tree(path), ""):
        name = _sent(node)
        if name:
            found.add(f"{'/'.join(path.relative_to(ROOT).parts[1:])} {function or 'module'}: {name}")
    yield from sorted(found)


def _with_function(node: ast.AST, function: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the function it stands in, but for what binds a form."""
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield inside, child
        if isinstance(child, ast.Call) and _makes_form(child.func):
            bound = [argument for argument in child.args[:2] if not _only_binds(argument)]
            for part in (child.func, *bound, *child.args[2:], *child.keywords):
                yield inside, part
                yield from _with_function(part, inside)
        else:
            yield from _with_function(child, inside)


def bound_by(path: Path) -> Iterator[str]:
    """The names of what is taken for a form because of its name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and _makes_form(node.func) and any(map(_binds, node.args[:2])):
            yield name_of(node.func)


def _binds(node: ast.expr) -> bool:
    return _only_binds(node) and not isinstance(node, ast.Constant)


def name_of(function: ast.expr) -> str:
    return ast.unparse(function).partition("[")[0].rpartition(".")[2]


def _makes_form(function: ast.expr) -> bool:
    """`QuestionForm(…)`, `forms.PeopleFilter(…)`, `GROUP_FORMS[kind](…)`: by the name, which the walk over forms checks."""
    return name_of(function).endswith(("Form", "Filter", "_FORMS"))


def _only_binds(node: ast.expr) -> bool:
    """`request.POST`, `request.POST or None`, `request.GET if "q" in request.GET else None`."""
    if isinstance(node, ast.BoolOp):
        return all(_only_binds(part) for part in node.values)
    if isinstance(node, ast.IfExp):
        return _only_binds(node.body) and _only_binds(node.orelse)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Attribute) and node.attr in {"GET", "POST", "FILES"})


def _sent(node: ast.AST) -> str:
    """The part of a request that the node reads, if it does."""
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in SENT | CALLS:
        return node.attr if _is_request(node.value) else ""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr" and _is_request(node.args[0]):
        second = node.args[1]
        named = second.value if isinstance(second, ast.Constant) else "anything"
        return str(named) if named in SENT | CALLS | {"anything"} else ""
    return ""


def _is_request(node: ast.expr) -> bool:
    return ast.unparse(node).rpartition(".")[2] in {"request", "_request", "req", "http_request"}


def form_factories() -> Iterator[str]:
    """Forms that no walk over classes sees: made by a factory or inside a function, or given fields later."""
    for path in python_files():
        for function, node in _with_function(tree(path), ""):
            if _makes_fields(node, function):
                yield f"{'/'.join(path.relative_to(ROOT).parts)} {function or 'module'}"


def _makes_fields(node: ast.AST, function: str) -> bool:
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        added = name.endswith((".fields.update", ".fields.setdefault", ".fields.__setitem__"))
        return added or name.endswith(("form_factory", "formset_factory"))
    if isinstance(node, ast.ClassDef):
        return bool(function) and any(
            ast.unparse(base).endswith(("Form", "FormMixin", "FormSet")) for base in node.bases
        )
    if isinstance(node, ast.AugAssign):
        return ast.unparse(node.target).endswith((".fields", ".base_fields"))
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(
        isinstance(one, ast.Subscript) and ast.unparse(one.value).endswith((".fields", ".base_fields"))
        for one in targets
    )
