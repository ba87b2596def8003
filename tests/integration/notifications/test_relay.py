"""Promise 3: each message is sent once in effect; faults end where they should, and nothing waits for ever."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.db import InterfaceError, OperationalError, connection
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.test import override_settings
from django.utils import timezone
from pytest_django import Settings

from notifications import claims
from notifications import relay as module
from notifications.claims import begin, claim, lease, settle
from notifications.models import OutboxMessage
from notifications.relay import MAX_TRIES, deliver, relay
from notifications.transports import Refused, TransportDown, TryLater
from tests.integration.notifications.making import RecordingTransport, due_now, person, queued

pytestmark = pytest.mark.django_db


def several(count: int) -> list[OutboxMessage]:
    messages = [queued(f"p{number}@demo.example") for number in range(count)]
    due_now()
    return messages


def only() -> OutboxMessage:
    return OutboxMessage.objects.get()


def test_every_due_message_is_handed_over_once() -> None:
    messages = several(45)
    transport = RecordingTransport()
    assert relay(transport=transport) == {"sent": 45}
    assert sorted(transport.taken) == sorted(message.reference for message in messages)
    assert relay(transport=transport) == {} and len(transport.taken) == 45
    assert OutboxMessage.objects.filter(state="sent", sent_at__isnull=False, lease_token=None).count() == 45
    assert transport.closed == 2


def test_what_is_not_due_waits() -> None:
    queued("a@demo.example")
    OutboxMessage.objects.update(not_before=timezone.now() + timedelta(hours=1))
    assert relay(transport=RecordingTransport()) == {}


def test_a_code_overtakes_a_backlog() -> None:
    several(30)
    send_mail("Your code", "123456", None, ["dsl@demo.example"])
    assert claim(5)[0].address == "dsl@demo.example"


def test_two_relays_never_hold_the_same_message() -> None:
    several(30)
    first, second = claim(20), claim(20)
    assert (len(first), len(second)) == (20, 10)
    assert not {row.pk for row in first} & {row.pk for row in second}


def test_a_relay_that_lost_its_lease_changes_nothing() -> None:
    several(1)
    (mine,) = claim(1)
    OutboxMessage.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    (theirs,) = claim(1)
    transport = RecordingTransport()
    assert deliver(mine, transport) == "lost" and transport.taken == []
    assert deliver(theirs, transport) == "sent"
    assert settle(mine, state="dead") is False and only().state == "sent"


def test_after_a_kill_in_the_hand_over_the_provider_is_asked_first() -> None:
    """The relay died after the provider took the message and before the row said so."""
    several(1)
    transport = RecordingTransport()
    (message,) = claim(1)
    assert begin(message)
    transport.send(message)
    OutboxMessage.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert relay(transport=transport) == {"sent": 1}
    assert transport.taken == transport.asked == [message.reference]
    assert only().provider_reference == f"provider:{message.reference}"


def test_after_a_kill_before_the_hand_over_it_is_sent() -> None:
    several(1)
    transport = RecordingTransport()
    (message,) = claim(1)
    assert begin(message)
    OutboxMessage.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert relay(transport=transport) == {"sent": 1}
    assert transport.asked == [message.reference] and transport.taken == [message.reference]


def test_an_untroubled_message_is_sent_without_asking() -> None:
    several(1)
    transport = RecordingTransport()
    relay(transport=transport)
    assert transport.asked == []


def test_a_clock_set_back_does_not_hold_messages() -> None:
    """A lease written before the clock went back an hour would otherwise hold for an hour."""
    several(1)
    claim(1)
    OutboxMessage.objects.update(lease_until=timezone.now() + timedelta(hours=1))
    assert relay(transport=RecordingTransport()) == {"sent": 1}


def test_a_refused_address_is_dead_at_once_and_the_rest_goes_on() -> None:
    several(3)
    transport = RecordingTransport({"p1@demo.example": Refused("rcpt:550")})
    assert relay(transport=transport) == {"sent": 2, "dead": 1}
    dead = OutboxMessage.objects.get(state="dead")
    assert (dead.address, dead.last_fault, dead.given_up_at) == ("p1@demo.example", "rcpt:550", None)


def test_greylisting_is_tried_again_later_and_later() -> None:
    several(1)
    transport = RecordingTransport({"p0@demo.example": TryLater("rcpt:451")})
    waits = []
    for _ in range(4):
        assert relay(transport=transport) == {"failed": 1}
        waits.append((only().not_before - timezone.now()).total_seconds())
        due_now()
    for wait, expected in zip(waits, (15, 30, 60, 120), strict=True):
        assert expected * 0.75 < wait < expected * 1.25
    assert transport.asked == [], "a plain refusal leaves no doubt"
    transport.faults.clear()
    assert relay(transport=transport) == {"sent": 1} and only().tries == 5


def test_waits_never_pass_four_hours_and_end() -> None:
    several(1)
    OutboxMessage.objects.update(tries=MAX_TRIES - 1, state="failed")
    transport = RecordingTransport({"p0@demo.example": TryLater("rcpt:451")})
    assert relay(transport=transport) == {"failed": 1}
    assert only().not_before - timezone.now() < module.LONGEST_WAIT * 1.2 + timedelta(seconds=1)
    due_now()
    assert relay(transport=transport) == {"dead": 1}
    assert only().last_fault == "rcpt:451" and only().given_up_at is None


def test_a_provider_that_is_down_costs_no_message_a_try() -> None:
    several(30)
    assert relay(transport=RecordingTransport(down=True)) == {"released": 20}
    assert set(OutboxMessage.objects.values_list("state", "tries")) == {("pending", 0)}
    assert not OutboxMessage.objects.filter(not_before__gt=timezone.now() + timedelta(seconds=21)).exists()


def test_a_provider_that_breaks_off_leaves_one_doubtful_and_gives_back_the_rest() -> None:
    several(3)
    transport = RecordingTransport({"p1@demo.example": TransportDown("broke:TimeoutError")})
    assert relay(transport=transport) == {"sent": 1, "released": 1}
    doubtful = OutboxMessage.objects.get(address="p1@demo.example")
    assert (doubtful.state, doubtful.tries) == ("failed", 1) and doubtful.handover_began_at is not None
    due_now()
    transport.faults.clear()
    assert relay(transport=transport) == {"sent": 2}
    assert transport.asked == [doubtful.reference]


def test_a_message_that_kills_its_worker_each_time_is_stopped() -> None:
    """A poison message must not be tried for ever."""
    several(1)
    for _ in range(MAX_TRIES):
        (message,) = claim(1)
        assert begin(message)
        OutboxMessage.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert relay(transport=RecordingTransport()) == {"dead": 1} and only().last_fault == "worker_died"


def test_time_that_is_up_gives_the_rest_back(monkeypatch: pytest.MonkeyPatch) -> None:
    several(3)
    clock = iter([0.0, 0.0, 0.0, 99.0, 99.0])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    assert relay(transport=RecordingTransport(), seconds=10) == {"sent": 1, "released": 2}
    assert OutboxMessage.objects.filter(state="pending").count() == 2


def test_somebody_whose_account_was_closed_gets_no_notice() -> None:
    """T4: a leaver hears no more of the setting."""
    dana = person()
    queued(dana)
    due_now()
    dana.is_active = False
    dana.save()
    transport = RecordingTransport()
    assert relay(transport=transport) == {"dead": 1} and transport.taken == []
    assert only().last_fault == "recipient_closed" and only().given_up_at is not None


@pytest.mark.parametrize(("demo", "kept"), [(True, "123456"), (False, "")])
def test_the_text_of_a_code_goes_once_it_was_sent(demo: bool, kept: str) -> None:
    """Only the demonstration keeps codes, for its mailbox."""
    send_mail("Your code", "123456", None, ["dsl@demo.example"])
    with override_settings(VS_DEMO=demo):
        assert relay(transport=RecordingTransport()) == {"sent": 1}
    assert only().text_body == kept and bool(only().body_removed_at) is not demo


def test_a_code_that_comes_too_late_is_not_sent() -> None:
    send_mail("Your code", "123456", None, ["dsl@demo.example"])
    OutboxMessage.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with override_settings(VS_DEMO=False):
        assert relay(transport=RecordingTransport()) == {"dead": 1}
    assert (only().last_fault, only().text_body) == ("too_late", "") and only().given_up_at is not None


def test_the_claim_reads_the_partial_index_and_no_sent_row() -> None:
    """A year of sent messages must cost a sweep nothing."""
    row = queued("a@demo.example")
    many = [
        OutboxMessage(
            kind=row.kind,
            recipient=f"r{n}",
            address=row.address,
            event_key="old",
            state="sent",
            sent_at=timezone.now(),
            not_before=row.not_before,
            subject="s",
            text_body="t",
            reference=str(uuid.uuid4()),
        )
        for n in range(3000)
    ]
    OutboxMessage.objects.bulk_create(many)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notifications_outboxmessage")
    due = OutboxMessage.objects.filter(state__in=("pending", "failed"), not_before__lte=Now())
    assert "outbox_waiting" in due.order_by("priority", "not_before", "id").explain()


def test_a_lease_is_longer_than_the_slowest_hand_over(settings: Settings) -> None:
    slowest = 3 * settings.SMTP_STEP_SECONDS + settings.SMTP_TEXT_SECONDS
    assert lease().total_seconds() > slowest


def test_the_outcome_is_written_down_after_a_database_that_restarts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has left; if the row could not say so it would leave again."""
    several(1)
    (message,) = claim(1)
    real, faults = claims._held, [OperationalError("restarting"), InterfaceError("connection already closed")]

    def held(row: OutboxMessage) -> QuerySet[OutboxMessage]:
        if faults:
            raise faults.pop()
        return real(row)

    monkeypatch.setattr(claims, "_held", held)
    monkeypatch.setattr(claims.time, "sleep", lambda _: None)
    monkeypatch.setattr(claims.connection, "close", lambda: None)  # the test's transaction lives on this connection
    assert settle(message, state="sent", sent_at=Now()) and only().state == "sent"


def test_a_database_that_stays_away_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    several(1)
    (message,) = claim(1)

    def away(_: OutboxMessage) -> QuerySet[OutboxMessage]:
        raise OperationalError("gone")

    waits: list[float] = []
    monkeypatch.setattr(claims, "_held", away)
    monkeypatch.setattr(claims.time, "sleep", waits.append)
    monkeypatch.setattr(claims.connection, "close", lambda: None)
    with pytest.raises(OperationalError):
        settle(message, state="sent", sent_at=Now())
    assert 5 < sum(waits) < lease().total_seconds(), "long enough for a restart, shorter than the lease"
