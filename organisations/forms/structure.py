"""Areas, trusts and council teams."""

import re

from django.core.exceptions import ValidationError

from organisations.forms.cleaning import one_line
from text_guard.forms import ScreenedFormMixin
from vs_portal.ui import forms as ui


class _GroupForm(ScreenedFormMixin, ui.GovukForm):
    """What all three have."""

    submit_text = "Save"
    screened_fields: tuple[str, ...] = ("name",)
    name = ui.TextField(label="Name", max_length=100)

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


class AreaForm(_GroupForm):
    screened_fields = ("name", "description")
    description = ui.TextField(label="Description", max_length=300, required=False)


class TeamForm(_GroupForm):
    screened_fields = ("name", "purpose")
    name = ui.TextField(label="Name", max_length=150)
    purpose = ui.TextField(label="What the team does", max_length=300, required=False)


class TrustForm(_GroupForm):
    name = ui.TextField(label="Name", max_length=200)
    uid = ui.TextField(
        label="Trust code",
        max_length=10,
        required=False,
        width=10,
        help_text="The group's number in Get Information about Schools. Leave it empty if you do not know it.",
    )

    def clean_uid(self) -> str | None:
        code = str(self.cleaned_data["uid"]).strip()
        if code and not re.fullmatch(r"[0-9]{1,10}", code):
            raise ValidationError("Enter the trust code in figures, like 5488")
        return code or None


GROUP_FORMS: dict[str, type[_GroupForm]] = {"area": AreaForm, "trust": TrustForm, "team": TeamForm}
