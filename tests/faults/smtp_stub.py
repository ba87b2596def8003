"""A real SMTP server on the loopback that can misbehave, and takes a message once however often it is handed over."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.faults.portal_process import free_port

logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # aiosmtpd tells every line of every conversation
TAKEN, GREYLISTED = "250 Taken", "451 Come back later"


class SmtpStub:
    """`mode` says how it answers: takes, hangs, greylists, drops (takes, then breaks off without an answer)."""

    def __init__(self) -> None:
        """Listen."""
        self.mode = "takes"
        self.pause = 0.0
        self.handed_over: Counter[str] = Counter()
        self.recipients: dict[str, set[str]] = {}
        self.port = free_port()
        self.controller: Controller | None = None
        self.listen()

    def listen(self) -> None:
        """Open the port."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def refuse(self) -> None:
        """Close the port, so that connections are refused."""
        if self.controller is not None:
            self.controller.stop(no_assert=True)
            self.controller = None

    def forget(self) -> None:
        """Begin a test with nothing taken."""
        self.mode, self.pause = "takes", 0.0
        self.handed_over.clear()
        self.recipients.clear()

    def references(self) -> set[str]:
        """The reference in each Message-ID that was taken."""
        return {identity.strip("<>").partition("@")[0] for identity in self.handed_over}

    def again(self) -> int:
        """How many hand-overs were of a message taken already."""
        return sum(self.handed_over.values()) - len(self.handed_over)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Answer a message as the mode says."""
        await asyncio.sleep(self.pause)
        if self.mode == "hangs":
            await asyncio.sleep(3)
        if self.mode == "greylists":
            return GREYLISTED
        if self.mode in ("takes", "drops"):
            identity = str(message_from_bytes(envelope.content or b"")["Message-ID"])
            self.handed_over[identity] += 1
            for address in envelope.rcpt_tos:
                self.recipients.setdefault(address, set()).add(identity)
        if self.mode == "drops" and server.transport is not None:
            server.transport.close()
        return TAKEN
