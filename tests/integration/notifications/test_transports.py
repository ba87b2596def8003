"""Promise 3 at the provider: what SMTP servers and GOV.UK Notify answer, on real sockets, ends in the right fault."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from notifications.models import OutboxMessage
from notifications.transports import Refused, Transport, TransportDown, TryLater, configured_transport
from notifications.transports.demo import DemoTransport
from notifications.transports.notify import NotifyTransport
from notifications.transports.smtp import SmtpTransport
from tests.faults.portal_process import free_port

SERVICE = "00000000-0000-4000-8000-000000000001"


def a_message(address: str = "dsl@demo.example") -> OutboxMessage:
    return OutboxMessage(
        reference="1b4e28ba-2fa1-5d2e-883f-0016d3cca427",
        subject="There is an answer",
        address=address,
        text_body="Read it:\n.\nhttp://localhost:8000/advice/1\n",
    )


class Mailroom:
    """Answers RCPT by the address, and keeps what it took."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_RCPT(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if address.startswith("code"):
            return f"{address[4:7]} As you wish"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope.content or b"")
        return "250 Taken"


@pytest.fixture
def mailroom(settings: Settings) -> Iterator[Mailroom]:
    room = Mailroom()
    controller = Controller(room, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER, settings.SMTP_STEP_SECONDS = "", 1.0
    yield room
    controller.stop()


def test_smtp_sends_several_on_one_connection(mailroom: Mailroom) -> None:
    transport = SmtpTransport()
    transport.open()
    for _ in range(3):
        transport.open()
        assert transport.send(a_message()) == "<1b4e28ba-2fa1-5d2e-883f-0016d3cca427@localhost>"
    transport.close()
    assert len(mailroom.taken) == 3 and b"\r\n.\r\nhttp://localhost" in mailroom.taken[0]


@pytest.mark.parametrize(
    ("code", "fault"), [("550", Refused), ("553", Refused), ("451", TryLater), ("421", TransportDown)]
)
def test_smtp_answers_become_faults_and_a_refusal_spares_the_next(
    mailroom: Mailroom, code: str, fault: type[Exception]
) -> None:
    transport = SmtpTransport()
    transport.open()
    with pytest.raises(fault, match=f"rcpt:{code}"):
        transport.send(a_message(f"code{code}@demo.example"))
    transport.open()
    transport.send(a_message())
    transport.close()
    assert len(mailroom.taken) == 1


def test_smtp_that_is_not_there_is_down(settings: Settings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with pytest.raises(TransportDown, match="connect:ConnectionRefusedError"):
        SmtpTransport().open()


def test_smtp_without_a_connection_does_not_pretend() -> None:
    with pytest.raises(TransportDown):
        SmtpTransport().send(a_message())


def test_smtp_cannot_say_what_it_took() -> None:
    assert SmtpTransport().already_sent("any") is None


@pytest.mark.parametrize("secure", ["EMAIL_USE_TLS", "EMAIL_USE_SSL"])
def test_smtp_sends_nothing_over_a_line_that_is_not_the_one_configured(
    mailroom: Mailroom, settings: Settings, secure: str
) -> None:
    """A server without TLS where TLS was asked for gets no password and no message."""
    setattr(settings, secure, True)
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portal", "secret"
    with pytest.raises(TransportDown, match="connect:"):
        SmtpTransport().open()
    assert mailroom.taken == []


def test_smtp_that_wants_no_sign_in_and_is_given_one_is_down(mailroom: Mailroom, settings: Settings) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portal", "secret"
    with pytest.raises(TransportDown, match="connect:SMTP"):
        SmtpTransport().open()


class Notify(HTTPServer):
    """GOV.UK Notify as far as the client speaks to it: it remembers references, and answers with `status` if told to."""

    status = 201

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), NotifyHandler)
        self.taken: list[dict[str, Any]] = []


class NotifyHandler(BaseHTTPRequestHandler):
    server: Notify

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status != 201:
            return self.answer({"errors": [{"message": "no"}], "status_code": self.server.status}, self.server.status)
        self.server.taken.append(body)
        return self.answer({"id": f"n{len(self.server.taken)}"}, 201)

    def do_GET(self) -> None:
        if self.server.status != 201:
            return self.answer({}, self.server.status)
        reference = self.path.partition("reference=")[2].partition("&")[0]
        rows = [
            {"id": f"n{number}", "status": "delivered", "reference": reference}
            for number, body in enumerate(self.server.taken, 1)
            if body["reference"] == reference
        ]
        return self.answer({"notifications": rows, "links": {}}, 200)

    def answer(self, body: dict[str, Any], status: int) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def notify(settings: Settings) -> Iterator[Notify]:
    server = Notify()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.NOTIFY_BASE_URL = f"http://127.0.0.1:{server.server_port}"
    settings.NOTIFY_API_KEY = f"tests-{SERVICE}-{SERVICE}"
    settings.NOTIFY_TEMPLATE_ID = SERVICE
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_notify_is_given_the_reference_and_can_be_asked_for_it(notify: Notify) -> None:
    transport = NotifyTransport()
    message = a_message()
    transport.open()
    assert transport.already_sent(message.reference) == ""
    assert transport.send(message) == "n1"
    assert transport.already_sent(message.reference) == "n1"
    transport.close()
    (taken,) = notify.taken
    assert taken["reference"] == message.reference and taken["email_address"] == "dsl@demo.example"
    assert taken["personalisation"] == {"subject": message.subject, "body": message.text_body}


@pytest.mark.parametrize(
    ("status", "fault"), [(400, Refused), (403, TransportDown), (429, TransportDown), (500, TransportDown)]
)
def test_only_a_bad_request_is_the_messages_own_fault(notify: Notify, status: int, fault: type[Exception]) -> None:
    notify.status = status
    with pytest.raises(fault):
        NotifyTransport().send(a_message())


def test_notify_that_cannot_be_asked_is_down_and_nothing_is_sent_blindly(notify: Notify) -> None:
    notify.status = 500
    with pytest.raises(TransportDown, match="notify_lookup:500"):
        NotifyTransport().already_sent("any")


def test_notify_without_a_key_says_what_is_missing(settings: Settings) -> None:
    settings.NOTIFY_API_KEY = ""
    with pytest.raises(ImproperlyConfigured, match="VS_NOTIFY_API_KEY"):
        NotifyTransport()


@pytest.mark.parametrize(("name", "kind"), [("demo", DemoTransport), ("smtp", SmtpTransport)])
def test_the_setting_chooses_the_transport(settings: Settings, name: str, kind: type[Transport]) -> None:
    settings.MAIL_TRANSPORT = name
    assert isinstance(configured_transport(), kind)


def test_an_unknown_transport_names_the_known_ones(settings: Settings) -> None:
    settings.MAIL_TRANSPORT = "pigeon"
    with pytest.raises(ImproperlyConfigured, match="demo, notify, smtp"):
        configured_transport()
