"""What those who attended say: three marks with words, and two boxes that the screen reads."""

from __future__ import annotations

from typing import Any

from text_guard.forms import ScreenedFormMixin
from training.models.vocabulary import Difference
from training.services.outcomes import ALPHABET, Said
from vs_portal.ui.forms import ChoiceField, GovukForm, TextAreaField, TextField

_CONFIDENCE = (
    ("1", "1, not at all confident"),
    ("2", "2, slightly confident"),
    ("3", "3, fairly confident"),
    ("4", "4, confident"),
    ("5", "5, very confident"),
)
_USEFUL = (
    ("1", "1, not at all useful"),
    ("2", "2, slightly useful"),
    ("3", "3, fairly useful"),
    ("4", "4, useful"),
    ("5", "5, very useful"),
)
_NO_CHILD = "Write about the training. Do not name or describe a child or family."
_LONGEST = 1000
_BAD_CODE = "Enter a code of 8 letters and figures, like 7HWK-R3NP"


class EvaluationForm(ScreenedFormMixin, GovukForm):
    """How confident before and after, how useful, what was best and what could be better."""

    screened_fields = ("best", "better")
    submit_text = "Send and get my certificate"

    confidence_before = ChoiceField(
        label="Before the session, how confident were you in this subject?",
        choices=_CONFIDENCE,
        error_messages={"required": "Select how confident you were before the session"},
    )
    confidence_after = ChoiceField(
        label="And now, after the session?",
        choices=_CONFIDENCE,
        error_messages={"required": "Select how confident you are after the session"},
    )
    usefulness = ChoiceField(
        label="How useful was the session for your work?",
        choices=_USEFUL,
        error_messages={"required": "Select how useful the session was"},
    )
    best = TextAreaField(label="What was best?", rows=3, max_length=_LONGEST, required=False, help_text=_NO_CHILD)
    better = TextAreaField(
        label="What could be better?", rows=3, max_length=_LONGEST, required=False, help_text=_NO_CHILD
    )

    def said(self) -> Said:
        """What a valid form says."""
        data = self.cleaned_data
        return Said(
            confidence_before=int(data["confidence_before"]),
            confidence_after=int(data["confidence_after"]),
            usefulness=int(data["usefulness"]),
            best=data["best"] or "",
            better=data["better"] or "",
        )


class ImpactForm(ScreenedFormMixin, GovukForm):
    """What has changed some weeks later, with an example."""

    screened_fields = ("example",)
    submit_text = "Send"

    difference = ChoiceField(
        label="What has changed since the session?",
        choices=Difference.choices,
        error_messages={"required": "Select what has changed since the session"},
    )
    example = TextAreaField(
        label="An example",
        rows=3,
        max_length=_LONGEST,
        required=False,
        help_text=_NO_CHILD.replace("training", "change"),
    )


class CertificateCodeForm(GovukForm):
    """A code as somebody reads it off a certificate: spaces, hyphens and small letters do not matter."""

    submit_text = ""
    form_tag = False
    mark_optional = False

    code = TextField(
        label="Code of the certificate",
        help_text="It is at the foot of the certificate, like 7HWK-R3NP.",
        max_length=40,
        width=10,
        spellcheck=False,
        autocapitalize="characters",
        autocomplete="off",
        error_messages={"required": "Enter the code of the certificate"},
    )

    def clean_code(self) -> Any:
        """The code as it is kept."""
        code = plain_code(str(self.cleaned_data["code"]))
        if not code:
            self.add_error("code", _BAD_CODE)
        return code


def plain_code(typed: str) -> str:
    """`7hwk r3np` as `7HWK-R3NP`; empty where it cannot be a code."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    if len(letters) != 8 or any(one not in ALPHABET for one in letters):
        return ""
    return f"{letters[:4]}-{letters[4:]}"
