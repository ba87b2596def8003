"""Promise 4: closed by default. Every address says who may use it; nothing is open without a reason."""

from __future__ import annotations

import pytest

from vs_portal.reference.examples import EXAMPLES
from vs_portal.reference.routes import Route, declared_methods, routes

ROUTES = routes()
OURS = (
    "accounts.views",
    "advice_requests",
    "notifications",
    "organisations",
    "resources",
    "text_guard",
    "training",
    "vs_portal",
)
# Everything that needs no sign-in. Adding a page here is a decision: say why in `@public("…")` beside the view.
PUBLIC = {
    "home",
    "theme",
    "health_live",
    "health_ready",
    "notifications:demo_mailbox",
    "notifications:demo_message",
    "notifications:demo_file",
    "accounts:demo_sign_in",
    "accounts:join",
    "account_signup",
    "socialaccount_signup",
    "organisations:find",
    "organisations:suggest",
    "key_dates:index",
    "key_dates:kind",
    "key_dates:ics",
    "advice_requests:elsewhere",
    "resources:search",
    "resources:where_else",
    "resources:organisations",
    "resources:organisation",
    "resources:collections",
    "resources:collection",
    "resources:collection_whole",
    "resources:item",
    "resources:stop",
    "resources:where_else_group",
    "resources:you_said",
    "resources:report",
    "resources:reported",
    "training:index",
    "training:calendar",
    "training:course",
    "training:session",
    "training:ics",
    "training:place_ics",
    "training:programmes",
    "training:programme",
    "training_calendar",
    "training:place",
    "training:place_answer",
    "training:place_cancel",
    "training:place_needs",
    "training:evaluate",
    "training:certificate",
    "training:certificate_pdf",
    "training:impact",
    "training:check_certificate",
    "training:verify",
    "public:about",
    "public:parents",
    "public:child_at_risk",
    "public:contact",
    "public:privacy",
    "public:screening",
    "public:cookies",
    "public:accessibility",
    "public:robots",
    "public:sitemap",
    "public:sitemap_section",
    "feeds:new_items",
    "public:security_contact",
    "public:csp_report",
    "open_referral:about",
    "open_referral:root",
    "open_referral:openapi",
    "open_referral:services",
    "open_referral:service",
    "open_referral:taxonomies",
    "open_referral:taxonomy",
    "open_referral:taxonomy_terms",
    "open_referral:taxonomy_term",
    "open_referral:service_at_locations",
    "open_referral:service_at_location",
}


def named(found: list[Route]) -> list[str]:
    return [f"/{route.pattern} ({route.name})" for route in found]


def test_every_route_says_who_may_use_it() -> None:
    """Promise 4: a route without a declaration fails here, and answers 403 to whoever finds it."""
    assert named([route for route in ROUTES if route.access is None]) == []


def test_the_list_of_public_pages_is_exactly_this() -> None:
    """Promise 4: opening a page to everybody, or forgetting one that is gone, shows in this list."""
    public = {
        route.name
        for route in ROUTES
        if route.access and route.access.kind == "public" and route.module.startswith(OURS)
    }
    assert public == PUBLIC


def test_every_open_route_has_a_reason_that_says_something() -> None:
    """Promise 4: `@public` and `@signed_in` carry a sentence."""
    weak = [
        route
        for route in ROUTES
        if route.access and route.access.kind != "permission" and len(route.access.reason.split()) < 4
    ]
    assert named(weak) == []


def test_what_needs_a_permission_names_one() -> None:
    """Promise 4: an empty `@requires()` would let nobody in, or everybody after a slip."""
    empty = [
        route for route in ROUTES if route.access and route.access.kind == "permission" and not route.access.permissions
    ]
    assert named(empty) == []


def test_no_route_of_the_django_admin_is_served() -> None:
    """SECURITY matrix, last rows: the Django admin is not routed."""
    assert [route.name for route in ROUTES if route.name.startswith("admin:")] == []


def test_every_view_of_ours_names_its_methods() -> None:
    """A function view without `require_http_methods` would answer OPTIONS and HEAD like GET, and POST like GET."""
    loose = [
        route
        for route in ROUTES
        if route.module.startswith(OURS)
        and not hasattr(route.view, "view_class")
        and declared_methods(route.view) is None
    ]
    assert named(loose) == []


def test_names_and_addresses_are_not_used_twice() -> None:
    patterns = [route.pattern for route in ROUTES]
    assert sorted({pattern for pattern in patterns if patterns.count(pattern) > 1}) == []


@pytest.mark.parametrize("route", [route for route in ROUTES if route.parameters], ids=lambda route: route.name)
def test_every_variable_address_has_an_example(route: Route) -> None:
    """No page drops out of the walks by role because nobody knew an address for it."""
    assert route.name in EXAMPLES, f"add {route.name} to vs_portal/reference/examples.py"


def test_examples_name_routes_that_exist() -> None:
    assert sorted(set(EXAMPLES) - {route.name for route in ROUTES}) == []
