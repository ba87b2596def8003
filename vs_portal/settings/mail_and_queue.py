"""Mail leaves by the outbox alone; Celery's messages are hints, the truth is rows in PostgreSQL."""

from __future__ import annotations

from ipaddress import ip_network

from celery.schedules import crontab
from kombu import Queue

from vs_portal.settings.data import VALKEY_URL
from vs_portal.settings.env import DEMO, env

EMAIL_BACKEND = "notifications.backend.OutboxEmailBackend"
DEFAULT_FROM_EMAIL = env.str("VS_MAIL_FROM", default="virtual-school@demo.example" if DEMO else "")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# How the relay hands a message over: "demo" (kept for /demo/mailbox), "smtp" or "notify".
MAIL_TRANSPORT = env.str("VS_MAIL_TRANSPORT", default="demo" if DEMO else "smtp")
EMAIL_CONFIG_URL = env.str("VS_SMTP_URL", default="")
NOTIFY_API_KEY = env.str("VS_NOTIFY_API_KEY", default="")
NOTIFY_TEMPLATE_ID = env.str("VS_NOTIFY_TEMPLATE_ID", default="")
if EMAIL_CONFIG_URL:
    globals().update(env.email_url_config(EMAIL_CONFIG_URL) | {"EMAIL_BACKEND": EMAIL_BACKEND})
NOTIFY_BASE_URL = env.str("VS_NOTIFY_BASE_URL", default="https://api.notifications.service.gov.uk")
# A relay that died is noticed after the lease. It must be longer than the slowest hand-over: three steps and the text.
OUTBOX_LEASE_SECONDS = env.float("VS_OUTBOX_LEASE_SECONDS", default=45.0)
OUTBOX_SWEEP_SECONDS = env.float("VS_OUTBOX_SWEEP_SECONDS", default=5.0)
SMTP_STEP_SECONDS = env.float("VS_SMTP_STEP_SECONDS", default=5.0)
SMTP_TEXT_SECONDS = env.float("VS_SMTP_TEXT_SECONDS", default=20.0)
EMAIL_TIMEOUT = SMTP_STEP_SECONDS
# Who may read the details of /health/ready from elsewhere: "Authorization: Bearer <token>".
HEALTH_TOKEN = env.str("VS_HEALTH_TOKEN", default="")

# kombu knows a local socket by another name than redis-py.
CELERY_BROKER_URL = VALKEY_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Europe/London"
CELERY_TASK_DEFAULT_QUEUE = "default"
# Every worker takes from all unless told otherwise. Without a routing key of its own each task would reach all queues.
CELERY_TASK_QUEUES = tuple(Queue(name, routing_key=name) for name in ("default", "mail", "slow"))
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 2, "socket_connect_timeout": 2, "visibility_timeout": 600}
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_BEAT_SCHEDULE = {
    "relay-outbox": {
        "task": "notifications.tasks.relay_outbox",
        "schedule": OUTBOX_SWEEP_SECONDS,
        "options": {"expires": OUTBOX_SWEEP_SECONDS},  # a sweep that nobody took in time is not worth running
    },
    "purge-outbox": {
        "task": "notifications.tasks.purge_outbox",
        "schedule": crontab(hour="3", minute="17"),
        "options": {"expires": 3600},
    },
    "purge-expired": {
        "task": "accounts.tasks.purge_expired",
        "schedule": crontab(hour="3", minute="37"),
        "options": {"expires": 3600},
    },
    "check-local-rules": {
        "task": "text_guard.tasks.check_local_rules",
        "schedule": crontab(hour="4", minute="7"),
        "options": {"expires": 3600},
    },
    "send-digests": {
        "task": "resources.tasks.send_digests",
        "schedule": crontab(hour="8-17", minute="23"),  # does nothing on closed days and hours, nor twice in a period
        "options": {"expires": 3000},
    },
}
CELERY_BEAT_SCHEDULE |= {
    "resources-publish-due": {
        "task": "resources.tasks.publish_due_versions",
        "schedule": crontab(),  # every minute: what was approved for nine o'clock is there at nine
        "options": {"expires": 50},
    },
    "resources-review-clock": {
        "task": "resources.tasks.review_clock",
        "schedule": crontab(hour="6", minute="12"),
        "options": {"expires": 3600},
    },
    "resources-count-words": {
        "task": "resources.tasks.count_search_words",
        "schedule": crontab(hour="4", minute="27"),
        "options": {"expires": 3600},
    },
    "resources-purge-empty-searches": {
        "task": "resources.tasks.purge_empty_searches",
        "schedule": crontab(hour="3", minute="47"),
        "options": {"expires": 3600},
    },
    "resources-check-links": {
        "task": "resources.tasks.check_links",
        "schedule": crontab(minute="*/10"),  # sixty addresses a run: some fifty thousand a week
        "options": {"expires": 300},
    },
}
CELERY_BEAT_SCHEDULE |= {
    "training-recount-coverage": {
        "task": "training.tasks.recount_coverage",
        "schedule": crontab(hour="2", minute="47"),
        "options": {"expires": 3600},
    },
    "training-ask-impact": {
        "task": "training.tasks.ask_impact",
        "schedule": crontab(hour="7", minute="7"),
        "options": {"expires": 3600},
    },
    "training-expire-offers": {
        "task": "training.tasks.expire_offers",
        "schedule": crontab(),  # every minute: a seat that comes free is offered at once
        "options": {"expires": 50},
    },
    "training-remind-offers": {
        "task": "training.tasks.remind_offers",
        "schedule": crontab(minute="*/10", hour="7-18"),
        "options": {"expires": 500},
    },
    "training-remind-places": {
        "task": "training.tasks.remind_places",
        "schedule": crontab(hour="7", minute="47"),  # mail waits for working hours
        "options": {"expires": 3600},
    },
    "training-lapse-held": {
        "task": "training.tasks.lapse_held",
        "schedule": crontab(),
        "options": {"expires": 50},
    },
    "training-close-booking": {
        "task": "training.tasks.close_due",
        "schedule": crontab(),  # booking itself refuses from its last moment on; this closes the waiting list
        "options": {"expires": 50},
    },
    "training-run-sessions": {
        "task": "training.tasks.run_due",
        "schedule": crontab(),
        "options": {"expires": 50},
    },
    "training-remind-registers": {
        "task": "training.tasks.remind_registers",
        "schedule": crontab(minute="17"),  # each register once a week; mail waits for working hours
        "options": {"expires": 3000},
    },
    "training-purge-names": {
        "task": "training.tasks.purge_names",
        "schedule": crontab(hour="2", minute="27"),  # before coverage is counted
        "options": {"expires": 3600},
    },
    "training-keep-statuses": {
        "task": "training.tasks.keep_statuses",
        "schedule": crontab(hour="6", minute="52"),
        "options": {"expires": 3600},
    },
    "training-remind-refreshers": {
        "task": "training.tasks.remind_refreshers",
        "schedule": crontab(hour="7", minute="27"),
        "options": {"expires": 3600},
    },
}
# Whether the worker visits the web addresses of the directory (docs/adr/0019). Not in demonstration, nor in tests.
LINK_CHECKS = env.bool("VS_LINK_CHECKS", default=not DEMO)
# Public ranges that serve the council's offices alone: never visited, whoever writes such an address.
LINK_REFUSED_NETWORKS = [str(ip_network(text)) for text in env.list("VS_LINK_REFUSED_NETWORKS", default=[])]
CELERY_TASK_ROUTES = {
    "notifications.tasks.*": {"queue": "mail"},
    "accounts.tasks.*": {"queue": "slow"},
    "text_guard.tasks.*": {"queue": "slow"},
    "resources.tasks.*": {"queue": "slow"},
    "training.tasks.*": {"queue": "slow"},
}
