"""Finding a setting, entering one that GIAS does not know, and its contacts."""

import re

from django.core.exceptions import ValidationError

from organisations.forms.cleaning import one_line, telephone, website
from organisations.gias.types import Kind
from organisations.models import Area, EducationSetting, LocalAuthority, RoleContact, Trust
from text_guard.forms import ScreenedFormMixin
from text_guard.report import ADDRESS_TYPES
from text_guard.short_lines import refuse_more_than_a_name
from vs_portal.ui import forms as ui

EY_NUMBER = re.compile(r"(EY|VC)?\d{6,7}\Z")
POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\Z")
ANY = [("", "Any")]


class FindForm(ui.GovukForm):
    """What to look for."""

    submit_text = "Search"
    mark_optional = False
    q = ui.TextField(
        label="Name, town, postcode or URN",
        max_length=100,
        required=False,
        help_text="You can leave words out, and small typing errors do not matter.",
    )


class SettingFilterForm(ui.GovukForm):
    """Filters of the staff list; every choice stands in the address of the page."""

    submit_text = ""
    form_tag = False
    mark_optional = False
    q = ui.TextField(label="Name, town, postcode or URN", max_length=100, required=False)
    kind = ui.ChoiceField(label="Kind", choices=ANY + Kind.choices, select=True, required=False)
    status = ui.ChoiceField(label="Status", choices=ANY + EducationSetting.Status.choices, select=True, required=False)
    area = ui.ModelChoiceField(Area.objects.all(), label="Area", empty_label="Any", required=False)
    trust = ui.ModelChoiceField(Trust.objects.all(), label="Trust", empty_label="Any", required=False)
    la = ui.ModelChoiceField(LocalAuthority.objects.all(), label="Council", empty_label="Any", required=False)


class ManualSettingForm(ScreenedFormMixin, ui.GovukForm):
    """A setting without a URN, such as a nursery known to Ofsted by its early years number."""

    screened_fields = ("name", "street", "town", "website")
    expected_types = {"street": ADDRESS_TYPES, "town": ADDRESS_TYPES}

    submit_text = "Save setting"
    name = ui.TextField(label="Name of the setting", max_length=200)
    kind = ui.ChoiceField(label="Kind of setting", choices=Kind.choices)
    ey_number = ui.TextField(
        label="Ofsted early years number",
        max_length=10,
        required=False,
        width=10,
        help_text="Like EY123456. If there is none, the portal gives the setting a reference of its own.",
    )
    la = ui.ModelChoiceField(LocalAuthority.objects.all(), label="Council", search=True)
    street = ui.TextField(label="Street", max_length=150, required=False)
    town = ui.TextField(label="Town", max_length=100, required=False, width=20)
    postcode = ui.TextField(label="Postcode", max_length=10, required=False, width=10)
    telephone = ui.TextField(label="Telephone number", max_length=20, required=False, width=20, inputmode="tel")
    website = ui.TextField(label="Website", max_length=300, required=False)

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_street(self) -> str:
        return one_line(self.cleaned_data["street"])

    def clean_town(self) -> str:
        return one_line(self.cleaned_data["town"])

    def clean_ey_number(self) -> str:
        number = str(self.cleaned_data["ey_number"]).replace(" ", "").upper()
        if number and not EY_NUMBER.match(number):
            raise ValidationError("Enter an early years number, like EY123456")
        return number

    def clean_postcode(self) -> str:
        typed = " ".join(self.cleaned_data["postcode"].upper().split())
        match = POSTCODE.match(typed)
        if typed and not match:
            raise ValidationError("Enter a full UK postcode, like AA3 1AB")
        return f"{match[1]} {match[2]}" if match else ""

    def clean_telephone(self) -> str:
        return telephone(self.cleaned_data["telephone"])

    def clean_website(self) -> str:
        return website(self.cleaned_data["website"])


class SettingPlaceForm(ui.GovukForm):
    """Where the Virtual School puts a setting; a trust is offered only where GIAS does not give it."""

    submit_text = "Save"
    area = ui.ModelChoiceField(Area.objects.all(), label="Area", empty_label="No area", required=False)
    trust = ui.ModelChoiceField(Trust.objects.all(), label="Trust", empty_label="No trust", required=False, search=True)
    status = ui.ChoiceField(label="Status", choices=EducationSetting.Status.choices)

    def __init__(self, *args: object, from_gias: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if from_gias:
            del self.fields["trust"]
            del self.fields["status"]


class DomainForm(ui.GovukForm):
    """An email domain that is the setting's own."""

    submit_text = "Add domain"
    domain = ui.TextField(
        label="Email domain",
        max_length=253,
        spellcheck=False,
        autocapitalize="none",
        help_text="Like oakhill.sch.uk. People with an address there whom the contacts name are approved at once.",
        error_messages={"required": "Enter a domain, like oakhill.sch.uk"},
    )


class ContactForm(ui.GovukForm):
    """One person in one role."""

    submit_text = "Save contact"
    role = ui.ChoiceField(label="Role", choices=RoleContact.Role.choices)
    name = ui.TextField(
        label="Full name",
        max_length=150,
        autocomplete="off",
        spellcheck=False,
        validators=[refuse_more_than_a_name],
    )
    email = ui.EmailField(label="Work email address", max_length=254)
    phone = ui.TextField(label="Work telephone number", max_length=20, required=False, width=20, inputmode="tel")

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_phone(self) -> str:
        return telephone(self.cleaned_data["phone"])
