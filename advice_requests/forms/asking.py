"""The forms of asking, one thing a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from advice_requests.drafts import NO_SETTING
from advice_requests.models.request import QUESTION_LIMIT, TRIED_LIMIT
from advice_requests.models.vocabulary import Phase, PupilBand, Urgency, UrgencyReason
from organisations.models import EducationSetting
from resources.models import Topic
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui.forms import ChoiceField, GovukForm, TextAreaField, TextField

PRACTICE = "practice"
SCOPES = (
    (PRACTICE, "No – it is about practice, policy or data, not about one child"),
    ("child-at-risk", "Yes – a child may be at risk of harm"),
    ("one-child", "Yes – it is about one child in another way"),
    ("looked-after-child", "It is about a looked-after or previously looked-after child"),
    ("send-without-social-worker", "It is about a child with SEND who has no social worker"),
    ("parent-or-carer", "I am a parent or carer"),
)


def _hint(field: forms.Field, hints: dict[str, str]) -> None:
    """Give one form's field its hints; its Look is shared by every copy of the field, so it is replaced, not changed."""
    field.look = replace(field.look, choice_hints=hints)  # type: ignore[attr-defined]  # our fields carry a Look


class ScopeForm(GovukForm):
    """Where the form stops for what it may not take."""

    scope = ChoiceField(
        label="Is your question about one child?",
        choices=SCOPES,
        page_heading=True,
        label_size="l",
        help_text="The Virtual School advises settings and social workers. In this role it may not work on an individual child.",
        choice_hints={PRACTICE: "For example: what works for attendance in a year group, or what a policy should say"},
        divider_before="looked-after-child",
        error_messages={"required": "Select what your question is about"},
    )


class OwnSettingForm(GovukForm):
    """For somebody who belongs to more than one setting."""

    setting = ChoiceField(label="Which setting is it for?", choices=(), page_heading=True, label_size="l")

    def __init__(self, *args: Any, own: list[EducationSetting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["setting"]
        field.choices = [(str(one.public_id), f"{one.name} ({one.reference})") for one in own]  # type: ignore[attr-defined]  # a choice field
        field.error_messages["required"] = "Select the setting it is for"


class FindSettingForm(GovukForm):
    """For somebody of the council: a search, then one of what was found, or none."""

    setting = ChoiceField(label="Which setting is it about?", choices=(), label_size="m")

    def __init__(self, *args: Any, found: list[EducationSetting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.public_id), f"{one.name}, {one.town}" if one.town else one.name) for one in found]
        field = self.fields["setting"]
        field.choices = [*choices, (NO_SETTING, "No setting in particular, or several")]  # type: ignore[attr-defined]  # a choice field
        field.error_messages["required"] = "Select a setting, or that it is about none in particular"


class SettingSearchForm(GovukForm):
    """The search above it; a GET form."""

    submit_text = "Search"
    mark_optional = False
    q = TextField(
        label="Find a setting", required=False, max_length=100, help_text="Name, town, postcode or URN", label_size="m"
    )


class TopicForm(GovukForm):
    topic = ChoiceField(label="What is it about?", choices=(), page_heading=True, label_size="l")

    def __init__(self, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        field.choices = [(one.code, one.label) for one in topics]  # type: ignore[attr-defined]  # a choice field
        _hint(field, {one.code: one.description for one in topics})
        field.error_messages["required"] = "Select a topic; choose “Something else” if none fits"


class AboutForm(GovukForm):
    """Phase, how many pupils as a band, how soon."""

    phase = ChoiceField(
        label="Which phase is it about?",
        choices=Phase.choices,
        error_messages={"required": "Select which phase it is about"},
    )
    pupil_band = ChoiceField(
        label="About how many pupils does it concern?",
        help_text="A rough band is enough. Never write names or numbers of pupils in your question.",
        choices=PupilBand.choices,
        error_messages={"required": "Select about how many pupils it concerns"},
    )
    urgency = ChoiceField(
        label="How soon do you need an answer?",
        choices=Urgency.choices,
        error_messages={"required": "Select how soon you need an answer"},
        reveals={Urgency.SOON: "soon_reason", Urgency.URGENT: "urgent_reason"},
    )
    soon_reason = ChoiceField(label="Why soon?", choices=UrgencyReason.choices, label_size="s")
    urgent_reason = ChoiceField(label="Why is it urgent?", choices=UrgencyReason.choices, label_size="s")

    def __init__(self, *args: Any, hours: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {code: f"An answer within {count} working hours" for code, count in hours.items()}
        _hint(self.fields["urgency"], hints)

    def reason(self) -> str:
        """The reason that goes with the urgency chosen; none for a routine question."""
        data = self.cleaned_data
        if data["urgency"] == Urgency.URGENT:
            return str(data["urgent_reason"])
        return str(data["soon_reason"]) if data["urgency"] == Urgency.SOON else ""


class QuestionForm(ScreenedFormMixin, GovukForm):
    """The question itself, and what was tried."""

    screened_fields = ("question", "tried")
    declared_is_shown = True

    question = TextAreaField(
        label="Your question",
        rows=8,
        max_length=QUESTION_LIMIT,
        label_size="m",
        help_text="Write about your setting or a group of pupils. Leave out names, dates of birth, initials and anything that "
        "could point to one child or family.",
        error_messages={"required": "Enter your question"},
    )
    tried = TextAreaField(
        label="What have you tried so far?", rows=4, max_length=TRIED_LIMIT, required=False, label_size="m"
    )
