"""What editors enter about words, each text screened."""

from __future__ import annotations

from typing import Any

from django import forms

from resources.models import EmptySearch, Synonym
from resources.search.desk.services import mark_of
from resources.search.synonyms import LONGEST_PHRASE
from resources.search.words import fold
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui import forms as ui

FEWEST, MOST, LONGEST = 2, 20, 60


class SynonymForm(ScreenedFormMixin, ui.GovukForm):
    """A group of phrases. `is_active` is asked only for a group that is there."""

    screened_fields = ("phrases", "note")
    submit_text = "Save"

    phrases = ui.TextAreaField(
        label="Words that mean the same",
        help_text="One word or phrase on each line, for instance PEX and permanent exclusion. Capitals, hyphens and "
        "apostrophes do not matter.",
        rows=6,
        max_length=MOST * LONGEST,
    )
    note = ui.TextField(label="Note for other editors", max_length=200, required=False)
    is_active = ui.BooleanField(label="Use this group in searches", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, synonym: Synonym | None = None, **kwargs: Any) -> None:
        if synonym is not None:
            typed = {"phrases": "\n".join(synonym.phrases), "note": synonym.note, "is_active": synonym.is_active}
            typed["seen"] = mark_of(synonym)
            kwargs["initial"] = {**typed, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if synonym is None:
            del self.fields["is_active"], self.fields["seen"]

    def clean(self) -> dict[str, Any] | None:
        """The phrases folded as what is typed into the search box, each once."""
        data = super().clean()
        if data and "phrases" in data:
            data["phrases"] = self._folded(data["phrases"])
        return data

    def _folded(self, typed: str) -> list[str]:
        lines = dict.fromkeys(line for line in (_plain(line) for line in typed.splitlines()) if line)
        if len(lines) < FEWEST:
            self.add_error("phrases", "Enter at least two different words or phrases, each on its own line")
        if len(lines) > MOST:
            self.add_error("phrases", f"Enter {MOST} words or phrases or fewer")
        if any(len(line) > LONGEST or len(line.split()) > LONGEST_PHRASE for line in lines):
            self.add_error("phrases", f"Shorten each phrase to {LONGEST_PHRASE} words and {LONGEST} characters or less")
        return list(lines)


def _plain(line: str) -> str:
    """The words of a line without signs."""
    return " ".join(word for word in ("".join(filter(str.isalnum, one)) for one in fold(line).split()) if word)


class OutcomeForm(forms.Form):
    """What came of a search that found nothing."""

    outcome = forms.ChoiceField(choices=EmptySearch.Outcome, required=False)
