"""A question being asked, page by page, in the asker's session: codes, and text only once it has passed the screen.

Each form has its own draft under its token, so two tabs do not mix; the token also makes the sending happen once.
A draft goes when its question is sent, when three newer ones are begun, or with the session.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from uuid import UUID, uuid4

from django.contrib.sessions.backends.base import SessionBase

from text_guard.declared import Stand

KEY = "advice_drafts"
KEPT = 3
NO_SETTING = "none"
STEPS = ("setting", "topic", "about", "question", "check")


@dataclass(slots=True)
class Draft:
    """The answers so far. `setting` is a public id, NO_SETTING, or empty while it has not been asked."""

    token: str
    setting: str = ""
    topic: str = ""
    phase: str = ""
    pupil_band: str = ""
    urgency: str = ""
    urgency_reason: str = ""
    question: str = ""
    tried: str = ""
    declared: list[Stand] = field(default_factory=list)  # the marked names that were let stand

    def missing_step(self) -> str:
        """The first page that has not been answered."""
        if not self.setting:
            return "setting"
        if not self.topic:
            return "topic"
        if not (self.phase and self.pupil_band and self.urgency):
            return "about"
        return "check" if self.question else "question"

    def may_open(self, step: str) -> bool:
        """Whether every page before `step` has been answered."""
        return STEPS.index(step) <= STEPS.index(self.missing_step())


def begin(session: SessionBase, token: UUID | None = None) -> Draft:
    """Start a draft; the oldest of more than three is dropped."""
    draft = Draft(token=str(token or uuid4()))
    kept = dict(list(session.get(KEY, {}).items())[-(KEPT - 1) :])
    session[KEY] = kept | {draft.token: asdict(draft)}
    return draft


def load(session: SessionBase, token: UUID) -> Draft | None:
    """The draft with this token, if this session holds it."""
    held = session.get(KEY, {}).get(str(token))
    if held is None:
        return None
    known = {one.name for one in fields(Draft)}
    draft = Draft(**{name: value for name, value in held.items() if name in known})
    draft.declared = [one for one in draft.declared if isinstance(one, dict)]  # once these were codes
    return draft


def save(session: SessionBase, draft: Draft) -> None:
    """Keep the answers. Texts must have passed the screen."""
    session[KEY] = session.get(KEY, {}) | {draft.token: asdict(draft)}


def drop(session: SessionBase, token: UUID) -> None:
    """Forget a draft: its question was sent."""
    held = dict(session.get(KEY, {}))
    if held.pop(str(token), None) is not None:
        session[KEY] = held
