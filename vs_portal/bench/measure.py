"""Times a page and the floor in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import http.client
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Figures:
    """What one page cost: milliseconds over a kept connection, statements, bytes of the body."""

    page: str
    scale: str
    clients: int  # that asked at the same time
    median_ms: float
    p95_ms: float
    queries: int
    bytes: int
    ratio_to_floor: float


@dataclass(frozen=True)
class _Answer:
    milliseconds: float
    queries: int
    size: int


class Client:
    """One kept connection to the server, as a browser has."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=120)

    def get(self, path: str, cookie: str, *, anew: bool = True) -> _Answer:
        """Ask once and insist on 200. `anew`: as a reload in the browser does, not to be answered from memory."""
        headers = {"Cookie": cookie} if cookie else {}
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=headers | ({"Cache-Control": "no-cache"} if anew else {}))
        response = self.connection.getresponse()
        body = response.read()
        took = (time.perf_counter() - begun) * 1000
        if response.status != http.client.OK:
            raise RuntimeError(f"{path} answered {response.status} {response.getheader('Location') or ''}")
        return _Answer(took, int(response.getheader("X-Query-Count") or 0), len(body))


def measure(
    address: str, *, page: str, scale: str, path: str, cookie: str, rounds: int, clients: int = 1, anew: bool = True
) -> Figures:
    """Each client asks for the page and the floor in turn, `rounds` times each, after five unmeasured rounds."""
    with ThreadPoolExecutor(clients) as threads:
        told = list(threads.map(lambda _: _ask(address, path, cookie, rounds, anew), range(clients)))
    floors = [floor for one, _ in told for floor in one]
    pages = [answer for _, one in told for answer in one]
    times = sorted(answer.milliseconds for answer in pages)
    ratio = statistics.median(times) / statistics.median(floor.milliseconds for floor in floors)
    return Figures(
        page=page,
        scale=scale,
        clients=clients,
        median_ms=round(statistics.median(times), 2),
        p95_ms=round(times[max(0, -(-95 * len(times) // 100) - 1)], 2),
        queries=pages[-1].queries,
        bytes=pages[-1].size,
        ratio_to_floor=round(ratio, 2),
    )


def _ask(address: str, path: str, cookie: str, rounds: int, anew: bool) -> tuple[list[_Answer], list[_Answer]]:
    """One client's answers: those of the floor and those of the page."""
    client = Client(address)
    told = [(client.get("/bench/floor", ""), client.get(path, cookie, anew=anew)) for _ in range(rounds + 5)][5:]
    return [floor for floor, _ in told], [answer for _, answer in told]
