"""Promise 1 over real processes: the portal as `manage.py up` runs it gets marked text over HTTP, in every form that it
serves; then the bytes of everything it wrote are searched: the data of PostgreSQL with its write-ahead log, Valkey's
file, every log, temporary files, and what both servers hold in memory.

Not seen: values that PostgreSQL compressed because a row passed 2 kB (tests/integration/canary reads such rows, and after a
post of 20,000 characters finds none), words cut by the end of a page of the write-ahead log, memory and swap.
"""

from __future__ import annotations

import json
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.canary import odd
from tests.canary.browsing import OverHttp
from tests.canary.pages import Field
from tests.canary.stores import Find, in_catalogues, in_folder, in_tables, in_valkey
from tests.canary.walk import Walk
from tests.canary.words import Canaries
from tests.faults.portal_process import Portal, manage
from vs_portal.localstack.up import DEMO_PEOPLE

SIGN_IN = """
from django.test import Client
from accounts.models import Person
from tests.cast import sign_in
for name in {names!r}:
    client = Client(SERVER_NAME="localhost")
    sign_in(client, Person.objects.get(email=f"{{name}}@demo.example"))
    print("session", client.cookies["session"].value)
"""
LEFT_OUT = ("account_logout", "usersessions_list")  # would end the sign-in of the visit
RAW = (
    b"GET /advice/?q={word} is in Year 4 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"{word} / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\n{word} Quagfeather: 1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Note: {word}\x00\r\n\r\n",
    b"GET / HTTP/{word}\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {word}.example\r\n\r\n",
    b"GET /" + b"a" * 9_000 + b"?q={word} HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"POST /advice/ask/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {word}\r\n\r\n",
    b"POST /advice/ask/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n{word}\r\n",
    b"POST /advice/ask/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nquestion={word}",
)


@dataclass
class Visit:
    """A running portal, and what was typed into it."""

    portal: Portal
    canaries: Canaries
    walk: Walk

    def remained(self) -> list[str]:
        """Search the servers while they run, then every file after PostgreSQL has written all that it holds."""
        found = list(self.walk.found)
        with self.portal.connect() as connection:
            found += in_tables(connection.cursor(), self.canaries)
        with as_postgres(self.portal) as connection:
            found += in_catalogues(connection.cursor(), self.canaries)
            connection.execute("CHECKPOINT")
        found += in_valkey(self.portal.servers["VALKEY_URL"], self.canaries)
        for folder in {self.portal.var, data_folder(self.portal)}:
            found += [find for find in in_folder(folder, self.canaries) if not self.may_stand(find)]
        return sorted({f"{find.kind}: {find.place}: {find.typed_into}" for find in found})

    def may_stand(self, find: Find) -> bool:
        """Text that passed the screen stands in tables, so in PostgreSQL's files; in no other file."""
        return self.canaries.has_passed(find.typed_into) and "postgres" in Path(find.place).parts


def data_folder(portal: Portal) -> Path:
    """Where the servers keep their data: another place where root's stand-in cannot reach the folder."""
    with as_postgres(portal) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    return Path(row[0]).parent if row else portal.var


def as_postgres(portal: Portal) -> psycopg.Connection:
    """The server's own administrator, who may read what it shows to operators."""
    url = portal.servers["DATABASE_URL"].replace("postgres://portal@", "postgres://postgres@")
    return psycopg.connect(url, autocommit=True)


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    """A portal on a folder of its own, temporary files included, that says as much as it can be made to say."""
    var = Path(tempfile.mkdtemp(prefix="vsp-canary-"))
    var.chmod(0o755)
    (var / "tmp").mkdir()
    (var / "tmp").chmod(0o755)
    canaries = Canaries("fa")
    portal = Portal(var, TMPDIR=str(var / "tmp"), VS_LOG_LEVEL="DEBUG", VS_CELERY_LOG_LEVEL="DEBUG")
    try:
        yield Visit(portal, canaries, Walk(canaries, known=knowing(portal), thorough=False))
    finally:
        if not portal.ended():
            portal.end(signal.SIGTERM)
        shutil.rmtree(var, ignore_errors=True)


def knowing(portal: Portal) -> Callable[[Field], str]:
    """What the demonstration's people know."""
    password = json.loads((portal.var / "secrets.json").read_text())["VS_DEMO_PASSWORD"]
    words = {"login": "dsl@demo.example", "email": "dsl@demo.example", "password": password, "q": "school"}
    return lambda field: words.get(field.name, "")


def sessions(portal: Portal) -> list[str]:
    """Nobody's session, and one of each of the demonstration's people."""
    names = [name for name, _ in DEMO_PEOPLE]
    said = manage(portal.var, "shell", "--no-imports", "-c", SIGN_IN.format(names=names))
    found = [line.split()[1] for line in said.stdout.splitlines() if line.startswith("session ")]
    assert len(found) == len(names), said.stdout + said.stderr
    return ["", *found]


def pages(portal: Portal) -> dict[str, str]:
    """The project's own list of pages, with an address for each."""
    lines = manage(portal.var, "show_urls", "--json").stdout.splitlines()
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return {one["name"]: one["example"] for one in found if one["example"] and "GET" in one["methods"]}


def ask_raw(portal: Portal, request: bytes) -> bytes:
    """What no browser would send; the connection may just be closed."""
    with socket.create_connection(("127.0.0.1", portal.port), timeout=5) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        with suppress(OSError):
            return client.recv(65_536)
    return b""


def test_nothing_of_refused_text_remains_of_a_visit(visit: Visit) -> None:
    """Issue 3, point 4: canaries found after refusal: 0, in tables, Valkey, logs and the bytes of every file."""
    origin = f"http://localhost:{visit.portal.port}"
    addresses = pages(visit.portal)
    for session in sessions(visit.portal):
        browser = OverHttp(origin, session)
        for name, path in addresses.items():
            if name not in visit.walk.seen and name not in LEFT_OUT:
                visit.walk.page(browser, path)
    odd.unknown_addresses(visit.walk, browser)
    odd.in_headers(visit.walk, browser, "/advice/")
    odd.by_other_methods(visit.walk, browser, "/advice/ask/")
    odd.policy_reports(visit.walk, browser)
    assert visit.walk.errors == []
    assert visit.walk.happened["handed back"] >= 8 and visit.walk.happened["let pass"] >= 8
    assert sum(visit.walk.posted.values()) > 300
    assert visit.remained() == []


def test_what_no_browser_would_send_stands_in_no_log(visit: Visit) -> None:
    """The web server refuses such requests before the portal sees them, and writes a line about some."""
    for request in RAW:
        word = visit.canaries.word(f"a raw request: {request[:60]!r}")
        ask_raw(visit.portal, request.replace(b"{word}", word.encode()))
    assert visit.portal.home_status() == 200
    assert visit.remained() == []


def test_a_statement_that_fails_leaves_no_words_in_the_log_of_the_server(visit: Visit) -> None:
    """PostgreSQL quotes what it could not read: `invalid input syntax for type integer: "…"`."""
    word = visit.canaries.word("a statement that fails")
    with visit.portal.connect() as connection:
        for statement in ("SELECT %s::text::integer", "SELECT %s FROM no_such_table", "SELECT 1/length(%s) - 1/0"):
            with pytest.raises(psycopg.Error):
                connection.execute(statement, [word])
        with pytest.raises(psycopg.Error):
            connection.execute(f"SELECT '{word}' FROM no_such_table")  # type: ignore[arg-type]  # as a careless program
    assert visit.remained() == []


def test_the_search_of_the_files_finds_what_is_there(visit: Visit) -> None:
    """The test can fail: a word kept in a table stands in the data folder, in the log of its writing or in the table."""
    lost = Canaries("fb")
    word = lost.word("kept on purpose")
    with visit.portal.connect() as connection:
        connection.execute("CREATE TABLE kept_on_purpose AS SELECT %s::text AS words", [word])
        connection.execute("DROP TABLE kept_on_purpose")
    with as_postgres(visit.portal) as connection:
        connection.execute("CHECKPOINT")
    found = in_folder(data_folder(visit.portal), lost)
    assert any("pg_wal" in find.place for find in found)
