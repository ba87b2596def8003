"""Two at once, on real connections: one adviser wins, one form is one request, no edit is lost (SECURITY R2, R3)."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from accounts.models import Person
from advice_requests import services
from advice_requests.models import AdviceRequest, Message, RequestEvent
from advice_requests.services import StaleVersion, TakenAlready
from notifications.models import OutboxMessage
from resources.models import Topic
from tests.cast import Cast
from tests.integration.advice_requests.conftest import QUESTION, Ask

pytestmark = pytest.mark.django_db(transaction=True)


def together(*works: Callable[[], object]) -> list[object]:
    """Run all at the same moment, each on its own connection; returns results or exceptions in order."""
    barrier, results = Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            results[place] = work()
        except Exception as error:  # noqa: BLE001  (handed to the test, which looks at it)
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, work)) for place, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_two_advisers_take_at_once(ask: Ask, cast: Cast) -> None:
    for _ in range(5):
        row = ask()

        def take(person: Person, row: AdviceRequest = row) -> AdviceRequest:
            return services.take_request(request=row, by=person)

        results = together(lambda take=take: take(cast.vs), lambda take=take: take(cast.vs_duty))
        losers = [one for one in results if isinstance(one, TakenAlready)]
        row.refresh_from_db()
        assert len(losers) == 1
        assert losers[0].by == row.assigned_to
        assert RequestEvent.objects.filter(request=row, act="take").count() == 1


def test_one_form_sent_eight_times_at_once_is_one_request_and_one_mail(cast: Cast) -> None:
    question = services.Question(
        topic=Topic.objects.get(code="attendance"),
        phase="primary",
        pupil_band="none",
        urgency="routine",
        urgency_reason="",
        question=QUESTION,
        setting=cast.setting_a,
    )
    token = uuid4()

    def send() -> int:
        person = Person.objects.get(pk=cast.dsl_a.pk)
        return services.submit_request(question=question, form_token=token, by=person).pk

    results = together(*[send] * 8)
    assert len(set(results)) == 1, results
    assert AdviceRequest.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="advice_received").count() == 1


def test_two_answers_written_on_the_same_page_are_not_both_kept(ask: Ask, cast: Cast) -> None:
    row = services.take_request(request=ask(), by=cast.vs)

    def answer(words: str) -> AdviceRequest:
        return services.answer_request(
            request=row, body=words, links=[], form_token=uuid4(), version=row.version, by=cast.vs
        )

    results = together(lambda: answer("The first answer."), lambda: answer("The second answer."))
    assert Message.objects.filter(request=row, kind="answer").count() == 1
    assert sum(isinstance(one, AdviceRequest) for one in results) == 1
    assert sum(isinstance(one, Exception) for one in results) == 1


def test_an_answer_and_a_reply_at_once_never_pass_each_other_unseen(ask: Ask, cast: Cast) -> None:
    row = services.take_request(request=ask(), by=cast.vs)
    results = together(
        lambda: services.answer_request(
            request=row, body="An answer.", links=[], form_token=uuid4(), version=row.version, by=cast.vs
        ),
        lambda: services.reply(
            request=row, body="One more thing.", form_token=uuid4(), version=row.version, by=cast.dsl_a
        ),
    )
    refused = [one for one in results if isinstance(one, Exception)]
    assert len(refused) == 1
    assert isinstance(refused[0], StaleVersion) or "cannot be done" in str(refused[0])
