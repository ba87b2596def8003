"""An authority for the local servers, and a fetcher that may reach them and nothing else."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from resources.upkeep.links.fetcher import Fetcher
from resources.upkeep.links.guard import Policy
from resources.upkeep.links.wire import Limits, metered
from tests.integration.resources.upkeep.servers import Authority, Site, is_loopback, make_authority, serving

Make = Callable[..., Fetcher]
Serve = Callable[..., Site]
QUICK = Limits(look_up=1, connect=1, read=0.4, total=1.5)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def serve(authority: Authority) -> Iterator[Serve]:
    """`serve(handler, address=…, port=…, tls=…)`: a site that runs until the test ends."""
    with ExitStack() as stack:
        yield lambda handler, **options: stack.enter_context(serving(authority, handler, **options))


@pytest.fixture
def fetcher(authority: Authority) -> Make:
    """`fetcher(site, limits=…, resolve=…)`: every name leads to 127.0.0.1 unless `resolve` says otherwise."""

    def make(*sites: Site, **options: Any) -> Fetcher:
        values: dict[str, Any] = {
            "policy": Policy(is_loopback, frozenset(site.port for site in sites)),
            "agent": "Tests (+https://portal.example/; office@portal.example)",
            "limits": QUICK,
            "resolve": lambda host, port, seconds: ["127.0.0.1"],
            "context": metered(ssl.create_default_context(cafile=authority.trusted)),
        }
        return Fetcher(**(values | options))

    return make
