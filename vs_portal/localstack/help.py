"""`manage.py --help`: the portal's own commands in plain words, before Django's."""

from __future__ import annotations

import difflib
from importlib import import_module

from vs_portal.localstack.places import BASE_DIR

USAGE = """Virtual School portal

Usage: python3 manage.py COMMAND [OPTIONS]

To run it and to test it:
  up                     run the portal with demonstration data on this computer, until Ctrl-C
  test                   run every check and every test; arguments are passed on to pytest
"""
CLOSING = """
PostgreSQL and Valkey are started for as long as a command needs them, unless DATABASE_URL and VALKEY_URL are set.
`manage.py COMMAND --help` explains one command; `manage.py help --commands` lists also Django's own.
"""
FROM_DJANGO = {
    "check": "look for mistakes in the settings and models",
    "makemigrations": "write migrations for changed models",
    "migrate": "bring the database to the present models",
    "shell": "a Python shell with the models loaded",
}


def show() -> int:
    """Print the list of commands."""
    print(USAGE)
    print("To work with the portal's data:")
    for name, package in sorted(own_commands().items()):
        print(f"  {name:<22} {first_sentence(package, name)}")
    print("\nFrom Django:")
    for name, words in FROM_DJANGO.items():
        print(f"  {name:<22} {words}")
    print(CLOSING)
    return 0


def own_commands() -> dict[str, str]:
    """Return the commands of the project's own packages and the package of each."""
    from django.core.management import get_commands

    return {name: str(package) for name, package in get_commands().items() if is_own(str(package))}


def is_own(package: str) -> bool:
    """Whether a package stands in the checkout."""
    return (BASE_DIR / package.replace(".", "/")).is_dir()


def first_sentence(package: str, name: str) -> str:
    """Return what a command says of itself, up to the first full stop."""
    command = import_module(f"{package}.management.commands.{name}").Command
    return str(command.help).split(". ")[0].split(".\n")[0].rstrip(".")


def refuse_unknown(name: str) -> None:
    """Exit 2 with the nearest command when a word is no command."""
    from django.core.management import get_commands

    known = {"up", "test", "help", *get_commands()}
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise UnknownCommand(f"'{name}' is not a command of the portal.{hint} See: manage.py --help")


class UnknownCommand(Exception):
    """A word that is no command: wrong usage, exit 2."""
