"""Messages and people for the tests of delivery, made through the real services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from accounts.models import Person
from notifications.models import OutboxMessage
from notifications.services import queue_message
from notifications.transports import TransportDown


def person(name: str = "dsl", **fields: Any) -> Person:
    return Person.objects.create_user(f"{name}@demo.example", name=name.capitalize(), **fields)


def queued(to: Person | str, event: str = "advice:event:1", kind: str = "advice_answered") -> OutboxMessage:
    context = {"name": "Dana", "reference": "VS-2026-0001", "link": "/advice/3f"}
    return queue_message(kind=kind, to=to, event_key=event, context=context)


def due_now() -> None:
    """Pretend that working hours have come."""
    OutboxMessage.objects.update(not_before="2026-01-05T09:00Z")


class RecordingTransport:
    """A provider in memory: it takes messages, or answers with the faults it was given, by address."""

    def __init__(
        self,
        faults: Mapping[str, Exception] | None = None,
        *,
        down: bool = False,
        on_send: Callable[[OutboxMessage], None] | None = None,
    ) -> None:
        self.taken: list[str] = []
        self.asked: list[str] = []
        self.closed = 0
        self.faults, self.down, self.on_send = dict(faults or {}), down, on_send

    def open(self) -> None:
        if self.down:
            raise TransportDown("connect:refused")

    def close(self) -> None:
        self.closed += 1

    def already_sent(self, reference: str) -> str | None:
        self.asked.append(reference)
        return f"provider:{reference}" if reference in self.taken else ""

    def send(self, message: OutboxMessage) -> str:
        if message.address in self.faults:
            raise self.faults[message.address]
        self.taken.append(message.reference)
        if self.on_send:
            self.on_send(message)
        return f"provider:{message.reference}"
