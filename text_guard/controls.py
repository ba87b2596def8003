"""The fields that a screened form gains when it hands text back."""

from __future__ import annotations

from django import forms

from text_guard.models import DeclarationReason
from vs_portal.ui.forms import BooleanField, ChoiceField, MultipleChoiceField

CONFIRMED = "screening_confirmed"
DECLARED = "screening_declared"
REASON = "screening_reason"
REPLACED = "screening_replaced"


def confirm_field() -> forms.Field:
    """For a warning: the author vouches that nobody real is described."""
    return BooleanField(
        label="This describes no real child",
        help_text="Tick this only if nobody could recognise one child or family in the marked place",
        required=False,
    )


def declare_fields(names: dict[str, str], *, shown: bool) -> dict[str, forms.Field]:
    """For marked names: which are nobody's in a family, and why. `names` maps a key to the name as typed.

    `shown` says whether staff see beside the text what was declared.
    """
    after = "Virtual School staff will see what you declare." if shown else "It is counted how often this is done."
    return {
        DECLARED: MultipleChoiceField(
            label="Is a marked name not a child’s or family member’s?",
            help_text=f"Tick it and say why. {after}",
            choices=list(names.items()),
            required=False,
        ),
        REASON: ChoiceField(
            label="Why may the ticked names stay?",
            help_text="Answer this only if you ticked a name.",
            choices=DeclarationReason.choices,  # never checked by itself: the form asks only where a name is ticked
        ),
    }
