"""Reads a feed row by row, from a file or an address, and stops where it has no end.

`Feed(limits).of_address("https://other.example/open-referral/v3", fetch)` asks for the pages of /services one by one, and
for the details of a service where a list holds none. Where a limit ends it, `stopped` says which, and the rows until then
have been handed out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from resources.open_referral.taking_in.documents import NotAFeed, Parsed, Shape, parsed, whole_rows
from resources.open_referral.taking_in.download import DownloadFailed, Fetch

_NESTED = frozenset(
    {"schedules", "service_areas", "service_at_locations", "languages", "cost_options", "contacts", "attributes"}
)
_KEPT = "What was read before is kept."


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a whole feed: bytes, services, pages and seconds."""

    megabytes: float = 40
    rows: int = 10_000
    pages: int = 1_000
    seconds: float = 1_800
    per_page: int = 100

    @property
    def bytes(self) -> int:
        return int(self.megabytes * 1_000_000)


class Stop(Exception):
    """A limit is reached; the message says which."""


class Feed:
    """One reading of a feed."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.stopped = ""
        self._bytes = self.limits.bytes
        self._ends = time.monotonic() + self.limits.seconds
        self._rows = 0

    def of_file(self, path: Path) -> Iterator[Any]:
        """The services of a file. Raises NotAFeed where it is none."""
        with path.open("rb") as file:
            body = file.read(self.limits.bytes + 1)
        if len(body) > self.limits.bytes:
            yield from self._until_stop(self._cut(body[: self.limits.bytes]))
            return
        content = parsed(body)
        if content.shape is Shape.OTHER:
            raise NotAFeed("It is neither a service, nor a list of services, nor a page of a list.")
        if content.pages is not None and content.pages > 1:
            self.stopped = f"The file holds one page of {content.pages}: the others were not read."
        yield from self._until_stop(self._counted(content.rows))

    def of_address(self, url: str, fetch: Fetch) -> Iterator[Any]:
        """The services at an address: a document, a list, or the feed's base with all its pages.

        Raises NotAFeed or DownloadFailed where nothing could be read at all.
        """
        body, cut = self._fetched(url, fetch)
        if cut:
            yield from self._until_stop(self._cut(body))
            return
        content = parsed(body)
        if content.shape is Shape.OTHER:
            url = _services(url)
        if content.shape in (Shape.LIST, Shape.ONE):
            yield from self._until_stop(self._counted(content.rows))
        else:
            yield from self._until_stop(self._pages(url, fetch))

    def _until_stop(self, rows: Iterator[Any]) -> Iterator[Any]:
        """The rows; what ends them early becomes a message, for what was read is kept."""
        try:
            yield from rows
        except Stop as stop:
            self.stopped = f"Stopped: {stop} {_KEPT}"
        except (DownloadFailed, NotAFeed) as failed:
            if self._rows == 0:
                raise
            self.stopped = f"Stopped: {failed} {_KEPT}"

    def _cut(self, body: bytes) -> Iterator[Any]:
        yield from self._counted(whole_rows(body))
        raise Stop(f"there is more than {self.limits.megabytes:g} MB.")

    def _counted(self, rows: Iterator[Any] | list[Any]) -> Iterator[Any]:
        for row in rows:
            if self._rows >= self.limits.rows:
                raise Stop(f"there are more than {self.limits.rows:,} services.")
            self._rows += 1
            yield row

    def _pages(self, url: str, fetch: Fetch) -> Iterator[Any]:
        before: list[Any] = []
        for number in range(1, self.limits.pages + 1):
            body, cut = self._fetched(self._page_address(url, number), fetch)
            if cut:
                yield from self._cut(body)
            content = parsed(body)
            if content.shape is not Shape.PAGE:
                raise NotAFeed(f"Page {number} is no page of a list of services.")
            ids = [row.get("id") if isinstance(row, dict) else None for row in content.rows]
            if ids and ids == before:
                raise Stop(f"page {number} says the same as the one before.")
            yield from self._counted(self._detailed(row, url, fetch) for row in content.rows)
            if _is_last(content, number):
                return
            before = ids
        raise Stop(f"there are more than {self.limits.pages:,} pages.")

    def _detailed(self, row: Any, url: str, fetch: Fetch) -> Any:
        """The service with all that hangs on it; as the list has it where the other side gives no more."""
        if not isinstance(row, dict) or _NESTED & row.keys() or not isinstance(row.get("id"), str) or not row["id"]:
            return row
        parts = urlsplit(url)
        path = f"{parts.path.rstrip('/')}/{quote(row['id'][:200], safe='')}"
        try:
            body, cut = self._fetched(urlunsplit(parts._replace(path=path, query="")), fetch)
            content = parsed(body)
        except (DownloadFailed, NotAFeed):
            return row
        return content.rows[0] if content.shape is Shape.ONE and not cut else row

    def _fetched(self, url: str, fetch: Fetch) -> tuple[bytes, bool]:
        """What came, and whether a limit cut it off."""
        if time.monotonic() > self._ends:
            raise Stop(f"it takes longer than {self.limits.seconds / 60:g} minutes.")
        document = fetch(url, self._bytes)
        if document.status != HTTPStatus.OK:
            raise DownloadFailed(f"The server answers with status {document.status}.")
        self._bytes -= len(document.body)
        return document.body, document.cut

    def _page_address(self, url: str, number: int) -> str:
        parts = urlsplit(url)
        asked = {"page": str(number), "per_page": str(self.limits.per_page), "full": "true"}
        query = dict(parse_qsl(parts.query, keep_blank_values=True)) | asked
        return urlunsplit(parts._replace(query=urlencode(query)))


def _services(url: str) -> str:
    """The list of services of a feed whose base is given."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/services"))


def _is_last(content: Parsed, number: int) -> bool:
    return content.last or not content.rows or (content.pages is not None and number >= content.pages)
