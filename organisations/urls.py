"""Addresses of this app, each with the permissions that open it (any one of them).

This app knows no permissions: they belong to `accounts`, which stands above it. `vs_portal` reads ROUTES and wraps each
view; a route without permissions says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from organisations.views import calendars, finding, manage, members, rules, structure

View = Callable[..., Any]


@dataclass(frozen=True)
class Route:
    """One address. `permissions` are names of members of `accounts.permissions.Permission`."""

    pattern: str
    view: View
    name: str
    permissions: tuple[str, ...] = ()
    open_because: str = ""


PUBLIC_DATA = "Names and addresses of schools are public data, and people who sign up have no account yet."
_VIEW = ("SETTING_VIEW", "SETTING_VIEW_ALL")
_CONTACTS = ("CONTACTS_EDIT",)
_MANAGE = ("SETTING_MANAGE",)
_CALENDAR = ("CALENDAR_MANAGE",)
_RULES = ("RULES_MANAGE",)
_ONE = "organisations/<uuid:public_id>/"
_STAFF = "manage/settings/<uuid:public_id>/"


def _calendar_routes(prefix: str, suffix: str) -> list[Route]:
    pages: list[tuple[str, View, str]] = [
        ("", calendars.calendar, ""),
        ("terms/add/", calendars.term_add, "_term_add"),
        ("terms/<int:pk>/remove/", calendars.term_remove, "_term_remove"),
        ("closures/add/", calendars.closure_add, "_closure_add"),
        ("closures/<int:pk>/remove/", calendars.closure_remove, "_closure_remove"),
    ]
    return [Route(f"{prefix}{end}", view, f"calendar{name}{suffix}", _CALENDAR) for end, view, name in pages]


ROUTES = [
    Route("organisations/", members.mine, "mine", _VIEW),
    Route("organisations/find/", finding.find, "find", open_because=PUBLIC_DATA),
    Route("organisations/find.json", finding.suggest, "suggest", open_because=PUBLIC_DATA),
    Route(_ONE, members.setting, "setting", _VIEW),
    Route(f"{_ONE}contacts/add/", members.contact_add, "contact_add", _CONTACTS),
    Route(f"{_ONE}contacts/confirm/", members.contacts_confirm, "contacts_confirm", _CONTACTS),
    Route(f"{_ONE}contacts/<int:pk>/", members.contact_change, "contact_change", _CONTACTS),
    Route(f"{_ONE}contacts/<int:pk>/end/", members.contact_end, "contact_end", _CONTACTS),
    Route("manage/settings/", manage.manage, "manage", ("SETTING_VIEW_ALL",)),
    Route("manage/settings/add/", manage.setting_add, "setting_add", _MANAGE),
    Route(f"{_STAFF}edit/", manage.setting_change, "setting_change", _MANAGE),
    Route(f"{_STAFF}domains/", manage.domains, "domains", _MANAGE),
    Route(f"{_STAFF}domains/<int:pk>/remove/", manage.domain_remove, "domain_remove", _MANAGE),
    Route("manage/contacts/", manage.overdue, "overdue", _MANAGE),
    Route("manage/structure/", structure.structure, "structure", _MANAGE),
    Route("manage/structure/<slug:kind>/add/", structure.group_add, "group_add", _MANAGE),
    Route("manage/structure/<slug:kind>/<int:pk>/", structure.group_change, "group_change", _MANAGE),
    *_calendar_routes("manage/calendar/", ""),
    *_calendar_routes("manage/calendar/trust/<int:trust>/", "_trust"),
    *_calendar_routes("manage/calendar/setting/<uuid:setting>/", "_setting"),
    Route("manage/rules/", rules.rules, "rules", _RULES),
    Route("manage/rules/<slug:key>/", rules.rule, "rule", _RULES),
    Route("manage/rules/<slug:key>/checked/", rules.rule_checked, "rule_checked", _RULES),
    Route("manage/statements/", rules.statements, "statements", _RULES),
    Route("manage/statements/<slug:slug>/", rules.statement, "statement", _RULES),
    Route("manage/statements/<slug:slug>/new/", rules.statement_new, "statement_new", _RULES),
]
