"""Every write to an advice request: one function, one named actor, one transaction."""

from advice_requests.services.asking import Question, submit_request
from advice_requests.services.conversation import (
    answer_request,
    ask_back,
    close_request,
    rate_answer,
    reopen_request,
    reply,
    withdraw_request,
)
from advice_requests.services.desk import (
    CannotMerge,
    NotAnAdviser,
    TakenAlready,
    decline_request,
    merge_request,
    reassign_request,
    refer_out,
    refuse_request,
    release_request,
    sort_request,
    take_request,
    write_note,
)
from advice_requests.services.messages import Link
from advice_requests.services.step import AlreadyDone, StaleVersion

__all__ = [
    "AlreadyDone",
    "CannotMerge",
    "Link",
    "NotAnAdviser",
    "Question",
    "StaleVersion",
    "TakenAlready",
    "answer_request",
    "ask_back",
    "close_request",
    "decline_request",
    "merge_request",
    "rate_answer",
    "reassign_request",
    "refer_out",
    "refuse_request",
    "release_request",
    "reopen_request",
    "reply",
    "sort_request",
    "submit_request",
    "take_request",
    "withdraw_request",
    "write_note",
]
