"""Which web addresses an item holds: its own, its evidence's, and those in its text.

Example: `See [the guidance](https://www.gov.uk/x#part)` holds `https://www.gov.uk/x`: the part after # is the browser's
own business, so that two items which name two parts of one page share one look.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from markdown_it import MarkdownIt

from resources.models import Resource

LONGEST = 300  # as the column
_PARSER = MarkdownIt("commonmark", {"html": False})


def addresses_of(resource: Resource) -> list[str]:
    """The https addresses of the item's live words, each once, in order."""
    found = [resource.url, resource.evidence_url, *in_text(resource.body), *in_text(resource.how_to_refer)]
    return list(dict.fromkeys(address for url in found if (address := tidy(url))))


def in_text(markdown: str) -> Iterator[str]:
    """The targets of links and pictures in a text, in order."""
    if "//" not in markdown:
        return
    for token in _PARSER.parse(markdown):
        for part in token.children or ():
            target = part.attrGet("href") or part.attrGet("src")
            if target:
                yield str(target)


def tidy(url: str) -> str:
    """The address to visit, or nothing where it is no https address that fits the table."""
    try:
        address = urldefrag(url.strip()).url
        fits = urlsplit(address).scheme == "https" and host_of(address) and len(address) <= LONGEST
    except ValueError:
        return ""
    return address if fits else ""


def host_of(url: str) -> str:
    """The host name of an address in small letters; nothing where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
