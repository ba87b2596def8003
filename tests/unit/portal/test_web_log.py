"""Promise 1: the web server's log tells that a request was refused or failed, and nothing that was sent."""

from __future__ import annotations

import logging

import pytest
from gunicorn.config import Config

from vs_portal.web_log import WordlessLogger


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> WordlessLogger:
    logger = WordlessLogger(Config())
    monkeypatch.setattr(logger.error_log, "propagate", True)
    caplog.set_level(logging.DEBUG, logger="gunicorn.error")
    return logger


def test_a_refused_request_is_told_without_its_words(told: WordlessLogger, caplog: pytest.LogCaptureFixture) -> None:
    told.warning("Invalid request from ip=127.0.0.1: Invalid HTTP header name: 'Zorblina Quagfeather'")
    assert "refused" in caplog.text and "Zorblina" not in caplog.text


def test_other_warnings_stand(told: WordlessLogger, caplog: pytest.LogCaptureFixture) -> None:
    told.warning("Worker %s is late", 4)
    assert "Worker 4 is late" in caplog.text


def test_a_fault_is_told_by_class_and_line(told: WordlessLogger, caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError("Zorblina Quagfeather")
    except ValueError:
        told.exception("Error handling request %s %s", "GET", "/advice/?q=Zorblina")
    assert "ValueError at test_web_log.py" in caplog.text and "Zorblina" not in caplog.text


def test_a_fault_outside_a_request_is_told_too(told: WordlessLogger, caplog: pytest.LogCaptureFixture) -> None:
    told.exception("Socket error processing request.")
    assert "unknown at no line" in caplog.text
