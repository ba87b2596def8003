"""What staff and the demonstration mailbox are told about a message; faults never carry a server's own words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from notifications.models import OutboxMessage
from notifications.presenters import fault_words, moment, state_words
from notifications.transports.base import Refused

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 11, 25, 9, 5, tzinfo=UTC), "25 November 2026 at 9:05am"),
        (datetime(2026, 11, 25, 12, 0, tzinfo=UTC), "25 November 2026 at 12pm"),
        (datetime(2026, 7, 1, 15, 0, tzinfo=UTC), "1 July 2026 at 4pm"),
    ],
)
def test_moments_are_in_london_and_in_words(when: datetime, words: str) -> None:
    assert moment(when) == words


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": "pending", "not_before": NOW - timedelta(minutes=1)}, "Waiting to be sent"),
        ({"state": "pending", "not_before": NOW + timedelta(hours=1)}, "Will be sent 25 November 2026 at 10am"),
        ({"state": "failed", "not_before": NOW}, "Will be tried again 25 November 2026 at 9am"),
        ({"state": "leased"}, "Being sent"),
        ({"state": "sent", "sent_at": NOW}, "Sent 25 November 2026 at 9am"),
        ({"state": "dead"}, "Could not be delivered"),
    ],
)
def test_where_a_message_stands(fields: dict[str, object], words: str) -> None:
    assert state_words(OutboxMessage(**{"not_before": timezone.now(), **fields})) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", ""),
        ("rcpt:550", "The receiving server does not accept this address (rcpt:550)"),
        ("notify:400", "GOV.UK Notify does not accept this message or address (notify:400)"),
        ("notify:503", "GOV.UK Notify could not be reached or refused our key (notify:503)"),
        ("something new", "It could not be sent (something new)"),
    ],
)
def test_faults_in_plain_words(code: str, words: str) -> None:
    assert fault_words(OutboxMessage(last_fault=code)) == words


def test_a_fault_code_fits_its_column() -> None:
    assert len(Refused("x" * 100).code) == OutboxMessage._meta.get_field("last_fault").max_length
