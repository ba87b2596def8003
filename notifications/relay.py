"""Sends what is due. Safe to run twice, at once, and to be killed at any moment.

Before a hand-over the row says that one begins; after it, what came of it. A relay killed in between leaves a lease
that runs out and a doubtful hand-over; the next relay asks the transport by reference before it sends again.
Faults of the provider never count against a message, unless it was this message's turn when the provider broke.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import timedelta

import structlog
from django.db.models.functions import Now
from django.utils import timezone

from notifications.claims import State, begin, claim, release, settle
from notifications.kinds import KINDS
from notifications.models import OutboxMessage
from notifications.services import keeps_secrets
from notifications.transports import Refused, Transport, TransportDown, TryLater, configured_transport

BATCH = 20
RUN_SECONDS = 20.0
MAX_TRIES = 24  # with the waits below about two and a half days
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=4)
log = structlog.get_logger(__name__)


def relay(*, transport: Transport | None = None, seconds: float = RUN_SECONDS) -> Counter[str]:
    """Send due messages for up to `seconds`; return how many came to which end. A down provider ends the run early."""
    transport = transport or configured_transport()
    ends: Counter[str] = Counter()
    deadline = time.monotonic() + seconds
    try:
        while time.monotonic() < deadline and (batch := claim(BATCH)):
            if not _run_batch(batch, transport, ends, deadline):
                break
    finally:
        transport.close()
    if ends:
        log.info("outbox_relayed", **ends)
    return ends


def _run_batch(batch: list[OutboxMessage], transport: Transport, ends: Counter[str], deadline: float) -> bool:
    """Deliver a batch; False once the provider is down or time is up, with the rest given back."""
    for position, message in enumerate(batch):
        if time.monotonic() >= deadline:
            ends["released"] += release(batch[position:], after=timedelta(0))
            return False
        tried = position
        try:
            transport.open()
            tried += 1
            ends[deliver(message, transport)] += 1
        except TransportDown as fault:
            log.warning("mail_provider_down", fault=fault.code)
            ends["released"] += release(batch[tried:], after=timedelta(seconds=random.uniform(5, 20)))  # noqa: S311  (jitter)
            return False
    return True


def deliver(message: OutboxMessage, transport: Transport) -> str:
    """Hand over one leased message and write down what came of it. Raises TransportDown after writing."""
    if fault := _unfit(message):
        return _die(message, fault)
    doubtful = message.handover_began_at is not None
    if not begin(message):
        return "lost"
    message.tries += 1
    try:
        taken = transport.already_sent(message.reference) if doubtful else None
        provider_reference = taken or transport.send(message)
    except Refused as fault_found:
        return _die(message, fault_found.code)
    except TryLater as fault_found:
        return _wait(message, fault_found.code, handover_began_at=None)
    except TransportDown as fault_found:
        _wait(message, fault_found.code)
        raise
    return _sent(message, provider_reference)


def _unfit(message: OutboxMessage) -> str:
    """Why a message must not be sent (any more), as a code, or nothing."""
    if message.expires_at and message.expires_at <= timezone.now():
        return "too_late"
    if message.person and not message.person.is_active and not _kind_is("urgent", message):
        return "recipient_closed"
    if message.tries >= MAX_TRIES:
        return message.last_fault or "worker_died"
    return ""


def _sent(message: OutboxMessage, provider_reference: str) -> str:
    fields = {} if keeps_secrets() or not _kind_is("secret", message) else _blank()
    held = settle(
        message,
        state=State.SENT,
        sent_at=Now(),
        last_fault="",
        handover_began_at=None,
        provider_reference=provider_reference[:200],
        **fields,
    )
    return "sent" if held else "lost"


def _wait(message: OutboxMessage, fault: str, **fields: object) -> str:
    """Try again later: 15 s, 30 s, 1 min … 4 hours, give or take a fifth, so that messages do not come back in step."""
    wait = min(FIRST_WAIT * 2 ** (message.tries - 1), LONGEST_WAIT) * random.uniform(0.8, 1.2)  # noqa: S311  (jitter)
    held = settle(message, state=State.FAILED, not_before=Now() + wait, last_fault=fault, **fields)
    return "failed" if held else "lost"


def _die(message: OutboxMessage, fault: str) -> str:
    """Stop trying. What staff can do nothing about (a code that is too old, a closed account) asks for no attention."""
    hopeless = fault == "recipient_closed" or _kind_is("secret", message)
    fields = _blank() if _kind_is("secret", message) and not keeps_secrets() else {}
    held = settle(message, state=State.DEAD, last_fault=fault, given_up_at=Now() if hopeless else None, **fields)
    return "dead" if held else "lost"


def _blank() -> dict[str, object]:
    return {"subject": "", "text_body": "", "html_body": "", "attachment": "", "body_removed_at": Now()}


def _kind_is(quality: str, message: OutboxMessage) -> bool:
    kind = KINDS.get(message.kind)
    return bool(kind and getattr(kind, quality))
