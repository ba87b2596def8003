"""Makes the project's own environment and re-executes the command in it. Standard library only.

Rule: the environment is exactly what `uv.lock` names. A stamp of the lock file, `pyproject.toml` and the place of the
checkout is kept in `.venv`; while it matches, nothing is run and a command starts at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

STAMP_NAME = ".portal-stamp"
NEEDED_BYTES = 1_500_000_000
HINTS = (
    (
        ("invalid peer certificate", "CERTIFICATE_VERIFY_FAILED"),
        (
            "The network's certificate is not trusted. Install your organisation's certificate on this computer, or "
            "set SSL_CERT_FILE to it."
        ),
    ),
    (("No space left", "os error 28"), "The disk is full. Free about 1.5 GB and run the command again."),
    (
        ("Permission denied", "os error 13", "Read-only file system"),
        "A file or folder cannot be written. Run the command as the owner of this folder.",
    ),
    (
        (
            "error sending request",
            "dns error",
            "Connection refused",
            "timed out",
            "NewConnectionError",
            "No matching distrib",
        ),
        (
            "The packages could not be downloaded. The first run needs the internet; behind a proxy set HTTPS_PROXY, "
            "with an index of your own set PIP_INDEX_URL and UV_DEFAULT_INDEX."
        ),
    ),
)


def say(text: str) -> None:
    """Write one line of progress to standard error, so that standard output stays machine-readable."""
    print(text, file=sys.stderr, flush=True)


def fail(text: str) -> None:
    """Stop with a message that says what went wrong and how to put it right."""
    say(f"\n{text}")
    raise SystemExit(1)


def enter(base: str) -> None:
    """Return when running inside the project's environment; otherwise make it and re-execute there."""
    folder = Path(base)
    python = folder / ".venv" / "bin" / "python"
    if is_inside(folder) and stamp_matches(folder):
        return
    if os.environ.get("VS_BOOTSTRAP") == "no":
        return  # a server image that carries its own environment
    if not (stamp_matches(folder) and os.access(python, os.X_OK)):
        make_environment(folder)
    os.environ.pop("__PYVENV_LAUNCHER__", None)
    os.execv(python, [str(python), str(folder / "manage.py"), *sys.argv[1:]])  # noqa: S606  (our own interpreter)


def is_inside(folder: Path) -> bool:
    """Whether this interpreter is that of the project's environment."""
    return Path(sys.prefix).resolve() == (folder / ".venv").resolve()


def wanted_stamp(folder: Path) -> str:
    """Return what the environment must have been made from: lock file, project file, place of the checkout."""
    digest = hashlib.sha256(str(folder).encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def stamp_matches(folder: Path) -> bool:
    """Whether the environment was made from the present lock file, at the present place."""
    try:
        return (folder / ".venv" / STAMP_NAME).read_text() == f"{folder}\n{wanted_stamp(folder)}"
    except OSError:
        return False


def make_environment(folder: Path) -> None:
    """Install what the lock file names into `.venv`, one process at a time."""
    with one_at_a_time(folder):
        if stamp_matches(folder):
            return  # another command made it while this one waited
        first = not (folder / ".venv").exists()
        check_space(folder, first)
        discard_moved_environment(folder)
        say("Preparing the environment from uv.lock" + (" (first run: about 250 MB to download)" if first else ""))
        uv = run_path(str(Path(__file__).parent / "uv_tool.py"))["find_or_install"](folder, fail, explain)
        sync(folder, uv)
        (folder / ".venv" / STAMP_NAME).write_text(f"{folder}\n{wanted_stamp(folder)}")


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the lock under which the environment may be changed."""
    try:
        (folder / "var").mkdir(exist_ok=True)
        lock = (folder / "var" / "bootstrap.lock").open("w")
    except OSError as error:
        fail(f"Cannot write to {folder / 'var'} ({error.strerror}). Run the command as the owner of this folder.")
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def check_space(folder: Path, first: bool) -> None:
    """Refuse early where the first installation cannot fit."""
    free = shutil.disk_usage(folder).free
    if first and free < NEEDED_BYTES:
        fail(
            f"The disk is nearly full: {free // 1_000_000} MB are free at {folder} and the first run needs about "
            f"{NEEDED_BYTES // 1_000_000} MB. Free some space and run the command again."
        )


def discard_moved_environment(folder: Path) -> None:
    """Throw away an environment made at another place: its scripts point there."""
    stamp = folder / ".venv" / STAMP_NAME
    with contextlib.suppress(OSError):
        if stamp.read_text().split("\n")[0] != str(folder):
            say("The folder was moved: making its environment again.")
            shutil.rmtree(folder / ".venv")
    (folder / ".venv" / STAMP_NAME).unlink(missing_ok=True)


def sync(folder: Path, uv: str) -> None:
    """Run `uv sync --frozen` with the interpreter that started the command."""
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=str(folder / ".venv"))
    environment.pop("VIRTUAL_ENV", None)
    if not os.access(Path.home() if "HOME" in os.environ else "/nonexistent", os.W_OK):
        environment.setdefault("UV_CACHE_DIR", str(folder / "var" / "uv-cache"))
    # Compiled once here, where every process of the portal would otherwise compile the same packages on its first start.
    options = ["--frozen", "--quiet", "--compile-bytecode"]
    command = [uv, "sync", *options, "--project", str(folder), "--python", base_interpreter()]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode and "certificate" in result.stderr:
        # The network opens encrypted traffic with a certificate of its own, which only the system knows.
        environment |= {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        fail(explain("The packages could not be installed.", result.stdout + result.stderr))


def base_interpreter() -> str:
    """Return the interpreter outside any virtual environment, since `.venv` itself may be replaced."""
    return getattr(sys, "_base_executable", None) or sys.executable


def explain(summary: str, output: str) -> str:
    """Return the tail of a failed installer's output with the likely cause in plain words."""
    tail = "\n".join(output.strip().splitlines()[-12:])
    hints = [hint for marks, hint in HINTS if any(mark.lower() in output.lower() for mark in marks)]
    return "\n".join([tail, "", summary, *hints[:1]])
