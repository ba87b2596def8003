"""Promise 3 in the middle of the main job (DESIGN section 6): a question is asked, taken and answered over HTTP while
the worker, the broker, the database and the web server's processes are killed. What the page said was kept is kept,
what could not be kept is said so (503), and sending again makes it happen once."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
import requests

from tests.faults.delivery_stack import DeliveryStack
from tests.faults.smtp_stub import SmtpStub
from tests.faults.visitor import Visitor


@dataclass
class Job:
    """The portal over HTTP, and its two people."""

    asker: Visitor
    adviser: Visitor
    origin: str


@pytest.fixture(scope="module")
def web(whole_stack: DeliveryStack) -> Job:
    whole_stack.tend()
    origin = whole_stack.start_web()
    asker, adviser = (Visitor(origin, key) for key in whole_stack.people())
    return Job(asker, adviser, origin)


@pytest.fixture
def job(stack: DeliveryStack, web: Job) -> Job:
    """Ready to ask; the outbox is empty."""
    assert web.asker.get("/health/ready").status_code == 200
    return web


def sent_requests(stack: DeliveryStack) -> int:
    return int(str(stack.query("SELECT count(*) FROM advice_requests_advicerequest")[0][0]))


def kinds(stack: DeliveryStack) -> Counter[str]:
    return Counter(str(row[0]) for row in stack.query("SELECT kind FROM notifications_outboxmessage"))


def test_the_whole_job_while_worker_and_broker_are_dead(stack: DeliveryStack, smtp: SmtpStub, job: Job) -> None:
    """R5: asking, taking and answering need neither; every notice goes out once both are back."""
    stack.kill("worker")
    check = job.asker.question_ready_to_send()
    stack.kill("valkey")
    begun = time.monotonic()
    sent = job.asker.fill_in(check)
    assert time.monotonic() - begun < 3, "a dead broker must not make the asker wait"
    request = sent.removesuffix("sent/")
    health = job.asker.get("/health/ready")
    assert health.status_code == 200 and health.json()["checks"]["broker"] == {"status": "down"}
    job.adviser.fill_in(f"{request}take/")
    job.adviser.fill_in(f"{request}answer/", body="A welcome at the gate has worked elsewhere.")
    assert "A welcome at the gate" in job.asker.get(request).text
    assert smtp.handed_over == {}
    assert kinds(stack) == {"advice_received": 1, "advice_assigned": 1, "advice_answered": 1}
    stack.start_broker()
    stack.due_now()
    stack.wait_until_sent(3, 90)
    assert smtp.references() == stack.references() and smtp.again() == 0


def test_sending_while_the_database_dies_is_said_honestly_and_happens_once(
    stack: DeliveryStack, smtp: SmtpStub, job: Job
) -> None:
    """R6: PostgreSQL is killed; the form answers 503 with a time to come back; the same form again sends one question."""
    before = sent_requests(stack)
    check = job.asker.question_ready_to_send()
    form = job.asker.filled(check)
    stack.kill("postgres")
    away = job.asker.post(check, form)
    assert away.status_code == 503 and int(away.headers["Retry-After"]) > 0
    assert "Traceback" not in away.text and "psycopg" not in away.text
    health = job.asker.get("/health/ready")
    assert (health.status_code, health.json()["checks"]["database"]) == (503, {"status": "down"})
    assert job.asker.get("/health/live").status_code == 200
    stack.start_database()
    first, second = job.asker.post(check, form), job.asker.post(check, form)
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert sent_requests(stack) == before + 1
    stack.due_now()
    stack.wait_until_sent(sum(kinds(stack).values()), 90)
    assert smtp.references() == stack.references()


def test_a_steady_stream_of_readers_sees_only_200_and_503(stack: DeliveryStack, job: Job) -> None:
    """R6: PostgreSQL restarts under steady use: no 500, and pages again within 2 s after it accepts connections."""
    statuses: list[tuple[float, int]] = []
    stop = threading.Event()

    def read() -> None:
        visitor = Visitor(job.origin, job.asker.session_key)
        while not stop.wait(0.1):
            statuses.append((time.monotonic(), visitor.get("/advice/").status_code))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    time.sleep(1)
    stack.kill("postgres")
    time.sleep(1.5)
    stack.start_database()
    back = time.monotonic()
    time.sleep(3)
    stop.set()
    for reader in readers:
        reader.join()
    assert {status for _, status in statuses} == {200, 503}
    assert all(status == 200 for at, status in statuses if at > back + 2)


def test_killing_web_processes_while_questions_are_sent_keeps_each_once(
    stack: DeliveryStack, smtp: SmtpStub, job: Job
) -> None:
    """R2 and R7: the connection breaks in the middle of a POST; sending the same form again gives the same question."""
    before = sent_requests(stack)
    forms = [(check, job.asker.filled(check)) for check in (job.asker.question_ready_to_send() for _ in range(3))]
    killer = threading.Timer(random.uniform(0.0, 0.1), stack.kill_children_of, ["web"])
    killer.start()
    with ThreadPoolExecutor(3) as pool:
        ends = list(pool.map(send_until_answered, [job.asker.twin() for _ in forms], *zip(*forms, strict=True)))
    killer.join()
    assert any(broken for _, broken in ends), "no kill came while a question was on its way"
    assert len({place for place, _ in ends}) == 3 and sent_requests(stack) == before + 3
    assert kinds(stack)["advice_received"] == 3


def send_until_answered(visitor: Visitor, path: str, form: dict[str, str]) -> tuple[str, int]:
    """What a person does: press the button again. Returns where it led to, and how often there was no answer."""
    end, broken = time.monotonic() + 50, 0
    while time.monotonic() < end:
        try:
            answer = visitor.post(path, form)
        except requests.RequestException:
            broken += 1
            time.sleep(0.3)
            continue
        if answer.status_code == 302:
            return answer.headers["Location"], broken
        time.sleep(0.3)
    raise AssertionError("no answer for 50 s")
