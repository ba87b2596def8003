"""SECURITY section 4, Build: `check --deploy` is clean as a council would run it, and bad settings stop the start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from vs_portal.settings.env import BASE_DIR

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "vs_portal.settings",
    "VS_ORIGIN": "https://virtual-school.example.gov.uk",
    "VS_ALLOWED_HOSTS": "virtual-school.example.gov.uk",
    "VS_SECRET_KEY": "a-key-of-a-test-that-is-long-enough-and-of-many-different-letters-0123456789",
    "VS_FIELD_KEY": "dGVzdHMtb25seS1maWVsZC1rZXktMzItYnl0ZXMtLi4=",
    "VS_MAIL_FROM": "virtual-school@example.gov.uk",
    "VS_MAIL_TRANSPORT": "smtp",
    "VS_SMTP_URL": "smtp+tls://user:secret@mail.example.gov.uk:587",
    "VS_TRUSTED_PROXIES": "1",
}


def run(command: list[str], **changes: str) -> subprocess.CompletedProcess[str]:
    """A management command in an environment of its own: nothing of the test's leaks in but the servers."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL", "VALKEY_URL", "LANG") if name in os.environ
    }
    environment = {**kept, **PRODUCTION, **changes}
    environment = {name: value for name, value in environment.items() if value != "(unset)"}
    return subprocess.run(
        [sys.executable, "-m", "django", *command],
        cwd=BASE_DIR, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_check_deploy_is_clean() -> None:
    """SECURITY section 4: no warning with the settings of a real server."""
    result = run(["check", "--deploy", "--fail-level", "WARNING"])
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"VS_ALLOWED_HOSTS": "*"}, "VS_ALLOWED_HOSTS"),
        ({"VS_ALLOWED_HOSTS": ".example.gov.uk"}, "VS_ALLOWED_HOSTS"),
        ({"VS_ALLOWED_HOSTS": "(unset)"}, "VS_ALLOWED_HOSTS"),
        ({"VS_SECRET_KEY": "(unset)"}, "VS_SECRET_KEY"),
        ({"VS_FIELD_KEY": "(unset)"}, "VS_FIELD_KEY"),
        ({"VS_ORIGIN": "(unset)"}, "VS_ORIGIN"),
        ({"VS_DEMO": "1"}, "VS_DEMO"),
        ({"VS_DEMO": "1", "VS_ALLOWED_HOSTS": "localhost"}, "VS_ORIGIN names a public address"),
    ],
)
def test_the_portal_refuses_to_start(changes: dict[str, str], says: str) -> None:
    """SECURITY fact 12 and T24: a lax or missing setting stops the start and names itself."""
    result = run(["check"], **changes)
    assert result.returncode != 0
    assert says in result.stderr
