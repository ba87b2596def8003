"""What each stored field of the outbox holds. No text here was typed by anybody: templates write it from short names."""

from __future__ import annotations

from text_guard.classification import Field, confidential, looked_up, open_, personal

_CODE = "a code of the program"
_TEMPLATE = "written by a template from names of kinds, people and settings and links; removed after 30 days"

FIELDS: dict[str, Field] = {
    "OutboxMessage.public_id": open_("a random id"),
    "OutboxMessage.kind": open_("which kind of message", safe=_CODE),
    "OutboxMessage.priority": open_("whether it leaves at once"),
    "OutboxMessage.recipient": personal("a person's id or a work address", safe="an id or an email address"),
    "OutboxMessage.person": personal("the member of staff it is for"),
    "OutboxMessage.address": personal("a work email address", safe="must be an email address"),
    "OutboxMessage.event_key": open_("the id of the event it tells of", safe=_CODE),
    "OutboxMessage.reference": open_("worked out from recipient and event", safe="a UUID"),
    "OutboxMessage.provider_reference": open_("the provider's name for it", safe="given by the mail provider"),
    "OutboxMessage.subject": confidential("names a request by its number", safe=_TEMPLATE),
    "OutboxMessage.text_body": confidential("for its reader; holds a code when somebody signs in", safe=_TEMPLATE),
    "OutboxMessage.html_body": confidential("for its reader", safe=_TEMPLATE),
    "OutboxMessage.attachment": personal(
        "whose calendar entry goes with it", safe="a maker of files and keys of rows, written by the program"
    ),
    "OutboxMessage.state": open_("where it stands", safe=_CODE),
    "OutboxMessage.not_before": open_("a moment"),
    "OutboxMessage.expires_at": open_("a moment"),
    "OutboxMessage.lease_until": open_("a moment"),
    "OutboxMessage.lease_token": open_("a random id"),
    "OutboxMessage.handover_began_at": open_("a moment"),
    "OutboxMessage.tries": open_("a count"),
    "OutboxMessage.last_fault": open_("what went wrong, never the server's own words", safe=_CODE),
    "OutboxMessage.created_at": open_("a moment"),
    "OutboxMessage.sent_at": open_("a moment"),
    "OutboxMessage.given_up_at": open_("a moment"),
    "OutboxMessage.body_removed_at": open_("a moment"),
    "JobMark.name": open_("the name of a job", safe=_CODE),
    "JobMark.started_at": open_("a moment"),
    "JobMark.finished_at": open_("a moment"),
    "JobMark.outcome": open_("how it ended", safe=_CODE),
}

# What forms take without the screen, and why nothing of a child can be kept.
INPUTS: dict[str, str] = {"MailboxFilter.to": looked_up("addresses of the demonstration's messages")}

# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {"views.py _page: GET": "a place in a list, compared with what is stored"}
