"""The check page and what stands behind it: the draft as a whole question, in words."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from accounts.models import Person
from advice_requests import targets
from advice_requests.drafts import NO_SETTING, Draft
from advice_requests.models.vocabulary import Phase, PupilBand, Urgency, UrgencyReason
from advice_requests.presenters.clock import moment
from advice_requests.selectors.asking import own_settings, setting_named, topic_named
from advice_requests.selectors.requests import colleagues_ask
from advice_requests.services import Question
from organisations.calendars import LONDON
from text_guard.standpoint import Standpoint
from text_guard.text import ScreenedText

Row = dict[str, str]


def question_from(draft: Draft, person: Person) -> Question | None:
    """The draft as a question, or None where its setting or topic may not be used (any more)."""
    topic = topic_named(draft.topic)
    setting = None if draft.setting == NO_SETTING else setting_named(draft.setting)
    own = own_settings(person)
    if topic is None or (setting is None and draft.setting != NO_SETTING) or (own and setting not in own):
        return None
    return Question(
        topic=topic,
        phase=draft.phase,
        pupil_band=draft.pupil_band,
        urgency=draft.urgency,
        urgency_reason=draft.urgency_reason,
        setting=setting,
        declared=tuple(draft.declared),
        # The session holds a text only after it passed the screen (see `drafts`), as the database does.
        question=ScreenedText(draft.question),
        tried=ScreenedText(draft.tried),
    )


def standpoint_of(draft: Draft, person: Person) -> Standpoint:
    """Who asks, and about which setting: the names of both, and of the people there, may stand in the question."""
    setting = setting_named(draft.setting)
    return Standpoint(person, setting.pk if setting else None)


def about_initial(draft: Draft) -> dict[str, str]:
    """What the middle page shows when somebody comes back to it."""
    return {
        "phase": draft.phase,
        "pupil_band": draft.pupil_band,
        "urgency": draft.urgency,
        "soon_reason": draft.urgency_reason,
        "urgent_reason": draft.urgency_reason,
    }


def check_rows(draft: Draft, question: Question, *, several: bool) -> list[Row]:
    """Every answer with the page that changes it; the setting only where there is more than one to choose from."""
    urgency = str(Urgency(draft.urgency).label)
    if draft.urgency_reason:
        urgency += f": {UrgencyReason(draft.urgency_reason).label.lower()}"
    rows = [
        ("Setting", question.setting.name if question.setting else "None in particular", "setting"),
        ("Topic", question.topic.label, "topic"),
        ("Phase", str(Phase(draft.phase).label), "about"),
        ("Pupils", str(PupilBand(draft.pupil_band).label), "about"),
        ("Urgency", urgency, "about"),
        ("Your question", draft.question, "question"),
        ("What you have tried", draft.tried or "Not given", "question"),
    ]
    return [
        {
            "key": key,
            "value": value,
            "href": _change(draft, step) if step != "setting" or several else "",
            "what": key.lower(),
        }
        for key, value, step in rows
    ]


def _change(draft: Draft, step: str) -> str:
    return reverse(f"advice_requests:ask_{step}", args=[draft.token])


def due_words(urgency: str, now: datetime) -> dict[str, str]:
    """When the asker will hear, if the question is sent now."""
    due = targets.due_from(now, urgency)
    return {
        "first_response": moment(due.first_response),
        "answer": moment(due.answer),
        "hours": str(targets.answer_hours(urgency)),
    }


def colleague_rows(person: Person, question: Question) -> list[Row]:
    """Open questions of the same setting on the same topic: perhaps a colleague asked it already."""
    if question.setting is None:
        return []
    return [
        {
            "text": f"{'You' if row.asker_id == person.pk else row.asker} asked {row.reference} on "
            f"{row.submitted_at.astimezone(LONDON):%A %-d %B %Y}",
            "href": reverse("advice_requests:request", args=[row.public_id]),
        }
        for row in colleagues_ask(person, question.setting.pk, question.topic.pk)
    ]
