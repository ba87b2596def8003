"""Promise 3: the worker is killed in the middle of promoting, at every statement in turn, and nothing is lost or doubled.

A child process does the work and kills itself before its nth statement, as the system does that runs out of memory. What
it had written is gone with its transaction; the next run does the whole of it, once.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from accounts.audit import broken_links
from accounts.models import AuditEvent
from notifications.models import OutboxMessage
from tests.factories import give_role, make_person, make_setting
from tests.training_factory import booked, make_session
from training.models import Booking, BookingEvent, Offer, Session
from training.models.vocabulary import BookingState
from training.services import cancel, expire_offers

pytestmark = pytest.mark.django_db(transaction=True)
B = BookingState
MOST = 200  # statements; the work takes far fewer


def killed_at(statement: int, work: Callable[[], object]) -> bool:
    """Whether a process that does the work was killed before that statement; False where it had fewer to do."""
    connections.close_all()  # nothing of ours is shared with the child
    child = os.fork()
    if child == 0:
        _work_and_die(statement, work)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)


def _work_and_die(statement: int, work: Callable[[], object]) -> None:
    count = 0

    def die(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal count
        count += 1
        if count == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)

    try:
        with connection.execute_wrapper(die):
            work()
    except BaseException:  # noqa: BLE001  (whatever it was, this process must not go on with the tests)
        os._exit(1)
    os._exit(0)


def everything() -> list[object]:
    """What the work writes."""
    return [
        sorted(Booking.objects.values_list("pk", "state", "line", "version")),
        sorted(Offer.objects.values_list("pk", "booking", "outcome")),
        sorted(Session.objects.values_list("pk", "seats_taken")),
        *(model.objects.count() for model in (BookingEvent, OutboxMessage, AuditEvent)),
    ]


def test_killed_at_every_statement_of_promoting() -> None:
    person, setting = make_person(password=None), make_setting()
    give_role(person, "dsl", setting=setting)
    session = make_session(capacity=1)
    [seat] = booked(session, setting, person)
    first, second = booked(session, setting, person, 2)
    cancel(booking=seat, by=person)
    end = Offer.objects.get().expires_at
    before = everything()
    for statement in range(1, MOST):
        if not killed_at(statement, lambda: expire_offers(now=end)):
            break
        assert everything() == before, f"something of a run that died before statement {statement} stayed"
    assert 20 < statement < MOST, "it died at every step of the way, and then came through"
    states = dict(session.bookings.values_list("pk", "state"))
    assert (states[first.pk], states[second.pk]) == (B.EXPIRED, B.OFFERED)
    assert Offer.objects.filter(outcome="").count() == 1
    session.refresh_from_db()
    assert session.seats_taken == 1
    for kind in ("training_ran_out", "training_offered"):
        told = OutboxMessage.objects.filter(kind=kind).values_list("recipient", flat=True)
        assert len(set(told)) == len(told)
    assert expire_offers(now=end) == 0
    assert list(broken_links()) == []
