"""Ids that stay: the same thing has the same id tomorrow, on another server and after a restore.

Services, organisations and locations have one of their own (`public_id`). What hangs on them gets one that is made from
theirs and from what it says: `derived("schedule", service, "MO,TU", "09:30", "15:00")`.

A service at a location is asked for by its id alone, and nobody could work a hash backwards without reading every
service there is. So its id is made of the two halves: the first 60 random bits of each of the two public ids, in a UUID
of version 8 (RFC 9562, "for what a program means by it"). Both are found again by the indexes that they have.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f0c2a51-7d4e-5b8a-9c3f-21e8d0b7a4c6")
_VERSION = 0xF << 12  # of the upper 64 bits
_RANDOM, _OURS = 4 << 12, 8 << 12
_VARIANT = 0b10 << 62
_REST = (1 << 64) - 1


class Span(NamedTuple):
    """The first and the last id that begin with the same bits."""

    first: UUID
    last: UUID


def derived(*parts: object) -> str:
    """The id of what the parts describe."""
    return str(uuid5(_NAMESPACE, "/".join(map(str, parts))))


def at_location(service: UUID, location: UUID) -> str:
    """The id of a service at a location."""
    upper = service.int >> 64
    above = location.int >> 64
    bits = (above >> 16) << 12 | above & 0xFFF
    return str(UUID(int=(upper & ~_VERSION | _OURS) << 64 | _VARIANT | bits << 2))


def parts_of(joined: UUID) -> tuple[Span, Span] | None:
    """Between which ids the service and the location of such an id are; None where it is another kind of id."""
    upper, lower = joined.int >> 64, joined.int & _REST
    if upper & _VERSION != _OURS or lower >> 62 != 0b10 or lower & 0b11:
        return None
    bits = (lower & ~_VARIANT) >> 2
    return _span(upper & ~_VERSION | _RANDOM), _span((bits >> 12) << 16 | _RANDOM | bits & 0xFFF)


def _span(upper: int) -> Span:
    return Span(UUID(int=upper << 64), UUID(int=upper << 64 | _REST))
