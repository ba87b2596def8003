"""Looks at one web address: is the page there? Follows redirects, each judged like the first address.

`Fetcher().look("https://www.gov.uk/old")` may say: moved, status 200, to https://www.gov.uk/new. HEAD is asked first;
where a site refuses it or breaks off, GET. No proxy, no cookies, no name and password, nothing decoded.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urldefrag, urljoin

from resources.models.vocabulary import LinkOutcome as Outcome
from resources.upkeep.links import names, wire
from resources.upkeep.links.guard import (
    Address,
    ForbiddenPlace,
    NotFollowed,
    Policy,
    Target,
    checked_addresses,
    target_of,
)
from resources.upkeep.links.wire import Answer, Budget, Limits

_PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_REDIRECTS = (*_PERMANENT, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_FAULTS: dict[type[Exception], Outcome] = {
    ForbiddenPlace: Outcome.FORBIDDEN_PLACE,
    NotFollowed: Outcome.NOT_FOLLOWED,
    names.NoSuchHost: Outcome.NO_ANSWER,
    wire.NoConnection: Outcome.NO_ANSWER,
    wire.BrokenOff: Outcome.NO_ANSWER,
    wire.TooSlow: Outcome.NO_ANSWER,
    wire.TooMuch: Outcome.TOO_LONG,
    wire.BadCertificate: Outcome.BAD_CERTIFICATE,
}
LONGEST_WAIT = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found. `retry_after`: seconds for which the site asks to be left alone."""

    outcome: Outcome
    status: int | None = None
    moved_to: str = ""
    retry_after: int = 0


class Fetcher:
    """Looks at addresses that a policy allows. Tests give another policy, look-up and authority for their own servers."""

    def __init__(
        self,
        *,
        policy: Policy,
        agent: str,
        limits: Limits | None = None,
        resolve: names.Resolve = names.resolve,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.policy = policy
        self.limits = limits or Limits()
        self.resolve = resolve
        self.context = context or wire.trusted()
        self.headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}

    def look(self, url: str) -> Look:
        """Look at an address. Never raises for what the other side does."""
        try:
            return self._follow(url, Budget(self.limits))
        except tuple(_FAULTS) as fault:
            return Look(_FAULTS[type(fault)])

    def _follow(self, url: str, budget: Budget) -> Look:
        here, permanent = url, True
        moved_to = ""
        for _ in range(self.limits.hops + 1):
            target = target_of(here, self.policy)
            answer = self._visit(target, budget)
            if answer.status not in _REDIRECTS:
                return judge(answer, moved_to)
            if not answer.location:
                return Look(Outcome.SERVER_ERROR, answer.status)
            here = onward(target, answer.location)
            permanent = permanent and answer.status in _PERMANENT
            moved_to = here if permanent else moved_to
        return Look(Outcome.TOO_MANY_HOPS, answer.status)

    def _visit(self, target: Target, budget: Budget) -> Answer:
        """Resolve once, judge, and connect to what was judged."""
        found = self.resolve(target.host, target.port, budget.seconds(self.limits.look_up))
        addresses = checked_addresses(found, self.policy)[: self.limits.addresses]
        for position, address in enumerate(addresses):
            try:
                return self._head_then_get(target, address, budget)
            except wire.NoConnection:
                if position == len(addresses) - 1:
                    raise
        raise names.NoSuchHost

    def _head_then_get(self, target: Target, address: Address, budget: Budget) -> Answer:
        try:
            answer = self._ask("HEAD", target, address, budget)
        except wire.BrokenOff:
            return self._ask("GET", target, address, budget)
        if answer.status < HTTPStatus.BAD_REQUEST or asks_for_rest(answer):
            return answer
        return self._ask("GET", target, address, budget)

    def _ask(self, method: str, target: Target, address: Address, budget: Budget) -> Answer:
        return wire.ask(method, target, address, budget=budget, context=self.context, headers=self.headers)


def asks_for_rest(answer: Answer) -> bool:
    """Whether the site says that it has had enough for now."""
    return answer.status == HTTPStatus.TOO_MANY_REQUESTS or bool(answer.retry_after)


def judge(answer: Answer, moved_to: str) -> Look:
    """What a status means. A site that refuses automatic visits is not broken: readers may well see the page."""
    wait = seconds_of(answer.retry_after)
    if answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return Look(Outcome.MOVED if moved_to else Outcome.FINE, answer.status, moved_to, wait)
    if answer.status in _GONE:
        return Look(Outcome.NOT_FOUND, answer.status, "", wait)
    if HTTPStatus.INTERNAL_SERVER_ERROR <= answer.status < 600:
        return Look(Outcome.SERVER_ERROR, answer.status, "", wait)
    return Look(Outcome.REFUSED, answer.status, "", wait)


def seconds_of(retry_after: str, now: datetime | None = None) -> int:
    """`120` or a date as seconds from now, a week at most; 0 for what is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):  # the last for a year or a zone of twenty figures
        return 0
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0, min(int((when - (now or datetime.now(UTC))).total_seconds()), LONGEST_WAIT))


def onward(target: Target, location: str) -> str:
    """Where a redirect leads. Raises NotFollowed where that is no address, as `https://[`."""
    try:
        return urldefrag(urljoin(target.url, readable(location))).url
    except ValueError as error:
        raise NotFollowed("this is no address") from error


def readable(location: str) -> str:
    """A Location as it was meant: header bytes come as Latin-1, and many servers send UTF-8 and spaces."""
    try:
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = location
    return text.strip().replace(" ", "%20")
