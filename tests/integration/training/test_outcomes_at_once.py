"""Real threads: an evaluation sent many times gives one certificate, and two who change a setting are both counted."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from notifications.models import OutboxMessage
from tests.cast import Cast, make_cast
from tests.integration.training.test_at_once import at_once
from tests.integration.training.test_coverage import DSL, stands, train, who
from tests.integration.training.test_coverage import obvious as obvious_count
from tests.integration.training.test_outcomes import HOLDER, MARKS, held
from training.models import Certificate, Evaluation
from training.services import attendee_back, attendee_left, attendees, change_attendee
from training.services.outcomes import evaluate

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people() -> Cast:
    return make_cast()


def test_an_evaluation_sent_many_times_gives_one_certificate(people: Cast) -> None:
    row = held(people, 1)[0]
    came = at_once([lambda: evaluate(booking=row, said=MARKS, by=None, relations=HOLDER)] * 8)
    assert [type(one) for one in came] == [Certificate] * 8, came
    assert len({one.pk for one in came if isinstance(one, Certificate)}) == 1
    assert Evaluation.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="training_certificate").count() == 1


def test_leads_who_leave_and_come_back_at_once_are_all_counted(people: Cast) -> None:
    rows = train(people, DSL, DSL, DSL, DSL)
    attendee_left(attendee=who(rows[0]), by=people.vs)
    acts = [lambda row=row: attendee_left(attendee=who(row), by=people.vs) for row in rows[1:]]
    came = at_once([*acts, lambda: attendee_back(attendee=who(rows[0]), by=people.vs)])
    assert not [one for one in came if isinstance(one, Exception)], came
    assert stands(people.setting_a) == obvious_count(people.setting_a)


def test_a_setting_is_counted_while_somebody_it_names_is_changed(people: Cast) -> None:
    """Rests on attendees being locked without their key: the count names a lead whom another act holds meanwhile, and that
    act waits for the audit trail, which the count has entered."""
    first, second = (who(row) for row in train(people, DSL, DSL))
    held, counted, came = threading.Event(), threading.Event(), list[object]()

    def change() -> None:
        try:
            with transaction.atomic():
                attendees._lock(second, people.vs)
                held.set()
                counted.wait(1)
                change_attendee(attendee=second, name="Other Name", role=DSL, by=people.vs)
                came.append(second)
        finally:
            connection.close()

    changing = threading.Thread(target=change)
    changing.start()
    assert held.wait(10)
    attendee_left(attendee=first, by=people.vs)
    counted.set()
    changing.join(30)
    assert came == [second]
    assert stands(people.setting_a) == obvious_count(people.setting_a)
