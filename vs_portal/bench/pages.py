"""Which pages are timed. A feature app lists its own in `<app>/bench_pages.py` as `PAGES` (name, reader, path)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from accounts.models import Membership
from advice_requests.bench_pages import PAGES as advice_pages
from organisations.models import EducationSetting
from resources.bench_pages import PAGES as resource_pages
from training.bench_pages import PAGES as training_pages


class Page(Protocol):
    """A page to time: `name` as app.page, the demonstration account that reads it, and its address (made late)."""

    @property
    def name(self) -> str: ...

    @property
    def reader(self) -> str:
        """The part before @ of a demonstration account; empty for a visitor."""

    @property
    def path(self) -> Callable[[], str]: ...

    # A page may say `anew = False`: what the process remembers may answer it. All others are made anew each time.


@dataclass(frozen=True)
class BenchPage:
    """One page of those that belong to no feature app."""

    name: str
    reader: str
    path: Callable[[], str]


def _at(url_name: str, *arguments: object, query: str = "") -> Callable[[], str]:
    return lambda: reverse(url_name, args=arguments) + query


def _own_setting() -> str:
    setting = Membership.objects.values("setting__public_id").get(person__email="dsl@demo.example")
    return reverse("organisations:setting", args=[setting["setting__public_id"]])


def _misspelt_search() -> str:
    name = EducationSetting.objects.order_by("-pk").values_list("name", flat=True)[0]
    return reverse("organisations:find") + f"?q={name[:3]}{name[4:].split(' ')[0]}"


PAGES = (
    BenchPage("accounts.login", "", _at("account_login")),
    BenchPage("accounts.people", "admin", _at("accounts:people")),
    BenchPage("organisations.search", "", _misspelt_search),
    BenchPage("organisations.settings", "vsh", _at("organisations:manage")),
    BenchPage("organisations.setting", "dsl", _own_setting),
    BenchPage("portal.home", "dsl", _at("home")),
    BenchPage("portal.home_visitor", "", _at("home")),
    BenchPage("portal.parents", "", _at("public:parents")),
)


def all_pages() -> list[Page]:
    """The portal's pages and those of every feature app, by name."""
    return sorted([*PAGES, *advice_pages, *resource_pages, *training_pages], key=lambda page: page.name)


def chosen(names: Iterable[str]) -> list[Page]:
    """The pages named, or all of them when none is. Raises KeyError with the unknown name."""
    pages = {page.name: page for page in all_pages()}
    wanted = [name for name in names if name]
    return [pages[name] for name in wanted] if wanted else list(pages.values())
