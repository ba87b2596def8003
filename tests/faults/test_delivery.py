"""Promise 3 on real processes (SECURITY R4 to R6, T22): kill the worker, the broker, the database or the mail server
while messages go out. Afterwards every message was sent, each once in effect, and nothing waits."""

from __future__ import annotations

import random
import time

import pytest

from tests.faults.delivery_stack import DeliveryStack
from tests.faults.smtp_stub import SmtpStub


def assert_once_in_effect(stack: DeliveryStack, smtp: SmtpStub, count: int) -> None:
    """Nothing lost (every reference arrived), nothing doubled (one Message-ID per recipient), no try used up."""
    assert smtp.references() == stack.references() and len(smtp.references()) == count
    assert len(smtp.recipients) == count and all(len(taken) == 1 for taken in smtp.recipients.values())


def test_killing_workers_loses_and_doubles_nothing(stack: DeliveryStack, smtp: SmtpStub) -> None:
    """R4: kill -9 of pool processes and of whole workers at random moments while 200 messages go out."""
    smtp.pause = 0.05
    stack.queue(200, "kills")
    kills = 0
    while stack.states().get("sent", 0) < 190 and kills < 40:
        if kills % 10 == 9:
            stack.kill("worker")
            stack.tend()
            time.sleep(2)  # a worker needs a moment to come up
        else:
            stack.kill_a_child_of("worker")
        kills += 1
        time.sleep(random.uniform(0.1, 0.6))
    assert kills >= 10
    stack.wait_until_sent(200, 90)
    assert_once_in_effect(stack, smtp, 200)
    assert smtp.again() <= kills, "a kill can repeat no more than the one message in hand"


def test_killing_the_broker_loses_nothing(stack: DeliveryStack, smtp: SmtpStub) -> None:
    """R5: messages queued while Valkey is dead are kept, and go out once it is back, without a hand's turn."""
    smtp.pause = 0.02
    stack.queue(60, "before")
    time.sleep(0.5)
    stack.kill("valkey")
    stack.queue(40, "while dead")
    time.sleep(2)
    stack.start_broker()
    stack.wait_until_sent(100, 90)
    assert smtp.references() == stack.references() and smtp.again() == 0


def test_restarting_the_database_loses_nothing(stack: DeliveryStack, smtp: SmtpStub) -> None:
    """R6: PostgreSQL is killed outright and recovers, twice, while a relay is at work."""
    smtp.pause = 0.05
    stack.queue(100, "database")
    for sent in (10, 50):
        end = time.monotonic() + 20
        while stack.states().get("sent", 0) < sent and time.monotonic() < end:
            time.sleep(0.05)
        stack.kill("postgres")
        time.sleep(0.5)
        stack.start_database()
    stack.wait_until_sent(100, 90)
    assert_once_in_effect(stack, smtp, 100)


def test_two_relays_and_two_beats_at_once_send_each_message_once(stack: DeliveryStack, smtp: SmtpStub) -> None:
    """Not only once in effect: no message is even handed over twice."""
    smtp.pause = 0.01
    stack.start_worker("worker-2")
    stack.start_beat("beat-2")
    time.sleep(3)
    stack.queue(200, "two at once")
    stack.wait_until_sent(200, 90)
    stack.stop("beat-2", "worker-2")
    assert_once_in_effect(stack, smtp, 200)
    assert smtp.again() == 0


@pytest.mark.parametrize("mode", ["hangs", "greylists", "drops"])
def test_a_misbehaving_mail_server_loses_nothing(stack: DeliveryStack, smtp: SmtpStub, mode: str) -> None:
    """The server never answers, says come back later, or takes the text and breaks off without a word."""
    smtp.mode = mode
    stack.queue(10, mode)
    time.sleep(4)
    assert stack.states().get("sent", 0) == 0
    smtp.mode = "takes"
    stack.query(
        "UPDATE notifications_outboxmessage SET not_before = now() WHERE state IN ('failed', 'pending') RETURNING id"
    )
    stack.wait_until_sent(10, 90)
    assert_once_in_effect(stack, smtp, 10)


def test_a_mail_server_that_refuses_connections_costs_no_message_a_try(stack: DeliveryStack, smtp: SmtpStub) -> None:
    """An outage of the provider is no fault of the messages: all go out soon after it is back."""
    smtp.refuse()
    stack.queue(30, "refuses")
    time.sleep(3)
    assert set(stack.query("SELECT DISTINCT tries FROM notifications_outboxmessage")) == {(0,)}
    smtp.listen()
    stack.wait_until_sent(30, 90)
    assert_once_in_effect(stack, smtp, 30)
    assert smtp.again() == 0
