"""The shapes that a feed comes in: one service, a list, or a page with `contents`; whole, or cut off by a limit."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_CONTENTS = re.compile(r'"contents"\s*:\s*\[')
_SERVICE = {"id", "name", "status", "organization", "description"}
_FEWEST = 2
# A feed of 40 MB has about a million. What is cut smaller than that takes thirty times its size of memory.
MOST_PARTS = 3_000_000
_BETWEEN = " \t\r\n,"


class NotAFeed(Exception):
    """The document is none of ours; the message says what was expected."""


class Shape(StrEnum):
    """What a document is."""

    PAGE = "page"
    LIST = "list"
    ONE = "one"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's services. `last` and `pages` are what a page says of itself, where it does."""

    shape: Shape
    rows: list[Any]
    last: bool = False
    pages: int | None = None


def parsed(body: bytes) -> Parsed:
    """Read a whole document. Raises NotAFeed."""
    _refuse_crumbs(body)
    try:
        content = json.loads(body.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("It is not JSON in UTF-8, or it is broken.") from error
    if isinstance(content, list):
        return Parsed(Shape.LIST, content)
    if not isinstance(content, dict):
        raise NotAFeed("It is neither a service, nor a list of services, nor a page of a list.")
    if "contents" in content:
        return _page(content)
    if len(_SERVICE & content.keys()) >= _FEWEST:
        return Parsed(Shape.ONE, [content])
    return Parsed(Shape.OTHER, [])


def _refuse_crumbs(body: bytes) -> None:
    if sum(body.count(sign) for sign in (b",", b"{", b"[")) > MOST_PARTS:
        raise NotAFeed("It holds more lists, objects and values than a feed has.")


def _page(content: dict[str, Any]) -> Parsed:
    rows, pages = content["contents"], content.get("total_pages")
    if not isinstance(rows, list):
        raise NotAFeed("“contents” is not a list.")
    counted = pages if isinstance(pages, int) and not isinstance(pages, bool) else None
    return Parsed(Shape.PAGE, rows, content.get("last_page") is True, counted)


def whole_rows(body: bytes) -> Iterator[Any]:
    """The services of a list that was cut off: each one up to the last that is whole. Raises NotAFeed."""
    _refuse_crumbs(body)
    try:
        text = getincrementaldecoder("utf-8-sig")().decode(body)  # the last letter may be cut, no other
    except ValueError as error:
        raise NotAFeed("It is not UTF-8.") from error
    start = _CONTENTS.search(text)
    place = start.end() if start else text.find("[") + 1
    if place == 0 or (start is None and text[: place - 1].strip()):
        return
    decoder = json.JSONDecoder(parse_constant=_no_number)
    while True:
        while place < len(text) and text[place] in _BETWEEN:
            place += 1
        try:
            row, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield row


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
