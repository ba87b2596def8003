"""Where a request stands, in plain words: one sentence for the asker, one tag for lists."""

from __future__ import annotations

from dataclasses import dataclass

from advice_requests.models import AdviceRequest
from advice_requests.models.vocabulary import State


@dataclass(frozen=True, slots=True)
class Status:
    """A tag (text, tone) and a sentence."""

    text: str
    tone: str
    sentence: str


_ASKER: dict[State, Status] = {
    State.SUBMITTED: Status("Sent", "new", "We have your question and are choosing who answers it."),
    State.TRIAGED: Status("Sent", "new", "We have your question. It waits for an adviser to take it."),
    State.ASSIGNED: Status("With an adviser", "new", "An adviser has your question."),
    State.AWAITING_ASKER: Status(
        "We need your reply", "warn", "The adviser has asked you something. Please reply below."
    ),
    State.ANSWERED: Status("Answered", "go", "There is an answer. Please say whether it was of use."),
    State.REOPENED: Status("Opened again", "new", "Your question is open again, and an adviser will look at it."),
    State.CLOSED: Status("Closed", "quiet", "This question is closed."),
    State.REFERRED_OUT: Status("Referred elsewhere", "quiet", "Somebody else can help with this. See below who."),
    State.DECLINED: Status("Not for us", "quiet", "We may not answer this question. See below why."),
    State.MERGED: Status("Merged", "quiet", "This question was joined with another one of yours."),
}
_TONES: dict[State, str] = {
    State.SUBMITTED: "new",
    State.TRIAGED: "new",
    State.REOPENED: "warn",
    State.ASSIGNED: "new",
    State.AWAITING_ASKER: "warn",
    State.ANSWERED: "go",
}


def status_for_asker(state: str) -> Status:
    """What the asking side reads."""
    return _ASKER[State(state)]


def status_for_staff(state: str, *, taken: bool = True) -> Status:
    """What staff read; a request that routing gave but nobody took yet says so."""
    known = State(state)
    text = "Given, not taken" if known is State.ASSIGNED and not taken else str(known.label)
    return Status(text, _TONES.get(known, "quiet"), "")


def ending(request: AdviceRequest) -> str:
    """Why an ended request ended, for both sides; empty for one that goes on."""
    if request.state == State.CLOSED:
        return f"Closed: {request.get_closed_reason_display().lower()}."
    if request.state == State.DECLINED:
        return f"{request.get_declined_reason_display()}."
    if request.state == State.REFERRED_OUT and request.referred_to:
        return f"Who can help: {request.referred_to.organisation}."
    if request.state == State.MERGED and request.merged_into:
        return f"It goes on as {request.merged_into.reference}."
    return ""
