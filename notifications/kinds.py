"""The kinds of message: one table for every app, so that a person can later choose per kind how to hear.

A kind's code is also the name of its templates: `advice_answered` is written by `templates/emails/advice_answered.txt`
and `.subject.txt`. Urgent kinds leave at once, the others in the council's working hours. A secret kind carries a
one-time code: its text is blanked as soon as it was sent. A kind with a lifetime is not worth sending after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


class UnknownKind(ValueError):
    """The kind stands in no row of the table below."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message. `label` is shown to staff and in the demonstration mailbox."""

    code: str
    label: str
    urgent: bool = False
    secret: bool = False
    lifetime: timedelta | None = None


_ROWS = (
    # Django's mail API: sign-up, sign-in and account notices (accounts and allauth).
    Kind(
        "account_code", "Code to sign in or prove an address", urgent=True, secret=True, lifetime=timedelta(minutes=10)
    ),
    Kind("account_mail", "About an account", urgent=True, secret=True, lifetime=timedelta(days=1)),
    # Advice requests.
    Kind("advice_received", "Your question has arrived"),
    Kind("advice_new", "A new question is waiting"),
    Kind("advice_assigned", "A question was given to you"),
    Kind("advice_asked_back", "The Virtual School asks you something about your question"),
    Kind("advice_reply", "A reply to a question"),
    Kind("advice_answered", "Your question has an answer"),
    Kind("advice_referred_out", "Where your question can be answered"),
    Kind("advice_declined", "Your question cannot be answered here"),
    Kind("advice_closed", "A question was closed"),
    Kind("advice_reopened", "A question was opened again"),
    # Resources: writing the directory.
    Kind("resource_to_review", "A page of the directory waits for a second reader"),
    Kind("resource_returned", "A page of the directory was returned to you"),
    Kind("resource_published", "A page of the directory was published"),
    # Resources.
    Kind("resource_checks", "Pages of the directory wait for a check"),
    # Training: bookings.
    Kind("training_party", "What you booked for others"),
    Kind("training_confirmed", "A place is booked"),
    Kind("training_waiting", "You are on the waiting list"),
    Kind("training_offered", "A place is offered to you"),
    Kind("training_offer_ends", "An offer of a place ends soon", lifetime=timedelta(days=2)),
    Kind("training_ran_out", "An offer of a place ran out"),
    Kind("training_cancelled", "A place was cancelled"),
    Kind("training_replaced", "A colleague takes your place"),
    Kind("training_lapsed", "A held place was given up"),
    Kind("training_line_closed", "A waiting list was closed"),
    Kind("training_soon", "Your session is soon", lifetime=timedelta(days=4)),
    # Training: sessions.
    Kind("training_moved", "A session has new dates"),
    Kind("training_session_cancelled", "A session does not take place"),
    Kind("training_message", "A message to everybody with a place"),
    Kind("training_register", "A register waits to be marked", lifetime=timedelta(days=7)),
    # Training: what follows a session.
    Kind("training_evaluate", "Say how a session was"),
    Kind("training_certificate", "A certificate is ready"),
    Kind("training_impact", "What has a session changed", lifetime=timedelta(days=28)),
    Kind("training_refresher", "A refresher is due", lifetime=timedelta(days=28)),
    Kind("training_refresher_lead", "A colleague's refresher is due", lifetime=timedelta(days=28)),
    # Training: programmes and whole-setting training.
    Kind("training_status", "Your setting holds a status"),
    Kind("training_status_renewal", "A status of your setting ends soon", lifetime=timedelta(days=28)),
    Kind("training_status_lapsed", "A status of your setting has ended"),
    Kind("training_inset_asked", "Requests for whole-setting training wait", lifetime=timedelta(days=7)),
    Kind("training_inset_accepted", "Whole-setting training is accepted"),
    Kind("training_inset_planned", "Whole-setting training is planned"),
    Kind("training_inset_declined", "Whole-setting training cannot be given"),
    Kind("resources_digest", "New for a saved search", lifetime=timedelta(days=14)),
)
KINDS: dict[str, Kind] = {kind.code: kind for kind in _ROWS}


def kind_of(code: str) -> Kind:
    """Return the row of a kind; raise UnknownKind with what to do about it."""
    try:
        return KINDS[code]
    except KeyError:
        raise UnknownKind(f"{code!r} is no kind of message: add a row to notifications/kinds.py") from None


def label_of(code: str) -> str:
    """The words for a kind, also for a row that was written by an older version of the table."""
    return KINDS[code].label if code in KINDS else code.replace("_", " ").capitalize()
