"""Which pages are timed. Each app adds its own in `<app>/bench_pages.py` as `PAGES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps


@dataclass(frozen=True)
class BenchPage:
    """A page to time: `name` as app.page, the demonstration account that reads it, and its address (made late)."""

    name: str
    reader: str  # the part before @ of a demonstration account; "" for a visitor
    path: Callable[[], str]


def all_pages() -> list[BenchPage]:
    """Every page that an installed app offers, in order of name."""
    found: list[BenchPage] = []
    for config in apps.get_app_configs():
        try:
            module = import_module(f"{config.name}.bench_pages")
        except ModuleNotFoundError as error:
            if error.name != f"{config.name}.bench_pages":
                raise
            continue
        found.extend(module.PAGES)
    return sorted(found, key=lambda page: page.name)


def chosen(names: Iterable[str]) -> list[BenchPage]:
    """The pages named, or all of them when none is. Raises KeyError with the unknown name."""
    pages = {page.name: page for page in all_pages()}
    wanted = [name for name in names if name]
    return [pages[name] for name in wanted] if wanted else list(pages.values())
