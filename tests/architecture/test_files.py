"""What stands in the repository: no machine's paths, no registry's host, no keys; emails without free text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, tracked

BINARY = {".png", ".ico", ".woff2", ".gz", ".br", ".jpg", ".pdf", ".xlsx"}
LOCKS = {"uv.lock", "package-lock.json"}
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]+|Users/[A-Za-z]+)/(?!portal\b)[\w.-]+"),
    "a private package index": re.compile(
        r"https?://[\w.-]*(?:artifactory|nexus|devpi|registry\.internal|mirror)[\w.-]*", re.IGNORECASE
    ),
    "a private key": re.compile(r"-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----"),
    "a key of GOV.UK Notify": re.compile(
        r"\b[\w-]+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    ),
}


def texts() -> list[Path]:
    return [path for path in tracked() if path.suffix not in BINARY and path != Path(__file__).resolve()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what: str) -> None:
    """T24: nothing of the place where it was written, and no secret, leaves with the source."""
    found = [
        str(path.relative_to(ROOT))
        for path in texts()
        if FORBIDDEN[what].search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("name", sorted(LOCKS))
def test_lock_files_come_from_the_public_registries(name: str) -> None:
    """B11: every package is pinned with its hash and comes from PyPI or npm."""
    (path,) = [path for path in tracked() if path.name == name]
    hosts = set(re.findall(r"https://([\w.-]+)/", path.read_text()))
    public = {"pypi.org", "files.pythonhosted.org", "registry.npmjs.org"}
    funding = {"opencollective.com", "github.com", "paulmillr.com"}
    assert hosts - public - funding == set()


def emails() -> list[Path]:
    return [
        path
        for path in tracked()
        if "emails" in path.relative_to(ROOT).parts and path.suffix == ".txt" and "templates" in path.parts
    ]


def test_emails_are_found() -> None:
    """Guards the guard below."""
    assert emails()


@pytest.mark.parametrize("path", emails(), ids=lambda path: path.name)
def test_emails_carry_no_free_text(path: Path) -> None:
    """Promise 1: an email says only that something is waiting; text of a question never leaves the portal."""
    used = set(re.findall(r"\{\{\s*([\w.]+)", path.read_text()))
    words = {part for name in used for part in re.split(r"[._]", name)}
    assert words & {"question", "text", "body", "message", "note", "reason", "answer", "comment", "title"} == set()


def test_no_emoji() -> None:
    """House style: plain words."""
    emoji = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
    found = [
        str(path.relative_to(ROOT))
        for path in texts()
        if path.suffix in {".py", ".html", ".md", ".txt", ".toml"}
        and not path.is_relative_to(ROOT / "tests")
        and emoji.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
