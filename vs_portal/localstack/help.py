"""`manage.py --help`: the portal's own commands in plain words, before Django's.

The commands' own words are read from their files, not by importing them: help must answer at once, and also when a
half-written module stands in the way.
"""

from __future__ import annotations

import ast
import difflib
from pathlib import Path

from vs_portal.localstack.places import BASE_DIR

USAGE = """Virtual School portal

Usage: python3 manage.py COMMAND [OPTIONS]

To run it and to test it:
  up                     run the portal with demonstration data on this computer, until Ctrl-C
  test                   run every check and every test; arguments are passed on to pytest
"""
CLOSING = """
PostgreSQL and Valkey are started for as long as a command needs them, unless DATABASE_URL and VALKEY_URL are set.
`manage.py COMMAND --help` explains one command; `manage.py help --commands` lists those of Django and the libraries.
"""
FROM_DJANGO = {
    "check": "look for mistakes in the settings and models",
    "makemigrations": "write migrations for changed models",
    "migrate": "bring the database to the present models",
    "shell": "a Python shell with the models loaded",
}


class UnknownCommand(Exception):
    """A word that is no command: wrong usage, exit 2."""


def show() -> int:
    """Print the list of commands."""
    print(USAGE)
    print("To work with the portal's data:")
    for name, path in own_commands().items():
        print(f"  {name:<22} {first_sentence(path)}")
    print("\nFrom Django:")
    for name, words in FROM_DJANGO.items():
        print(f"  {name:<22} {words}")
    print(CLOSING)
    return 0


def own_commands() -> dict[str, Path]:
    """Return the commands of the project's packages and the file of each."""
    files = sorted(BASE_DIR.glob("*/management/commands/[a-z]*.py"))
    return {path.stem: path for path in sorted(files, key=lambda path: path.stem)}


def first_sentence(path: Path) -> str:
    """Return what a command says of itself (its `help`, else the module's docstring), up to the first full stop."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words = ast.get_docstring(tree) or ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "help":
            value = node.value
            words = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else words
    return " ".join(words.split()).split(". ")[0].rstrip(".")


def refuse_unknown(name: str) -> None:
    """Raise with the nearest command when a word is no command."""
    if name in own_commands():
        return
    import django
    from django.core.management import get_commands

    django.setup()
    known = {"up", "test", "help", *get_commands()}
    if name in known or name.startswith("-"):
        return
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise UnknownCommand(f"'{name}' is not a command of the portal.{hint} See: manage.py --help")
