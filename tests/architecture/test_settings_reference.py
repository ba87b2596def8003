"""docs/reference/settings.md names every variable that the portal reads from the environment, and no other."""

from __future__ import annotations

import re

from tests.architecture.source import ROOT

READ = re.compile(
    r"""(?:env\.\w+\(|required\(|environ(?:\.get)?[\[(])\s*["']((?:VS|PG|VALKEY|REDIS|DATABASE)_[A-Z_]+)["']"""
)
NAMED = re.compile(r"`((?:VS|PG|VALKEY|REDIS|DATABASE)_[A-Z_]+)`")
BETWEEN_OUR_OWN_PROCESSES = {"VS_FAILED_CHECKS", "VS_BENCH_WITHIN"}


def test_every_variable_is_explained() -> None:
    files = [
        path
        for folder in ("vs_portal", "accounts", "notifications", "organisations")
        for path in (ROOT / folder).rglob("*.py")
    ]
    read = {name for path in files if "node_modules" not in path.parts for name in READ.findall(path.read_text())}
    named = set(NAMED.findall((ROOT / "docs/reference/settings.md").read_text()))
    assert read - named - BETWEEN_OUR_OWN_PROCESSES == set()
    everything = "".join(path.read_text() for path in files if "node_modules" not in path.parts)
    assert {name for name in named if name not in everything} == set()
