"""An author says, in their own form, that a place was marked wrongly. What is kept is a count: type and reason, no text.

A report lets nothing through. What a page has reported already travels with its form, so that no tick counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms

from screening import FindingType
from text_guard.kinds import KINDS
from text_guard.models import FalseAlarmReason
from vs_portal.ui.forms import ChoiceField, MultipleChoiceField

WRONG = "screening_wrong"
WRONG_REASON = "screening_wrong_reason"
REPORTED = "screening_reported"
CONTROLS = (WRONG, WRONG_REASON, REPORTED)
NO_REASON = "Select why the ticked places are marked wrongly"


@dataclass(frozen=True, slots=True)
class Alarms:
    """`new` types are to be counted with the reason; `reported` were counted by this or an earlier post."""

    new: tuple[str, ...] = ()
    reason: str = ""
    reported: frozenset[str] = frozenset()
    unexplained: bool = False


def read_alarms(*, ticked: Iterable[str], reason: str, reported: str) -> Alarms:
    """What a post reports. Types that do not exist are left out."""
    known = {kind.value for kind in FindingType}
    before = frozenset(reported.split(",")) & known
    new = tuple(sorted(set(ticked) & known - before))
    if reason not in FalseAlarmReason.values:
        return Alarms(reported=before, unexplained=bool(new))
    return Alarms(new, reason, before | set(new))


class _Reported(forms.CharField):
    """A hidden field whose value the server gives, whatever was posted."""

    widget = forms.HiddenInput

    def bound_data(self, data: str | None, initial: str | None) -> str | None:
        return initial


class _Reason(ChoiceField):
    """Chosen anew for each report: the reason of the last one is no answer for the next."""

    def bound_data(self, data: str | None, initial: str | None) -> str | None:
        return initial


def alarm_fields(types: Iterable[FindingType], alarms: Alarms) -> dict[str, forms.Field]:
    """For marked places that nobody can declare harmless: which are marked wrongly, and why."""
    marked = set(types)
    open_ = [(kind.value, KINDS[kind].label) for kind in KINDS if kind in marked and kind.value not in alarms.reported]
    found: dict[str, forms.Field] = {}
    if open_:
        found[WRONG] = MultipleChoiceField(
            label="Is something marked wrongly?",
            help_text="Tick it and say why, and send the form again. Your report is counted without your text, so that the "
            "check gets better. It does not let the text through: reword the place too.",
            choices=open_,
            required=False,
        )
        found[WRONG_REASON] = _Reason(
            label="Why is it wrong to mark it?",
            help_text="Answer this only if you ticked something marked wrongly.",
            choices=[("", "Choose a reason"), *FalseAlarmReason.choices],
            select=True,  # never checked by itself: the form asks only where something is ticked
        )
    if alarms.reported:
        found[REPORTED] = _Reported(initial=",".join(sorted(alarms.reported)), required=False)
    return found
