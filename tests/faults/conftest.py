"""The processes that the fault tests kill, started once for all of them, and a mail server that can misbehave."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.delivery_stack import DeliveryStack
from tests.faults.smtp_stub import SmtpStub


@pytest.fixture(scope="session")
def smtp() -> Iterator[SmtpStub]:
    stub = SmtpStub()
    yield stub
    stub.refuse()


@pytest.fixture(scope="session")
def whole_stack(smtp: SmtpStub) -> Iterator[DeliveryStack]:
    with DeliveryStack(smtp.port) as stack:
        stack.start_worker()
        stack.start_beat()
        yield stack


@pytest.fixture
def stack(whole_stack: DeliveryStack, smtp: SmtpStub) -> DeliveryStack:
    smtp.forget()
    whole_stack.forget_messages()
    whole_stack.tend()
    return whole_stack
