"""What readers fill in: whether an item helped, a note of their own, how often a saved search may write."""

from __future__ import annotations

from resources.models.vocabulary import Digest, NotUsefulBecause
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui.forms import ChoiceField, GovukForm, TextAreaField, TextField

NOTE_LIMIT = 1000
WORDS_LIMIT = 100
YES, NO = "yes", "no"
# What stands for an empty code: a radio button needs a value.
NEVER, NO_REASON = "never", "none"
_REASONS = [(code, label) for code, label in NotUsefulBecause.choices if code]
_OFTEN = {
    Digest.WEEKLY: "On the first working day of a week in which something new fits",
    Digest.MONTHLY: "On the first working day of a month in which something new fits",
}


class UsefulForm(GovukForm):
    """Whether an item helped. The reason is a code: nobody writes about a child here."""

    submit_text = "Send"
    mark_optional = False

    useful = ChoiceField(
        label="Did this page help you?",
        choices=((YES, "Yes"), (NO, "No")),
        label_size="m",
        reveals={NO: "because"},
        error_messages={"required": "Select whether this page helped you"},
    )
    because = ChoiceField(
        label="Why not?",
        choices=[*_REASONS, (NO_REASON, NotUsefulBecause.NOTHING.label)],
        required=False,
        initial=NO_REASON,
        label_size="s",
        small=True,
    )

    def clean_because(self) -> str:
        """The code as it is kept."""
        return _kept(self.cleaned_data["because"], NO_REASON)


class NoteForm(ScreenedFormMixin, GovukForm):
    """A note beside a bookmark, for its writer alone."""

    screened_fields = ("note",)
    submit_text = "Save"

    note = TextAreaField(
        label="Your note",
        rows=4,
        max_length=NOTE_LIMIT,
        required=False,
        label_size="m",
        help_text="For example why it was useful, or what to do with it. Only you can read it. Do not write about a child.",
    )


def _kept(value: str, empty: str) -> str:
    return "" if value == empty else value


def digest_choice(digest: str) -> str:
    """How often a search writes, as its radio button says it."""
    return digest or NEVER


def _digest() -> ChoiceField:
    return ChoiceField(
        label="Emails when something new fits",
        choices=[(code or NEVER, label) for code, label in Digest.choices],
        initial=NEVER,
        label_size="m",
        choice_hints={str(code): hint for code, hint in _OFTEN.items()},
        error_messages={"required": "Select how often we may email you"},
    )


class SaveSearchForm(ScreenedFormMixin, GovukForm):
    """A search to keep: its words, and how often it may write. Its filters stand in the address, as codes."""

    screened_fields = ("phrase",)
    submit_text = "Save this search"

    phrase = TextField(label="Words to look for", max_length=WORDS_LIMIT, required=False, label_size="m")
    digest = _digest()

    def clean_digest(self) -> str:
        """The code as it is kept."""
        return _kept(self.cleaned_data["digest"], NEVER)


class DigestForm(GovukForm):
    """How often a saved search may write."""

    submit_text = "Save"
    mark_optional = False

    digest = _digest()

    def clean_digest(self) -> str:
        """The code as it is kept."""
        return _kept(self.cleaned_data["digest"], NEVER)
