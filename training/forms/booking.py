"""Booking for a setting on one page: who of the colleagues known, new ones row by row, a pasted list, and places to hold.

It works without scripts: "Add another person" posts the page and gets it back with more rows. Lines of a pasted list that
can be read move to the list of those who are ready; the others stay in the box, each named with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from text_guard.standpoint import Standpoint
from training.forms.pasted import Pasted, is_screened, line_of, read_people
from training.forms.people import PersonForm, carried_values
from training.services import MOST_AT_ONCE, Named
from vs_portal.ui.forms import ChoiceField, GovukForm, IntegerField, MultipleChoiceField, TextAreaField
from vs_portal.ui.summary import error_list

if TYPE_CHECKING:
    from organisations.models import EducationSetting

ADD, CHECK, BOOK, CHANGE = "add", "check", "book", "change"
FIRST_ROWS, MOST_ROWS = 1, 30
MOST_HELD = 100
TOGETHER, ANY = "together", "any"


class StepForm(GovukForm):
    """Which button of the page was pressed."""

    act = ChoiceField(choices=[(one, one) for one in (CHECK, ADD, BOOK, CHANGE)], required=False)

    def pressed(self) -> str:
        """The button; without one the form is checked."""
        return str(self.cleaned_data.get("act") or CHECK) if self.is_valid() else CHECK


class WhichSettingForm(GovukForm):
    """For somebody who belongs to more than one setting; in the address."""

    setting = ChoiceField(label="Which setting do you book for?", choices=(), page_heading=True, label_size="l")

    def __init__(self, *args: Any, own: Sequence[EducationSetting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["setting"]
        field.choices = [(str(one.public_id), f"{one.name} ({one.reference})") for one in own]  # type: ignore[attr-defined]  # a choice field
        field.error_messages["required"] = "Select the setting that you book for"


class BookForm(GovukForm):
    """All but the rows of new colleagues."""

    form_tag = False
    submit_text = ""
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_ROWS)

    known = MultipleChoiceField(
        label="Who is coming?",
        choices=(),
        required=False,
        label_size="m",
        help_text="You, and colleagues who were booked before. You can add what they need once they are booked.",
    )
    ready = TextAreaField(
        label="Ready to book from your list",
        required=False,
        max_length=None,
        rows=6,
        spellcheck=False,
        help_text="Take a line out if somebody should not be booked.",
    )
    pasted = TextAreaField(
        label="Paste a list of colleagues",
        required=False,
        max_length=None,
        rows=4,
        spellcheck=False,
        help_text=f"One person on each line: name, email, role. Up to {MOST_AT_ONCE} people.",
    )
    held = IntegerField(
        label="Places to hold for colleagues whom you name later",
        required=False,
        max_value=MOST_HELD,
        width=3,
        help_text="Only while places are left. Held places that nobody is named for in time go to others.",
    )
    together = ChoiceField(
        label="If there are not enough places for everybody",
        choices=[(ANY, "Book as many as there are; the others wait"), (TOGETHER, "All wait, and go together")],
        choice_hints={
            ANY: "Each of the others is offered a place as soon as one is free",
            TOGETHER: "You are offered places once there are enough for all of you; this can take longer",
        },
        initial=ANY,
    )

    def __init__(self, *args: Any, known: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, initial={"form_token": uuid4(), "rows": FIRST_ROWS, "together": ANY}, **kwargs)
        self.fields["known"].choices = list(known)  # type: ignore[attr-defined]  # a choice field
        for name in ("form_token", "rows"):
            message = "This page is out of date. Check what you entered and send it again."
            self.fields[name].error_messages = dict.fromkeys(self.fields[name].error_messages, message)


class OrderForms:
    """The form of the page with its rows, read as one. `known`: key of each colleague → who they are, in the page's order.

    `quiet`: what was typed is shown as it was, without errors yet; `more`: with one row more. With `read` off nothing is
    judged at all, and the page comes back as it was sent.
    """

    def __init__(
        self,
        data: QueryDict | None,
        *,
        known: Mapping[str, Named],
        labels: Mapping[str, str],
        standpoint: Standpoint,
        quiet: bool = False,
        more: bool = False,
        read: bool = True,
    ) -> None:
        self.known, self.lists, self.quiet = known, Pasted(), quiet or not read
        self.data = (self._sorted(data.copy()) if read else data.copy()) if data is not None else None
        rows = min(_rows(self.data) + more, MOST_ROWS)
        if self.data is not None:
            self.data["rows"] = str(rows)
        self.book = BookForm(self.data, known=[(key, labels[key]) for key in known])
        self.people = [
            PersonForm(
                self.data, prefix=f"p{n}", standpoint=standpoint, empty_permitted=True, use_required_attribute=False
            )
            for n in range(1, rows + 1)
        ]
        if self.quiet:
            for form in self.all:
                form._errors = ErrorDict()  # type: ignore[union-attr]  # nothing is judged before it was sent
                form.cleaned_data = {}

    def _sorted(self, data: QueryDict) -> QueryDict:
        """Lines that can be read stand with those that are ready; the others stay in the box, or come back to it."""
        ready = read_people(data.get("ready", ""))
        new = read_people(data.get("pasted", ""), known=[one.address for one in ready.people])
        self.lists = Pasted([*ready.people, *new.people], [*ready.bad, *new.bad], [*ready.unread, *new.unread])
        data["ready"] = "\n".join(line_of(one) for one in self.lists.people)
        data["pasted"] = "\n".join(self.lists.left)
        return data

    @property
    def all(self) -> list[BookForm | PersonForm]:
        return [self.book, *self.people]

    def problems(self) -> list[dict[str, Any]]:
        """What is wrong, in the page's order, for its summary; of a new colleague it says of which."""
        own, first = error_list([self.book]), f"#{self.book['known'].auto_id}"
        of_people = [
            one | {"text": f"Colleague {number}: {one['text']}"}
            for number, form in enumerate(self.people, start=1)
            for one in error_list([form])
        ]
        before = [one for one in own if one.get("href", first) == first]
        return [*before, *of_people, *(one for one in own if one not in before)]

    @property
    def wrong(self) -> GovukForm | None:
        """A form with errors, for the title of the page."""
        return next((form for form in self.all if form.errors), None)

    @property
    def screened(self) -> int:
        """How many lines and names the screen handed back."""
        of_people = (form.errors.as_data().get("name", ()) for form in self.people)
        return self.lists.screened + sum(any(map(is_screened, errors)) for errors in of_people)

    @property
    def can_add(self) -> bool:
        return len(self.people) < MOST_ROWS

    def is_valid(self) -> bool:
        """Whether all can be read, and name somebody, each once."""
        answers = [form.is_valid() for form in self.all]  # each says what is wrong with it
        for fault in filter(None, (self.lists.complaint, self.lists.too_many)):
            self.book.add_error("pasted", fault)
        if all(answers) and not self.lists.left:
            self._check_each_once()
            if not self.named() and not self.held:
                self.book.add_error(None, "Say who is coming, or how many places to hold")
            if len(self.named()) + self.held > MOST_AT_ONCE:
                self.book.add_error(None, f"Book at most {MOST_AT_ONCE} places at once")
        return all(answers) and not any(form.errors for form in self.all)

    def _check_each_once(self) -> None:
        seen = {self.known[key].address for key in self.book.cleaned_data["known"]}
        listed = {one.address for one in self.lists.people}
        for one in sorted(seen & listed):
            self.book.add_error("ready", f"{one} is ticked above as well. Take the line out, or the tick")
        seen |= listed
        for form in self.people:
            person = form.named()
            if person is None:
                continue
            if person.address in seen:
                form.add_error("email", "This email address is in your booking already")
            seen.add(person.address)

    @property
    def held(self) -> int:
        return int(self.book.cleaned_data.get("held") or 0)

    @property
    def together(self) -> bool:
        return bool(self.book.cleaned_data.get("together") == TOGETHER)

    def named(self) -> list[Named]:
        """Everybody who is named, in the order of the page."""
        ticked = [self.known[key] for key in self.book.cleaned_data.get("known", [])]
        rows = [person for form in self.people if not form.errors and (person := form.named()) is not None]
        return [*ticked, *rows, *self.lists.people]

    def carried(self) -> list[tuple[str, str]]:
        """Every value of the page but its buttons: the check page posts them again, so that nothing has to be kept."""
        return carried_values(self.data.lists() if self.data is not None else [])


def _rows(data: QueryDict | None) -> int:
    """How many rows the page had; what cannot be read is one, since nobody but the page writes it."""
    try:
        return max(FIRST_ROWS, min(int(data.get("rows", "")), MOST_ROWS)) if data is not None else FIRST_ROWS
    except ValueError:
        return FIRST_ROWS
