"""The portal's own programs, as `manage.py up` runs them: web, worker, beat, and steps before the start."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping

from vs_portal.localstack.places import BASE_DIR, VAR
from vs_portal.localstack.processes import Program

APP = "vs_portal.celery:app"
# Only JSON messages are accepted, so the danger that this warning names does not exist here.
QUIET_ROOT = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser"}
# A task every five seconds would drown what matters.
QUIET = {
    "VS_CELERY_LOG_LEVEL": "WARNING",
    "VS_LOG_LEVEL": "WARNING",
}


def web(environment: Mapping[str, str], host: str, port: int) -> Program:
    """gunicorn with threads."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = ["gunicorn", "vs_portal.wsgi:application", "--bind", address, "--worker-class", "gthread"]
    command += ["--workers", "2", "--threads", "8", "--preload", "--graceful-timeout", "5", "--log-level", "warning"]
    command += ["--logger-class", "vs_portal.web_log.WordlessLogger"]
    return _program("web", command, environment, patience=8)


def worker(environment: Mapping[str, str]) -> Program:
    """The Celery worker, on every queue. It is stopped cold when its owner is killed: what matters is in PostgreSQL."""
    command = ["celery", "--quiet", "-A", APP, "worker", "--loglevel", "WARNING", "--concurrency", "2"]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return _program("worker", command, {**QUIET_ROOT, **QUIET, **environment}, death_signal=signal.SIGQUIT)


def beat(environment: Mapping[str, str]) -> Program:
    """Celery beat; its schedule stands in code, the file only remembers when each entry ran last."""
    schedule = str(VAR / "beat-schedule")
    command = ["celery", "--quiet", "-A", APP, "beat", "--loglevel", "WARNING", "--schedule", schedule, "--pidfile="]
    return _program("beat", command, {**QUIET, **environment})


def prepare_step(name: str, module: str, arguments: list[str], environment: Mapping[str, str]) -> Program:
    """A step of the start, as a program of its own. It may take longer with the database than a web request may."""
    longer = {"VS_DB_STATEMENT_TIMEOUT_MS": "0", **environment}
    return _program(name, [module, *arguments], longer)


def _program(
    name: str,
    module: list[str],
    environment: Mapping[str, str],
    patience: float = 10.0,
    death_signal: signal.Signals = signal.SIGTERM,
) -> Program:
    command = [sys.executable, "-m", *module]
    return Program(name, command, environment, folder=BASE_DIR, patience=patience, death_signal=death_signal)
