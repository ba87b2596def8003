"""Promise 3: many messages queued at once are each what one queued alone would be, and cost no more for their number."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from notifications.models import OutboxMessage
from notifications.rendering import HeaderInjection, UnsafeContext
from notifications.services import Letter, queue_message, queue_messages
from tests.integration.notifications.making import person

pytestmark = pytest.mark.django_db
CONTEXT = {"name": "Dana", "reference": "VS-2026-0001", "link": "/advice/3f"}
Count = Callable[[int], AbstractContextManager[object]]


def letter(to: object, event: str = "e:1", kind: str = "advice_answered", **fields: object) -> Letter:
    return Letter(kind, to, event, CONTEXT, **fields)  # type: ignore[arg-type]  # named by the test


def fields_of(row: OutboxMessage) -> dict[str, object]:
    return model_to_dict(row, exclude=["id", "public_id", "event_key", "reference"])


@time_machine.travel("2026-11-28T20:00:00Z", tick=False)
@pytest.mark.parametrize("kind", ["advice_answered", "training_soon"], ids=["plain", "with-a-lifetime"])
def test_each_is_what_one_alone_would_be(kind: str) -> None:
    """A Saturday evening: to an account, to its address, to a stranger, and for later."""
    dana, later = person(), timezone.now() + timedelta(days=5)
    context = CONTEXT | {"course": "C", "day": datetime(2026, 12, 4).date(), "hour": "10:00"}
    for number, to in enumerate([dana, " DSL@demo.example ", "stranger@demo.example"]):
        for wait in (None, later):
            event = f"{number}:{wait is None}"
            one = queue_message(kind=kind, to=to, event_key=f"one:{event}", context=context, not_before=wait)
            assert queue_messages([Letter(kind, to, f"many:{event}", context, wait)]) == 1
            many = OutboxMessage.objects.get(event_key=f"many:{event}")
            assert fields_of(many) == fields_of(one)


def test_five_hundred_cost_as_many_statements_as_five(django_assert_num_queries: Count) -> None:
    queue_messages([letter("first@demo.example")])
    for size, statements in ((5, 3), (150, 3), (500, 5)):  # two hundred rows a statement
        with django_assert_num_queries(statements):
            queue_messages(letter(f"c{n}@demo.example", f"of:{size}") for n in range(size))
    assert OutboxMessage.objects.count() == 656


def test_nobody_is_told_twice_neither_before_nor_in_the_same_go() -> None:
    dana = person()
    queue_messages([letter(dana), letter(dana), letter("b@demo.example")])
    queue_messages([letter(dana), letter("c@demo.example")])
    assert OutboxMessage.objects.count() == 3


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (letter("no address"), HeaderInjection),
        (Letter("advice_answered", "a@b.example", "e", {"x": []}), UnsafeContext),
    ],
    ids=["address", "context"],
)
def test_one_that_is_refused_holds_back_all(bad: Letter, fault: type[Exception]) -> None:
    with pytest.raises(fault), transaction.atomic():
        queue_messages([letter("a@demo.example"), bad])
    assert not OutboxMessage.objects.exists()


def test_none_is_none() -> None:
    assert queue_messages([]) == 0
