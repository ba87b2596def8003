"""Files that go with a message. They are made at the moment the message is sent, so nothing is stored and they are true.

An app registers a maker under a name; a message holds that name and a key, as `training_entry:17:4:place`. The same maker
serves the demonstration mailbox, and a message that is sent again. A maker that finds nothing left to say makes no file,
and one that breaks holds up no message: the text says all that matters, and links to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.encoders import encode_base64
from email.mime.base import MIMEBase

import structlog
from django.db import InterfaceError, OperationalError

from notifications.models import OutboxMessage

LARGEST = 100_000  # bytes of all files of a message; a calendar entry has some 800
LONGEST_NAME = 200
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """One file. `parameters` stand beside the type, as charset and method of a calendar entry (RFC 6047)."""

    name: str
    content_type: str
    content: bytes
    parameters: Mapping[str, str] = field(default_factory=dict)

    def parameter_texts(self) -> list[str]:
        """The parameters as a header writes them."""
        return [f"{name}={value}" for name, value in self.parameters.items()]


Maker = Callable[[str], Sequence[File]]
_makers: dict[str, Maker] = {}


class UnknownMaker(ValueError):
    """Nobody has registered a maker of that name."""


def register(name: str, maker: Maker) -> None:
    """Offer files under a name, when the apps are ready. The maker is given what follows the name and its colon."""
    _makers[name] = maker


def checked(attachment: str) -> str:
    """The name and key as they are stored; empty for no files. Raises UnknownMaker, which is a fault of the program."""
    if attachment and attachment.partition(":")[0] not in _makers:
        raise UnknownMaker(f"{attachment.partition(':')[0]!r} makes no files: register it when the apps are ready")
    if len(attachment) > LONGEST_NAME:
        raise ValueError(f"the key of an attachment has at most {LONGEST_NAME} characters")
    return attachment


def files_of(message: OutboxMessage) -> list[File]:
    """The files of a message as they are now. A database that is away is raised, any other fault costs only the files."""
    name, _, key = message.attachment.partition(":")
    if not name or message.body_removed_at is not None:
        return []
    try:
        files = list(_makers[name](key))
    except (OperationalError, InterfaceError):
        raise
    except Exception as fault:  # noqa: BLE001  (whatever it is, the message itself must go)
        log.error("attachment_failed", maker=name, fault=type(fault).__name__)
        return []
    if sum(len(one.content) for one in files) > LARGEST:
        log.error("attachment_too_large", maker=name)
        return []
    return files


def as_part(file: File) -> MIMEBase:
    """The file as a part of a mail, beside its text."""
    main, _, sub = file.content_type.partition("/")
    part = MIMEBase(main, sub)
    for name, value in file.parameters.items():
        part.set_param(name, value)
    part.set_payload(file.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part
