"""Promise 1, in the log: what somebody typed into a search is in no line, also where the request was refused."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/no-such-page", "(no such address)"),
        ("/organisations/find.json", "/organisations/find.json"),
        ("/advice/elsewhere/no-such-slug/", "/advice/elsewhere/<slug:slug>/"),
    ],
)
def test_no_line_holds_what_was_typed(
    client: Client, caplog: pytest.LogCaptureFixture, address: str, named: str
) -> None:
    caplog.set_level("DEBUG")
    client.get(address, {"q": "Wobblethorpe"})
    assert client.post(address, {"q": "x"}, QUERY_STRING="q=Wobblethorpe").status_code >= 300
    lines = [str(record.msg) + record.getMessage() for record in caplog.records if "sql" not in record.name.lower()]
    assert any("request_finished" in line and named in line for line in lines)
    assert not [line for line in lines if "Wobblethorpe" in line]
