"""The contract of `manage.py screen`: one answer a line, flushed; a bad line stops it without repeating what it held."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command


def run(monkeypatch: pytest.MonkeyPatch, lines: bytes) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="ascii", errors="strict"))
    out = io.StringIO()
    call_command("screen", stdout=out, stderr=io.StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_answered_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        {"id": "a", "text": "Zainab's tutor left – é."},
        {"id": 2, "text": "What works for lateness?"},
        {"id": None, "text": ""},
    ]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n"
    assert run(monkeypatch, text.encode()) == [
        {"id": "a", "verdict": "block", "findings": [{"start": 0, "end": 8, "type": "CHILD_NAME"}]},
        {"id": 2, "verdict": "ok", "findings": []},
        {"id": None, "verdict": "ok", "findings": []},
    ]


def test_bytes_that_are_not_utf8_do_not_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, b'{"id": 1, "text": "caf\xe9 code"}\n')[0]["verdict"] == "ok"


@pytest.mark.parametrize(
    "line",
    [
        b"Zainab",
        b"[1]",
        b'"Zainab"',
        b'{"id": 1}',
        b'{"text": "Zainab"}',
        b'{"id": 1, "text": 5}',
        b"{" * 50,
        b"[" * 5000,
    ],
)
def test_a_bad_line_is_refused_without_being_repeated(monkeypatch: pytest.MonkeyPatch, line: bytes) -> None:
    with pytest.raises(CommandError, match="Line 2 is not") as refusal:
        run(monkeypatch, b'{"id": 1, "text": "fine"}\n' + line + b"\n")
    assert refusal.value.returncode == 1
    assert "Zainab" not in str(refusal.value)
