"""The environment variables with which a local portal runs. What the caller has set is never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping

from vs_portal.localstack.places import VAR, local_secrets

SETTINGS_MODULE = "vs_portal.settings"
NOWHERE = {
    # Commands that need no data still load the settings; if they reach for data after all, the error names this folder.
    "DATABASE_URL": "postgres://portal@/portal?host=/nonexistent",
    "VALKEY_URL": "unix:///nonexistent/valkey.sock?db=0",
}


def has_own_servers() -> bool:
    """Whether the caller brings PostgreSQL (and Valkey or Redis): then nothing embedded is started."""
    return bool(os.environ.get("DATABASE_URL"))


def local_environment(servers: Mapping[str, str], *, origin: str = "http://localhost:8000") -> dict[str, str]:
    """Return the variables of a local portal with demonstration data, completed by what the caller has set."""
    kept = local_secrets()
    defaults = {
        "DJANGO_SETTINGS_MODULE": SETTINGS_MODULE,
        "VS_DEMO": "1",
        "VS_ORIGIN": origin,
        "VS_SECRET_KEY": kept["VS_SECRET_KEY"],
        "VS_FIELD_KEY": kept["VS_FIELD_KEY"],
        "VS_DEMO_PASSWORD": kept["VS_DEMO_PASSWORD"],
        "VS_STATIC_ROOT": str(VAR / "static"),
        "PYTHONUNBUFFERED": "1",
    }
    return {**defaults, **servers, **os.environ, **servers}


def test_environment() -> dict[str, str]:
    """Return the variables under which tests run; none of the keys is used anywhere else."""
    return {
        "DJANGO_SETTINGS_MODULE": SETTINGS_MODULE,
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "VS_DEMO": "1",
        "VS_DEMO_PASSWORD": "correct-horse-for-tests",
        "VS_SECRET_KEY": "tests-only-" + "k" * 48,
        "VS_FIELD_KEY": "dGVzdHMtb25seS1maWVsZC1rZXktMzItYnl0ZXMtLi4=",
        "VS_TEMPLATE_DEBUG": "1",  # coverage of templates needs it
        "VS_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
        "VS_DIRECTORY_REMEMBERED_SECONDS": "0",  # a test that changes something sees it at once
    }
