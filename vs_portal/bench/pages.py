"""Which pages are timed: add one here when you add a page that people wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Membership
from advice_requests.models import AdviceRequest
from organisations.models import EducationSetting


@dataclass(frozen=True)
class BenchPage:
    """A page to time: `name` as app.page, the demonstration account that reads it, and its address (made late)."""

    name: str
    reader: str  # the part before @ of a demonstration account; "" for a visitor
    path: Callable[[], str]


def _at(url_name: str, *arguments: object, query: str = "") -> Callable[[], str]:
    return lambda: reverse(url_name, args=arguments) + query


def _longest_request() -> str:
    """The request with the longest thread, as an adviser reads it."""
    return reverse("advice_requests:request", args=[AdviceRequest.objects.order_by("pk").values_list("public_id", flat=True)[0]])


def _own_setting() -> str:
    setting = Membership.objects.values("setting__public_id").get(person__email="dsl@demo.example")
    return reverse("organisations:setting", args=[setting["setting__public_id"]])


def _misspelt_search() -> str:
    name = EducationSetting.objects.order_by("-pk").values_list("name", flat=True)[0]
    return reverse("organisations:find") + f"?q={name[:3]}{name[4:].split(' ')[0]}"


PAGES = (
    BenchPage("accounts.login", "", _at("account_login")),
    BenchPage("accounts.people", "admin", _at("accounts:people")),
    BenchPage("advice_requests.ask", "dsl", _at("advice_requests:ask")),
    BenchPage("advice_requests.basket", "adviser", _at("advice_requests:desk")),
    BenchPage("advice_requests.basket_all", "duty", _at("advice_requests:basket", "all")),
    BenchPage("advice_requests.list", "dsl", _at("advice_requests:list")),
    BenchPage("advice_requests.request", "adviser", _longest_request),
    BenchPage("organisations.search", "", _misspelt_search),
    BenchPage("organisations.settings", "vsh", _at("organisations:manage")),
    BenchPage("organisations.setting", "dsl", _own_setting),
    BenchPage("portal.home", "dsl", _at("home")),
    BenchPage("portal.home_visitor", "", _at("home")),
    BenchPage("portal.parents", "", _at("public:parents")),
)


def chosen(names: Iterable[str]) -> list[BenchPage]:
    """The pages named, or all of them when none is. Raises KeyError with the unknown name."""
    pages = {page.name: page for page in PAGES}
    wanted = [name for name in names if name]
    return [pages[name] for name in wanted] if wanted else list(pages.values())
