"""PostgreSQL for all that counts (also sessions, rate limits, one-time marks); Valkey only for what may vanish."""

from __future__ import annotations

from vs_portal.settings.env import env, required

DATABASES = {
    "default": env.db_url_config(
        required(
            "DATABASE_URL",
            why="The portal keeps everything in PostgreSQL; `manage.py up` starts one for you.",
            example="postgres://portal:secret@db.internal:5432/portal",
        )
    )
}
DATABASES["default"] |= {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_MAX_AGE": env.int("VS_DB_CONN_MAX_AGE", default=60),
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        "connect_timeout": 5,
        "options": " ".join(
            [
                f"-c statement_timeout={env.int('VS_DB_STATEMENT_TIMEOUT_MS', default=5000)}",
                f"-c lock_timeout={env.int('VS_DB_LOCK_TIMEOUT_MS', default=3000)}",
                "-c idle_in_transaction_session_timeout=10000",
            ]
        ),
    }
)

VALKEY_URL: str = (
    env.str("VALKEY_URL", default="")
    or env.str("REDIS_URL", default="")
    or required(
        "VALKEY_URL", why="Celery's messages pass through Valkey or Redis.", example="redis://valkey.internal:6379/0"
    )
)

CACHES = {
    # Rate limits and used one-time codes must survive a restart of Valkey and fail closed: they stand in PostgreSQL.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 500_000, "CULL_FREQUENCY": 10},
    },
    # Pages of the directory that somebody asked for a moment ago, in the memory of one process: nothing of anybody's.
    "directory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": env.int("VS_DIRECTORY_REMEMBERED_SECONDS", default=15),
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
