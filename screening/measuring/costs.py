"""What the screen costs: processor time for a text, and memory that it adds to a process."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from screening.measuring.hostile import hostile
from screening.screen import screen

_TRIES = 3
_MEMORY = """
import re
def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read()).group(1)) / 1024
import celery, django.db.models, django.forms, django.template, jinja2, psycopg, structlog  # a web process has these
before = resident()
import screening
screening.screen("Amira's tutor left. Is a reduced timetable lawful?")
print(resident() - before)
"""


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time of one call: the least of three, which a busy machine disturbs least."""
    times = []
    for _ in range(_TRIES):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so large a share lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def usual_cost(texts: Iterable[str]) -> float:
    """Milliseconds of processor time for a text, 95th percentile."""
    return percentile([milliseconds(partial(screen, text)) for text in texts], 0.95)


def worst_cost(length: int) -> tuple[str, float]:
    """The name of the hostile text of this length that takes longest, and its milliseconds."""
    costs = {name: milliseconds(partial(screen, text)) for name, text in hostile(length).items()}
    name = max(costs, key=costs.__getitem__)
    return name, costs[name]


def memory_added() -> float | None:
    """Megabytes that importing and using the screen adds to a process that has the libraries of a web process; None where the system does not tell."""
    if not re.search(r"VmRSS", _status()):
        return None
    run = subprocess.run(  # noqa: S603 - this interpreter with a fixed program
        [sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    return float(run.stdout)


def _status() -> str:
    path = Path("/proc/self/status")
    return path.read_text(encoding="utf-8") if path.exists() else ""
