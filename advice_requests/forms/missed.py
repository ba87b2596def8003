"""Staff report that text which identifies a child was not stopped: where it stands and what it is, never the text."""

from __future__ import annotations

from text_guard.kinds import KINDS
from vs_portal.ui.forms import ChoiceField, GovukForm

# Where the text stands → the form that let it through, as refusals are counted.
_FORMS = {
    "question": ("The question, or what was tried", "QuestionForm"),
    "reply": ("A message from the asker", "ReplyForm"),
    "answer": ("An answer or question of ours", "AnswerForm"),
    "note": ("An internal note", "NoteForm"),
}


class MissedForm(GovukForm):
    """Two choices and no words."""

    submit_text = "Report it"
    place = ChoiceField(
        label="Where is it?",
        choices=[(code, words) for code, (words, _) in _FORMS.items()],
        error_messages={"required": "Select where it is"},
    )
    type = ChoiceField(
        label="What identifies the child?",
        small=True,
        choices=[(kind.value, words.label) for kind, words in KINDS.items()],
        error_messages={"required": "Select what identifies the child"},
    )

    @property
    def counted_as(self) -> str:
        """The form under which it counts."""
        return f"advice_requests.{_FORMS[self.cleaned_data['place']][1]}"
