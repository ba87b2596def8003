"""Planning a session: its dates in one to four parts, and the rules by which it is booked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.urls import reverse_lazy
from django.utils import timezone

from organisations.calendars.days import LONDON, as_day
from organisations.selectors import council_calendar
from text_guard.forms import ScreenedFormMixin
from text_guard.report import NAME_TYPES
from training import times
from training.forms.desk import SeenForm
from training.forms.settings import setting_from
from training.models import Session, Venue
from training.models.vocabulary import Mode
from training.selectors.closed_days import closed_days
from training.selectors.people import runners
from training.services.sessions import Sitting
from training.wall_clock import NoSuchTime, moment, read_time
from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    IntegerField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    TextAreaField,
    TextField,
)

PARTS = (1, 2, 3, 4)
MOST_SEATS = 2000
_CLOSING_TIME = time(17)


def _day(number: int) -> DateField:
    return DateField(label=f"Date of part {number}", required=False)


def _time(label: str, hint: str = "") -> TextField:
    return TextField(label=label, max_length=8, required=False, width=5, help_text=hint)


def _at(value: datetime) -> str:
    return f"{value.astimezone(LONDON):%H:%M}"


class DatesForm(SeenForm):
    """The parts of a session and when booking closes."""

    day_1 = DateField(label="Date", error_messages={"required": "Enter the date"})
    from_1 = TextField(
        label="Starts at", max_length=8, width=5, help_text="For instance 9:30 or 14:00",
        error_messages={"required": "Enter when it starts"},
    )  # fmt: skip
    to_1 = TextField(label="Ends at", max_length=8, width=5, error_messages={"required": "Enter when it ends"})
    day_2, from_2, to_2 = _day(2), _time("Part 2 starts at"), _time("Part 2 ends at")
    day_3, from_3, to_3 = _day(3), _time("Part 3 starts at"), _time("Part 3 ends at")
    day_4, from_4, to_4 = _day(4), _time("Part 4 starts at"), _time("Part 4 ends at")
    confirm_closed = BooleanField(label="Hold it on these days all the same", required=False)
    closes_day = DateField(
        label="Booking closes on", required=False,
        help_text="Leave empty for 17:00 on the last working day before it starts.",
    )  # fmt: skip
    closes_time = _time("Booking closes at", "17:00 if you leave it empty")

    def __init__(self, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        initial = (_dates_of(session) if session is not None else {}) | kwargs.pop("initial", {})
        super().__init__(*args, row=kwargs.pop("row", None), initial=initial, **kwargs)
        self.warnings: list[str] = []
        self.sittings: list[Sitting] = []
        self.closes_at: datetime | None = None

    def shown_fields(self) -> Iterator[BoundField]:
        """The fields that the page does not lay out itself."""
        own = {f"{kind}_{number}" for number in PARTS for kind in ("day", "from", "to")} | {"confirm_closed"}
        return (field for field in super().shown_fields() if field.name not in own)

    def parts(self) -> list[dict[str, Any]]:
        """The fields of each part, and whether any of it is filled in or faulty."""
        found = []
        for number in PARTS:
            fields = [self[f"{kind}_{number}"] for kind in ("day", "from", "to")]
            filled = any(field.errors for field in fields) or bool(fields[1].value())
            found.append({"number": number, "fields": fields, "filled": filled})
        return found

    @property
    def more_open(self) -> bool:
        """Whether the page shows the parts after the first one at once."""
        return any(part["filled"] for part in self.parts()[1:])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in PARTS:
            self._take_part(number)
        if self.errors or not self.sittings:
            return data
        if self.sittings[0].starts_at <= timezone.now():
            self.add_error("day_1", "The first part must be in the future")
        self.closes_at = self._closing(self.sittings[0].starts_at)
        self.warnings = self.closed([as_day(one.starts_at) for one in self.sittings])
        if self.warnings and not data.get("confirm_closed"):
            which = "; ".join(self.warnings)
            self.add_error("confirm_closed", f"{which}. Tick the box to hold it all the same, or change the date")
        return data

    def closed(self, days: Sequence[date]) -> list[str]:
        """What is against the days."""
        return closed_days(days)

    def _take_part(self, number: int) -> None:
        """Add the part to the sittings, or its faults to the fields."""
        day, start, end = (f"{kind}_{number}" for kind in ("day", "from", "to"))
        data = self.cleaned_data
        if day in self.errors or (number > 1 and not (data.get(day) or data.get(start) or data.get(end))):
            return
        if not data.get(day):
            self.add_error(day, f"Enter the date of part {number}")
            return
        begins, ends = self._moment(data[day], start, "starts"), self._moment(data[day], end, "ends")
        if begins is None or ends is None:
            return
        if ends <= begins:
            self.add_error(end, "The end must be later than the start")
        elif self.sittings and begins < self.sittings[-1].ends_at:
            self.add_error(day, f"Part {number} must come after the part before it")
        else:
            self.sittings.append(Sitting(begins, ends))

    def _moment(self, day: date, name: str, does: str) -> datetime | None:
        if name in self.errors:
            return None
        typed = str(self.cleaned_data.get(name) or "")
        try:
            if not typed:
                raise NoSuchTime(f"Enter when it {does}")
            return moment(day, read_time(typed))
        except NoSuchTime as fault:
            self.add_error(name, str(fault))
            return None

    def _closing(self, starts_at: datetime) -> datetime | None:
        """The last moment to book: as entered, else at 17:00 on the last working day before."""
        data = self.cleaned_data
        day = data.get("closes_day") or times.working_days_before(starts_at, 1, council_calendar())
        typed = str(data.get("closes_time") or "")
        try:
            closes_at = moment(day, read_time(typed) if typed else _CLOSING_TIME)
        except NoSuchTime as fault:
            self.add_error("closes_time", str(fault))
            return None
        if closes_at > starts_at:
            self.add_error("closes_day", "Booking must close before the session starts")
        return closes_at


def _dates_of(session: Session) -> dict[str, Any]:
    """The dates as they stand, for the boxes."""
    closes = session.closes_at.astimezone(LONDON)
    found: dict[str, Any] = {"closes_day": closes.date(), "closes_time": _at(closes)}
    for part in list(session.parts.all())[: len(PARTS)]:
        found[f"day_{part.position}"] = as_day(part.starts_at)
        found |= {f"from_{part.position}": _at(part.starts_at), f"to_{part.position}": _at(part.ends_at)}
    return found


class RulesForm(ScreenedFormMixin, SeenForm):
    """All of a session but its dates."""

    submit_text = "Save"
    screened_fields = ("note", "guests")
    expected_types = {"guests": NAME_TYPES}
    names: tuple[str, ...] = (
        "mode",
        "venue",
        "online_link",
        *screened_fields,
        "capacity",
        "cancel_days",
        "naming_days",
        "offer_hours",
        "setting_cap",
        "cap_until",
        "only_for",
    )
    mode = ChoiceField(
        label="How people take part", choices=Mode.choices, error_messages={"required": "Select how people take part"}
    )
    venue = ModelChoiceField(Venue.objects.none(), label="Venue", required=False, empty_label="No venue")
    online_link = TextField(
        label="Link to the online meeting", max_length=500, required=False, inputmode="url", spellcheck=False,
        help_text="It starts with https://. Those with a place see it from the day before.",
    )  # fmt: skip
    trainers = ModelMultipleChoiceField(
        runners(), label="Trainers", required=False, small=True,
        help_text="They alone see what people need in order to take part.",
    )  # fmt: skip
    guests = TextField(
        label="Trainers from elsewhere", max_length=200, required=False,
        help_text="Name and organisation. Everybody reads it.",
    )  # fmt: skip
    note = TextAreaField(
        label="What people should know", rows=4, max_length=2000, required=False,
        help_text="What to bring, how to find the room. Everybody reads it.",
    )  # fmt: skip
    capacity = IntegerField(
        label="Places", min_value=1, max_value=MOST_SEATS, width=4, error_messages={"required": "Enter how many places"}
    )
    cancel_days = IntegerField(
        label="Last day to cancel in time", max_value=60, width=2, initial=3,
        help_text="In working days before the session starts.",
    )  # fmt: skip
    naming_days = IntegerField(
        label="Last day to name held places", max_value=60, width=2, initial=5,
        help_text="In working days before the session starts.",
    )  # fmt: skip
    offer_hours = IntegerField(
        label="Working hours to answer an offer from the waiting list", min_value=1, max_value=80, width=2, initial=8
    )
    setting_cap = IntegerField(
        label="Most places for one setting", min_value=1, max_value=MOST_SEATS, width=4, required=False,
        help_text="Leave empty for no limit.",
    )  # fmt: skip
    cap_until = DateField(label="Last day of that limit", required=False, help_text="After it a setting may book more.")
    only_for = TextField(
        label="Only for one setting", max_length=100, required=False,
        help_text="Name, town, postcode or URN. Leave empty for a session that is open to all.",
        source=reverse_lazy("organisations:suggest"), fills="only_for_found",
    )  # fmt: skip
    only_for_found = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, session: Session | None = None, **kwargs: Any) -> None:
        initial = kwargs.pop("initial", {})
        if session is not None:
            initial = _rules_of(session, self.names) | initial
        super().__init__(*args, row=kwargs.pop("row", None), initial=initial, **kwargs)
        venues = Q(is_active=True) | Q(pk=session.venue_id if session is not None else None)
        self.fields["venue"].queryset = Venue.objects.filter(venues)  # type: ignore[attr-defined]  # a choice of rows
        self.fields["trainers"].queryset = runners()  # type: ignore[attr-defined]  # a choice of rows

    def clean_online_link(self) -> str:
        link = str(self.cleaned_data["online_link"]).strip()
        if link and (not link.lower().startswith("https://") or any(char.isspace() for char in link)):
            raise ValidationError("Enter a link that starts with https:// and has no spaces")
        return f"https://{link[8:]}" if link else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("mode") in (Mode.IN_PERSON, Mode.HYBRID) and "venue" in data and data["venue"] is None:
            self.add_error("venue", "Select the venue, or say that people take part online")
        if data.get("mode") in (Mode.ONLINE, Mode.RECORDED) and data.get("venue") is not None:
            self.add_error("venue", "Select “No venue”, or say that people take part in person")
        if data.get("setting_cap") and not data.get("cap_until") and "cap_until" not in self.errors:
            self.add_error("cap_until", "Enter until which day the limit holds")
        if data.get("cap_until") and not data.get("setting_cap") and "setting_cap" not in self.errors:
            self.add_error("setting_cap", "Enter the most places for one setting, or leave the day empty as well")
        try:
            data["only_for"] = setting_from(str(data.get("only_for") or ""), data.get("only_for_found"))
        except ValidationError as fault:
            self.add_error("only_for", fault)
        return data

    def fields_of(self) -> dict[str, Any]:
        """What was filled in, by the names of the session's fields."""
        return {name: self.cleaned_data[name] for name in self.names}


def _rules_of(session: Session, names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: getattr(session, name) for name in names}
    if session.only_for is not None:
        found |= {"only_for": session.only_for.name, "only_for_found": session.only_for.public_id}
    return found | {"trainers": list(session.trainers.all())}


class PlanForm(RulesForm, DatesForm):
    """A new session, or a copy of one on other dates. The token makes a double click plan once."""

    submit_text = "Save as a draft"
    form_token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, copy_of: Session | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"form_token": uuid4()}
        if copy_of is not None:  # the same hours on days that are still to be entered
            hours = _dates_of(copy_of)
            initial |= {name: hours[name] for name in hours if name.startswith(("from_", "to_"))}
        initial |= kwargs.pop("initial", {})
        super().__init__(*args, session=copy_of, initial=initial, **kwargs)
