"""Reads the environment once and explains what is missing: name, why it is needed, an example."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")


def required(name: str, *, why: str, example: str) -> str:
    """Return the variable, or stop with a message an operator can act on."""
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {why} Example: {name}={example}")
    return value


def _is_local(host: str) -> bool:
    return host in (*LOCAL_HOSTS, "::1") or host.endswith(".localhost")


DEMO: bool = env.bool("VS_DEMO", default=False)
DEBUG = False
ORIGIN: str = env.str("VS_ORIGIN", default="http://localhost:8000" if DEMO else "").rstrip("/") or required(
    "VS_ORIGIN", why="Links in emails are built from it.", example="https://virtual-school.example.gov.uk"
)
SECURE: bool = ORIGIN.startswith("https://")
ALLOWED_HOSTS: list[str] = env.list("VS_ALLOWED_HOSTS", default=list(LOCAL_HOSTS) if DEMO else [])

if "*" in ALLOWED_HOSTS or any(host.startswith(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("VS_ALLOWED_HOSTS must name each host exactly: no '*' and no leading dot.")
if not ALLOWED_HOSTS:
    required("VS_ALLOWED_HOSTS", why="It lists the host names served.", example="virtual-school.example.gov.uk")
if DEMO and not all(_is_local(host) for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("VS_DEMO=1 runs on this computer only: VS_ALLOWED_HOSTS names a public host.")
if DEMO and not _is_local(urlsplit(ORIGIN).hostname or ""):
    raise ImproperlyConfigured("VS_DEMO=1 runs on this computer only: VS_ORIGIN names a public address.")
