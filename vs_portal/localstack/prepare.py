"""Brings the database to the present models and loads demonstration data once; run as a program of its own.

python -m vs_portal.localstack.prepare [database] [static]
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from vs_portal.localstack.places import VAR, write_private


def database() -> None:
    """Migrate; on an empty demonstration database load the demonstration data."""
    print("Bringing the database to the present models", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    if settings.VS_DEMO and not get_user_model()._default_manager.exists():
        print("Loading demonstration data (first run)", flush=True)
        call_command("load_demo")


def static() -> None:
    """Collect static files where any has changed since the last time."""
    stamp, wanted = VAR / "static.stamp", static_fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    write_private(stamp, wanted)


def static_fingerprint() -> str:
    """Return a hash over every static file's name, size and time."""
    digest = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    django.setup()
    for word in sys.argv[1:]:
        {"database": database, "static": static}[word]()
