"""Starts the web server of the benchmark on a free loopback port and stops it again."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from vs_portal.settings.env import BASE_DIR


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[str]:
    """Yield the address of a gunicorn that runs the benchmark's settings with one process and four threads."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "vs_portal.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
        "--threads",
        "4",
        "--worker-class",
        "gthread",
        "--log-level",
        "error",
    ]
    process = subprocess.Popen(  # noqa: S603  (our own command, fixed words)
        command,
        cwd=BASE_DIR,
        env=environment | {"DJANGO_SETTINGS_MODULE": "vs_portal.bench.settings", "VS_LOG_LEVEL": "ERROR"},
    )
    try:
        _wait_until_answering(f"{address}/health/live", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=15)


def _wait_until_answering(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("The benchmark's web server stopped before it answered.")
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  (http on loopback, made here)
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The benchmark's web server did not answer within a minute.")
