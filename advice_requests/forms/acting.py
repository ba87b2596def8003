"""The forms behind each act on a request. Every one carries the version it was made for and a token of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms

from accounts.models import Person
from advice_requests.forms.links import link_fields
from advice_requests.models import AdviceRequest
from advice_requests.models.thread import MESSAGE_LIMIT
from advice_requests.models.vocabulary import (
    ClosureReason,
    DeclineReason,
    RatingReason,
    RefusalReason,
    ReopenReason,
    Usefulness,
)
from advice_requests.services import Link
from resources.models import Signpost
from text_guard.forms import ScreenedFormMixin
from text_guard.standpoint import Standpoint
from vs_portal.ui.forms import ChoiceField, GovukForm, TextAreaField

LINK_ROWS = 3
_NO_NAMES = "Leave out anything that could point to one child or family."
_ASKER_READS = f"The asker reads this. {_NO_NAMES}"


class ActForm(GovukForm):
    """What every act carries: which version of the request was on the page, and which form this is."""

    form_tag = False
    submit_text = ""
    version = forms.IntegerField(widget=forms.HiddenInput)
    form_token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, request_row: AdviceRequest, person: Person, **kwargs: Any) -> None:
        self.request_row, self.person = request_row, person
        initial = {"version": request_row.version, "form_token": uuid4()} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("version", "form_token"):
            message = "This page is out of date. Check what you entered and send it again."
            self.fields[name].error_messages = dict.fromkeys(self.fields[name].error_messages, message)

    def typed(self) -> list[tuple[str, str]]:
        """What was entered, by label: shown again where it could not be saved."""
        shown = ((field, self.data.get(field.html_name, "")) for field in self.visible_fields())
        return [(str(field.label), str(value)) for field, value in shown if str(value).strip()]


class ScreenedActForm(ScreenedFormMixin, ActForm):
    """An act with words that the screen reads before anything is kept."""

    screened_fields: tuple[str, ...] = ("body",)
    declared_is_shown = True

    def __init__(self, *args: Any, request_row: AdviceRequest, person: Person, **kwargs: Any) -> None:
        two_sides = tuple(key for key in (request_row.asker_id, request_row.assigned_to_id) if key is not None)
        standpoint = Standpoint(person, request_row.setting_id, two_sides)
        super().__init__(*args, standpoint=standpoint, request_row=request_row, person=person, **kwargs)


class TakeForm(ActForm):
    pass


class ReplyForm(ScreenedActForm):
    body = TextAreaField(
        label="Your reply",
        rows=6,
        max_length=MESSAGE_LIMIT,
        help_text=_NO_NAMES,
        label_size="m",
        error_messages={"required": "Enter your reply"},
    )


class AskBackForm(ScreenedActForm):
    body = TextAreaField(
        label="What do you need to know?",
        rows=6,
        max_length=MESSAGE_LIMIT,
        help_text=_ASKER_READS,
        error_messages={"required": "Enter what you need to know"},
    )


class NoteForm(ScreenedActForm):
    body = TextAreaField(
        label="Internal note",
        rows=5,
        max_length=MESSAGE_LIMIT,
        help_text=f"Only Virtual School staff read this. {_NO_NAMES}",
        error_messages={"required": "Enter the note"},
    )


class AnswerForm(ScreenedActForm):
    """The answer and up to three links, each with a title and an https address."""

    screened_fields = ("body", *(f"link_{n}_{part}" for n in range(1, LINK_ROWS + 1) for part in ("title", "url")))
    body = TextAreaField(
        label="Your answer",
        rows=12,
        max_length=MESSAGE_LIMIT,
        help_text=_ASKER_READS,
        label_size="m",
        error_messages={"required": "Enter your answer"},
    )

    link_1_title, link_1_url = link_fields(1)
    link_2_title, link_2_url = link_fields(2)
    link_3_title, link_3_url = link_fields(3)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, LINK_ROWS + 1):
            title, url = data.get(f"link_{number}_title", ""), data.get(f"link_{number}_url", "")
            if url and not title and f"link_{number}_title" not in self.errors:
                self.add_error(f"link_{number}_title", f"Enter a title for link {number}")
            if title and not url and f"link_{number}_url" not in self.errors:
                self.add_error(f"link_{number}_url", f"Enter the web address of link {number}, or remove its title")
        return data

    def links(self) -> list[Link]:
        """The links that were filled in, in order."""
        pairs = (
            (self.cleaned_data.get(f"link_{n}_title"), self.cleaned_data.get(f"link_{n}_url"))
            for n in range(1, LINK_ROWS + 1)
        )
        return [Link(title, url) for title, url in pairs if title and url]

    def other_fields(self) -> list[Any]:
        """What the screen added to the form, after the fields that the page sets out itself."""
        own = {"body", *(f"link_{n}_{part}" for n in range(1, LINK_ROWS + 1) for part in ("title", "url"))}
        return [field for field in self.visible_fields() if field.name not in own]

    def link_rows(self) -> list[tuple[int, Any, Any]]:
        """Number, title field and address field of each row, for the page."""
        return [(n, self[f"link_{n}_title"], self[f"link_{n}_url"]) for n in range(1, LINK_ROWS + 1)]


class RefuseForm(ActForm):
    reason = ChoiceField(label="Why do you hand it back?", choices=RefusalReason.choices)


class GiveForm(ActForm):
    adviser = ChoiceField(label="Who should answer it?", choices=())

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.public_id): person for person in people}
        choices = [(key, str(person)) for key, person in self.people.items()]
        self.fields["adviser"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Person:
        return self.people[self.cleaned_data["adviser"]]


class ReferOutForm(ScreenedActForm):
    to = ChoiceField(label="Who can help?", choices=(), select=True)
    body = TextAreaField(
        label="What should the asker do?",
        rows=5,
        max_length=MESSAGE_LIMIT,
        help_text=_ASKER_READS,
        error_messages={"required": "Enter what the asker should do"},
    )

    def __init__(self, *args: Any, places: Iterable[Signpost], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.slug: place for place in places}
        choices = [(slug, f"{place.organisation} – {place.need}") for slug, place in self.places.items()]
        self.fields["to"].choices = [("", "Select who can help"), *choices]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Signpost:
        return self.places[self.cleaned_data["to"]]


class DeclineForm(ScreenedActForm):
    reason = ChoiceField(label="Why may we not answer it?", choices=DeclineReason.choices)
    body = TextAreaField(
        label="What should the asker know?",
        rows=5,
        max_length=MESSAGE_LIMIT,
        help_text=_ASKER_READS,
        error_messages={"required": "Enter what the asker should know"},
    )


class MergeForm(ActForm):
    into = ChoiceField(label="Which request should go on?", choices=())

    def __init__(self, *args: Any, others: Iterable[AdviceRequest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(other.public_id): other for other in others}
        choices = [
            (key, f"{other.reference}, asked on {other.submitted_at:%-d %B %Y}") for key, other in self.others.items()
        ]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> AdviceRequest:
        return self.others[self.cleaned_data["into"]]


class RateForm(ActForm):
    useful = ChoiceField(
        label="Was the answer of use?",
        choices=Usefulness.choices,
        reveals={Usefulness.PARTLY: "partly_reason", Usefulness.NO: "no_reason"},
        error_messages={"required": "Select whether the answer was of use"},
    )
    partly_reason = ChoiceField(label="What was missing?", choices=RatingReason.choices)
    no_reason = ChoiceField(label="Why not?", choices=RatingReason.choices)

    def reason(self) -> str:
        useful = self.cleaned_data["useful"]
        return str(self.cleaned_data[f"{useful}_reason"]) if useful != Usefulness.YES else ""


class CloseForm(ActForm):
    pass


class WithdrawForm(ActForm):
    reason = ChoiceField(
        label="Why do you withdraw it?",
        choices=[
            (one.value, one.label)
            for one in (ClosureReason.NO_LONGER_NEEDED, ClosureReason.FOUND_ELSEWHERE, ClosureReason.ASKED_WRONGLY)
        ],
    )


class ReopenForm(ScreenedActForm):
    reason = ChoiceField(label="Why should it be opened again?", choices=ReopenReason.choices)
    body = TextAreaField(
        label="What do you still need to know?",
        rows=5,
        max_length=MESSAGE_LIMIT,
        help_text=_NO_NAMES,
        error_messages={"required": "Enter what you still need to know"},
    )


__all__ = [
    "ActForm",
    "AnswerForm",
    "AskBackForm",
    "CloseForm",
    "DeclineForm",
    "GiveForm",
    "MergeForm",
    "NoteForm",
    "RateForm",
    "ReferOutForm",
    "RefuseForm",
    "ReopenForm",
    "ReplyForm",
    "TakeForm",
    "WithdrawForm",
]
