"""What can be done with a session, and how each of it is asked and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from training.models import Session
from training.models.vocabulary import COMING, SessionState
from training.services.register import may_mark
from training.workflow import SessionAct


@dataclass(frozen=True, slots=True)
class Words:
    """The page that asks, and what it says afterwards."""

    title: str
    text: str
    button: str
    done: str


STEPS = {
    SessionAct.OPEN: Words(
        "Open this session for booking?",
        "It then appears in the catalogue, and people can book places.",
        "Open it for booking",
        "The session is open for booking.",
    ),
    SessionAct.CLOSE: Words(
        "Close this session for booking?",
        "Nobody can book or be offered a place until you open it again. Places that are booked stay.",
        "Close it for booking",
        "The session is closed for booking.",
    ),
    SessionAct.REOPEN: Words(
        "Open this session for booking again?",
        "Free places are offered to the waiting list first.",
        "Open it for booking",
        "The session is open for booking again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to do."""

    text: str
    href: str
    main: bool = False
    warning: bool = False


def _to(name: str, session: Session) -> str:
    return reverse(f"training_desk:{name}", args=[session.public_id])


def buttons(session: Session, now: datetime, *, may_manage: bool, may_run: bool) -> list[Button]:
    """What this person can do with the session now, the likeliest first."""
    running = _running(session, now) if may_run else []
    planning = _planning(session) if may_manage else []
    copying = [Button("Copy to new dates", _to("session_copy", session))] if may_manage else []
    found = [*running, *planning, *_both(session, now), *copying, *_ending(session)]
    return sorted(found, key=lambda one: not one.main)


def _running(session: Session, now: datetime) -> list[Button]:
    """For whoever keeps registers."""
    state = SessionState(session.state)
    if state in (SessionState.DRAFT, SessionState.CANCELLED):
        return []
    marking = may_mark(session, now)
    found = [Button("Mark the register" if marking else "See the register", _to("register", session), main=marking)]
    found.append(Button("Write to everybody with a place", _to("session_message", session)))
    if state in COMING:
        found.append(Button("Waiting list", _to("waiting", session)))
    if state is SessionState.SIGNED_OFF:
        found.append(Button("What attendees say", _to("session_results", session)))
    return found


def _planning(session: Session) -> list[Button]:
    """For whoever plans."""
    change = Button("Change", _to("session_change", session))
    if session.state == SessionState.DRAFT:
        return [Button("Open it for booking", _to("session_open", session), main=True), change]
    return [change] if session.state in COMING else []


def _both(session: Session, now: datetime) -> list[Button]:
    """For whoever plans or runs."""
    state, found = SessionState(session.state), []
    if state is SessionState.OPEN:
        found.append(Button("Close it for booking", _to("session_close", session)))
    if state is SessionState.CLOSED:
        found.append(Button("Open it for booking again", _to("session_reopen", session)))
    if state is SessionState.DRAFT or (state in COMING and session.starts_at > now):
        found.append(Button("Move to new dates", _to("session_move", session)))
    return found


def _ending(session: Session) -> list[Button]:
    if session.state not in (SessionState.DRAFT, *COMING):
        return []
    return [Button("Cancel the session", _to("session_cancel", session), warning=True)]


def people(number: int) -> str:
    """`1 person`, `12 people`."""
    return "1 person" if number == 1 else f"{number} people"


def told_words(number: int) -> str:
    """Who hears of it, after it was done."""
    return "Nobody had booked, so nobody is told." if number == 0 else f"{people(number)} will be told by email."


def moved_words(told: int, people_in_it: int) -> str:
    """What came of a move. Where people have places and nobody is told, the dates are as they were."""
    if people_in_it and not told:
        return "Saved. The dates are as they were, so nobody is told."
    return f"The session was moved. {told_words(told)}"


def move_words(number: int) -> dict[str, str]:
    """What the page of a move says before it is done."""
    if number == 0:
        return {"intro": "Nobody has booked, so nobody is told.", "submit_text": "Move the session"}
    return {
        "intro": f"{people(number)} with a place, an offer or a place in the waiting list will be told by email. "
        "Their places stay, and their calendar entries take the new dates. If you change only when booking closes, "
        "nobody is told.",
        "submit_text": f"Move it and tell {people(number)}",
    }


def cancel_words(number: int) -> dict[str, object]:
    """What the page says before a session is called off."""
    if number == 0:
        text = "Nobody has booked, so nobody is told. A cancelled session cannot be opened again."
        return {"text": text, "submit_text": "Cancel the session", "warning": True}
    text = (
        f"{people(number)} will be told by email with the reason. Their places, offers and places in the waiting list "
        "are cancelled. This cannot be undone."
    )
    return {"text": text, "submit_text": f"Cancel it and tell {people(number)}", "warning": True}
