"""The project's own Python, parsed once for the tests that read it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "accounts",
    "advice_requests",
    "notifications",
    "organisations",
    "resources",
    "screening",
    "text_guard",
    "training",
)
PACKAGES = (*APPS, "vs_portal")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control, and new ones that are not ignored; all files where there is no git."""
    try:
        answer = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        hidden = (".git", ".venv", "node_modules", "var", "__pycache__")
        return tuple(path for path in ROOT.rglob("*") if path.is_file() and not set(path.parts) & set(hidden))
    return tuple(path for name in answer.stdout.split("\0") if name and (path := ROOT / name).is_file())


def python_files(*folders: str) -> Iterator[Path]:
    """The Python files of the folders (all packages by default), without migrations."""
    wanted = tuple(ROOT / folder for folder in folders or PACKAGES)
    for path in tracked():
        if path.suffix == ".py" and "migrations" not in path.parts and any(path.is_relative_to(top) for top in wanted):
            yield path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def where(path: Path, node: ast.AST) -> str:
    """`app/views.py:12`, to name a place in a failure."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def layer(path: Path) -> str:
    """The layer a file belongs to: `views` for `app/views.py` and for `app/views/anything.py`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if len(parts) > 1 else ""
