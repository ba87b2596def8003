"""Structured logs without free text: no form data, no message text, no query strings."""

from __future__ import annotations

from typing import Any

import structlog

from vs_portal import error_reports
from vs_portal.log_lines import without_messages, without_what_was_sent
from vs_portal.settings.env import env

LOG_FORMAT = env.str("VS_LOG_FORMAT", default="plain")
_RENDERER = structlog.processors.JSONRenderer() if LOG_FORMAT == "json" else structlog.dev.ConsoleRenderer(colors=False)


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    without_what_was_sent,
    without_messages,
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
        "django": {"level": "INFO"},  # below it, django.template writes whole contexts, so also typed text
        "django.request": {"level": "ERROR"},  # a refusal has its line from django_structlog; no traceback for each 403
        "django.server": {"handlers": ["stderr"], "propagate": False},
        "django_structlog": {"level": "WARNING"},
        "celery": {"level": env.str("VS_CELERY_LOG_LEVEL", default="INFO")},
    },
}
DJANGO_STRUCTLOG_USER_ID_FIELD = None
DJANGO_STRUCTLOG_TRUST_UPSTREAM_CORRELATION_ID = False  # a header that anybody can send
# It believes headers that anybody can send; the proxy's log has the address.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
error_reports.start(env.str("VS_SENTRY_DSN", default=""))
