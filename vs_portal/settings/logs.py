"""Structured logs without free text: no form data, no message text, no query strings."""

from __future__ import annotations

from typing import Any

import structlog

from vs_portal import error_reports
from vs_portal.settings.env import env

LOG_FORMAT = env.str("VS_LOG_FORMAT", default="plain")
_RENDERER = (
    structlog.processors.JSONRenderer()
    if LOG_FORMAT == "json"
    else structlog.dev.ConsoleRenderer(
        colors=False,
        exception_formatter=structlog.dev.plain_traceback,  # the default prints local variables, so also typed text
    )
)


def without_query(logger: Any, method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A line about a refused request names its address without what was typed into a search."""
    if isinstance(request := event.get("request"), str):
        event["request"] = request.partition("?")[0]
    return event


_SHARED: list[Any] = [
    without_query,
    structlog.contextvars.merge_contextvars,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
]
structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "portal": {"()": structlog.stdlib.ProcessorFormatter, "processor": _RENDERER, "foreign_pre_chain": _SHARED}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "portal"}},
    "root": {"handlers": ["stderr"], "level": env.str("VS_LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # a refusal has its line from django_structlog; no traceback for each 403
        "django.server": {"handlers": ["stderr"], "propagate": False},
        "django_structlog": {"level": "WARNING"},
        "celery": {"level": env.str("VS_CELERY_LOG_LEVEL", default="INFO")},
    },
}
DJANGO_STRUCTLOG_USER_ID_FIELD = None
# It believes headers that anybody can send; the proxy's log has the address.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
error_reports.start(env.str("VS_SENTRY_DSN", default=""))
