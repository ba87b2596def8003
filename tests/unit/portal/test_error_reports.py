"""What leaves the portal in logs and error reports. Guards promise 1: no child is identified."""

from __future__ import annotations

from urllib.parse import quote

from django.test import RequestFactory
from django.urls import resolve

from vs_portal.error_reports import without_typed_text
from vs_portal.middleware.request_log import RequestLogMiddleware

TYPED = "something typed"


def test_a_report_keeps_the_place_and_drops_what_was_typed() -> None:
    event = {
        "request": {
            "method": "POST",
            "url": f"https://x.example/advice/?q={TYPED}",
            "data": {"question": TYPED},
            "cookies": {"a": TYPED},
            "headers": {"Referer": TYPED},
            "query_string": TYPED,
        },
        "exception": {"values": [{"type": "ValueError", "value": TYPED, "stacktrace": {"frames": [{"lineno": 3}]}}]},
        "logentry": {"message": TYPED},
        "extra": {"form": TYPED},
        "user": {"email": TYPED},
        "breadcrumbs": {"values": [{"message": TYPED}]},
    }
    kept = without_typed_text(event, {})
    assert TYPED not in str(kept)
    assert kept["exception"]["values"][0]["type"] == "ValueError"
    assert kept["exception"]["values"][0]["stacktrace"]["frames"] == [{"lineno": 3}]
    assert kept["request"] == {"method": "POST", "url": "https://x.example/advice/"}


def test_the_log_line_has_no_query_string() -> None:
    request = RequestFactory().get("/organisations/find/", {"q": TYPED})
    request.resolver_match = resolve("/organisations/find/")
    assert RequestLogMiddleware.format_request(request) == "GET /organisations/find/"


def test_the_log_line_names_the_route_where_the_address_could_hold_words() -> None:
    request = RequestFactory().get(f"/{quote(TYPED)}")
    assert RequestLogMiddleware.format_request(request) == "GET (no such address)"
    request.resolver_match = resolve("/manage/rules/something-typed/")
    assert RequestLogMiddleware.format_request(request) == "GET /manage/rules/<slug:key>/"
    path = "/advice/00000000-0000-0000-0000-000000000001/"
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    assert RequestLogMiddleware.format_request(request) == f"GET {path}"
