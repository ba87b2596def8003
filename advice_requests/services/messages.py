"""Adding a message to a thread: screened, once per form, with its links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import Person
from advice_requests.models import AdviceRequest, Message, MessageLink
from advice_requests.models.vocabulary import MessageKind
from advice_requests.services.step import AlreadyDone
from advice_requests.workflow import ActRefused
from text_guard.declared import Stand


class FormUsed(ActRefused):
    """The form on the page was sent before."""

    def __init__(self) -> None:
        super().__init__("This form was sent before. Open the request again and write there.")


@dataclass(frozen=True, slots=True)
class Link:
    """A resource named in an answer: what it is called and its https address."""

    title: str
    url: str


def said_before(request: AdviceRequest, form_token: UUID, by: Person) -> bool:
    """Whether this very form was sent already: the second half of a double click has nothing more to do."""
    return Message.objects.filter(request=request, form_token=form_token, author=by).exists()


def say(
    *,
    row: AdviceRequest,
    kind: MessageKind,
    body: str,
    form_token: UUID,
    by: Person,
    now: datetime,
    links: Sequence[Link] = (),
    by_staff: bool = True,
    declared: Sequence[Stand] = (),
) -> Message:
    """Add a message inside the caller's transaction. The model refuses text that has not passed the screen.

    Raises AlreadyDone for the second half of a double click, which waited for the row's lock, and FormUsed for a form
    that was sent with another request or by somebody else.
    """
    used = Message.objects.filter(form_token=form_token).first()
    if used is not None:
        raise AlreadyDone(row) if (used.request_id, used.author_id) == (row.pk, by.pk) else FormUsed
    message = Message(request=row, kind=kind, author=by, by_staff=by_staff, body=body, form_token=form_token, at=now)
    message.declared = list(declared)
    message.full_clean(exclude=["request", "author"])
    message.save(force_insert=True)
    for link in links:
        one = MessageLink(message=message, title=link.title, url=link.url)
        one.full_clean(exclude=["message"])
        one.save(force_insert=True)
    return message
