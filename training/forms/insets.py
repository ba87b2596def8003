"""Whole-setting training: what a setting asks for, why it is declined, and the session that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from organisations.models import EducationSetting
from text_guard.forms import ScreenedFormMixin
from training.forms.booking import WhichSettingForm
from training.forms.desk_sessions import PlanForm
from training.forms.programmes import SeenVersionForm
from training.models import Course, InsetRequest
from training.models.vocabulary import InsetDecline, Mode, StaffBand
from training.selectors.insets import DayFit, Fit, day_fits
from training.services.insets import Wish
from vs_portal.ui.forms import BooleanField, ChoiceField, DateField, GovukForm, TextAreaField

DAYS = ("day_1", "day_2", "day_3")
FURTHEST = timedelta(days=2 * 365)
SEATS = {StaffBand.UP_TO_20: 20, StaffBand.UP_TO_50: 50, StaffBand.UP_TO_100: 100, StaffBand.OVER_100: 200}
_MODES = [(mode.value, mode.label) for mode in (Mode.IN_PERSON, Mode.ONLINE, Mode.HYBRID)]


class InsetSettingForm(WhichSettingForm):
    """For somebody who belongs to more than one setting; in the address."""

    setting = ChoiceField(label="Which setting is it for?", choices=(), page_heading=True, label_size="l")


class InsetForm(ScreenedFormMixin, GovukForm):
    """A course for the whole staff, on one of up to three days."""

    form_tag = False
    submit_text = "Send the request"
    screened_fields = ("note",)
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    course = ChoiceField(
        label="Which course?", choices=(), select=True, search=True, error_messages={"required": "Select the course"}
    )
    day_1 = DateField(label="The day that suits you best", error_messages={"required": "Enter the day that suits best"})
    day_2 = DateField(label="Another day", required=False)
    day_3 = DateField(label="A third day", required=False)
    confirm_closed = BooleanField(label="Ask for these days all the same", required=False)
    mode = ChoiceField(
        label="How would your staff take part?",
        choices=_MODES,
        error_messages={"required": "Select how your staff would take part"},
    )
    staff_band = ChoiceField(
        label="How many people would take part?",
        choices=StaffBand.choices,
        error_messages={"required": "Select how many people would take part"},
    )
    note = TextAreaField(
        label="What should the Virtual School know?", rows=4, max_length=1000, required=False,
        help_text="For instance your times, or what you have worked on. Do not write about a child.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, setting: EducationSetting, courses: Sequence[Course], first: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"form_token": uuid4(), "course": first}, **kwargs)
        self.setting, self.courses = setting, {str(one.public_id): one for one in courses}
        choices = [("", "Select a course"), *((key, one.title) for key, one in self.courses.items())]
        self.fields["course"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fits: list[DayFit] = []

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        today, seen = timezone.localdate(), set[date]()
        for name in DAYS:
            day = data.get(name)
            if day is None:
                continue
            if day <= today:
                self.add_error(name, "Enter a day that is still to come")
            elif day > today + FURTHEST:
                self.add_error(name, "Enter a day within the next two years")
            elif day in seen:
                self.add_error(name, "You have entered this day already")
            seen.add(day)
        if any(name in self.errors for name in DAYS):
            return data
        self.fits = day_fits(self.setting, [data[name] for name in DAYS if data.get(name)])
        if self.warnings and not data.get("confirm_closed"):
            which = "; ".join(self.warnings)
            self.add_error("confirm_closed", f"{which}. Tick the box to ask all the same, or change the day")
        return data

    @property
    def warnings(self) -> list[str]:
        """What is against the days, a sentence each."""
        return [f"{one.day:%A %-d %B %Y} is {one.words}" for one in self.fits if one.fit is Fit.CLOSED]

    def wish(self) -> Wish:
        """What was asked for."""
        data = self.cleaned_data
        return Wish(
            form_token=data["form_token"],
            course=self.courses[data["course"]],
            days=[data[name] for name in DAYS if data.get(name)],
            mode=Mode(data["mode"]),
            staff_band=StaffBand(data["staff_band"]),
            note=data["note"] or "",
        )


class InsetDeclineForm(SeenVersionForm):
    """Why it cannot be done."""

    reason = ChoiceField(
        label="Why can it not be done?",
        choices=InsetDecline.choices,
        help_text="The setting reads it.",
        error_messages={"required": "Select why it cannot be done"},
    )


class InsetPlanForm(PlanForm):
    """The session that a request becomes: for that setting alone, so without what rules many settings."""

    submit_text = "Plan it"
    only_for = None  # type: ignore[assignment]  # takes the field of the base away
    only_for_found = None  # type: ignore[assignment]  # takes the field of the base away
    setting_cap = None  # type: ignore[assignment]  # takes the field of the base away
    cap_until = None  # type: ignore[assignment]  # takes the field of the base away
    names = (
        "mode",
        "venue",
        "online_link",
        "note",
        "guests",
        "capacity",
        "cancel_days",
        "naming_days",
        "offer_hours",
    )

    def __init__(self, *args: Any, request: InsetRequest, **kwargs: Any) -> None:
        self.setting = request.setting
        initial = {
            "mode": request.mode,
            "capacity": SEATS[StaffBand(request.staff_band)],
            "day_1": request.days[0],
        }
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)

    def closed(self, days: Sequence[date]) -> list[str]:
        """What is against the days in the setting's own calendar."""
        fits = day_fits(self.setting, days)
        return [f"{one.day:%A %-d %B %Y} is {one.words}" for one in fits if one.fit is Fit.CLOSED]
