"""What readers and staff choose on the pages of upkeep: codes and dates, and one screened line about the law."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from resources.models import Resource
from resources.models.vocabulary import ReportOutcome, ReportReason
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui import forms as ui


class ReportForm(ui.GovukForm):
    """What is wrong, by a code: nobody writes about a child here."""

    submit_text = "Send report"
    reason = ui.ChoiceField(
        label="What is wrong with it?",
        choices=ReportReason.choices,
        error_messages={"required": "Select what is wrong with the page", "invalid_choice": "Select one of the list"},
    )


class OutcomeForm(ui.GovukForm):
    """What came of a report."""

    outcome = ui.ChoiceField(
        label="What did you do?",
        help_text="Everybody can read this on the page “You said, we did”.",
        choices=[choice for choice in ReportOutcome.choices if choice[0]],
        error_messages={"required": "Select what you did about the report"},
    )


class CheckedForm(ui.GovukForm):
    """The ticked items of a list."""

    item = ui.ModelMultipleChoiceField(
        Resource.objects.none(),
        to_field_name="public_id",
        label="Pages",
        error_messages={
            "required": "Tick the pages that you have read and found right",
            "invalid_choice": "One of the pages is not in this list any more. Look at the list again",
            "invalid_pk_value": "One of the pages is not in this list any more. Look at the list again",
        },
    )

    def __init__(self, *args: Any, items: QuerySet[Resource], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items  # type: ignore[attr-defined]  # a field of rows


class LawForm(ScreenedFormMixin, ui.GovukForm):
    """The day on which the law on a topic changed, and how."""

    submit_text = "Put these pages into review"
    screened_fields = ("note",)
    changed_on = ui.DateField(
        label="When did the law change?",
        help_text="Pages that were checked before this day go into review.",
        error_messages={"required": "Enter the day on which the law changed"},
    )
    note = ui.TextField(
        label="What changed?",
        help_text="For colleagues, for instance the name of the new guidance. Readers see the day alone.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changed_on"].latest = timezone.localdate()  # type: ignore[attr-defined]  # our own field


class ListFilter(forms.Form):
    """Which rows of a list, in which order: codes in the address. What is not among them counts as the first."""

    CHOICES: ClassVar[dict[str, tuple[str, ...]]] = {}

    def chosen(self, name: str) -> str:
        """The code that the address names, or the first of them."""
        codes = self.CHOICES[name]
        given = self.data.get(name, "")
        return given if given in codes else codes[0]

    def address(self, **changed: str) -> str:
        """The query of the list with some codes changed; the first of each is left out."""
        wanted = {name: changed.get(name, self.chosen(name)) for name in self.CHOICES}
        return "?" + urlencode({name: code for name, code in wanted.items() if code != self.CHOICES[name][0]})


class DueFilter(ListFilter):
    CHOICES = {
        "which": ("due", "law", "soon", "unkept"),
        "whose": ("all", "mine"),
        "sort": ("due", "title", "owner", "checked"),
    }


class LinkFilter(ListFilter):
    CHOICES = {
        "which": ("broken", "failed", "moved", "unseen", "all"),
        "sort": ("checked", "-checked", "host", "-failures"),
    }


class ReportFilter(ListFilter):
    CHOICES = {"which": ("open", "closed"), "sort": ("oldest", "newest", "most")}
