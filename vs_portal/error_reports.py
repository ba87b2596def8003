"""Error reports to Sentry, where a council has one: the fault and the place in the code, nothing that anybody typed."""

from __future__ import annotations

from typing import Any

import sentry_sdk


def start(dsn: str) -> None:
    """Send error reports to `dsn`; without one, do nothing."""
    if not dsn:
        return
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=without_typed_text,
    )


def without_typed_text(event: Any, hint: dict[str, Any]) -> Any:
    """Keep the kind of error and the frames; drop its message, the request's data, cookies, headers and query."""
    request = event.get("request") or {}
    event["request"] = {"method": request.get("method"), "url": str(request.get("url", "")).split("?")[0]}
    for value in (event.get("exception") or {}).get("values", []):
        value.pop("value", None)
    for part in ("message", "logentry", "extra", "user", "breadcrumbs"):
        event.pop(part, None)
    return event
