"""What everybody is asked at sign-up beside an address and a password: who they are, and which role where.

allauth builds both its sign-up forms (by password and by identity provider) on the class named here, so this module
must not import allauth's forms.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from accounts.forms.person_fields import job_title_field, name_field
from accounts.models import Person
from accounts.places import find_place
from accounts.roles import ROLES
from vs_portal.ui.forms import GovukMixin

WORK_EMAIL_HINT = "Use your work address. Free email addresses cannot be matched to a setting"


class SignUpDetails(GovukMixin, forms.Form):
    """Name, job title, and hidden: the role and the place chosen on the page before."""

    submit_text = "Create account"
    name = name_field()
    job_title = job_title_field()
    role = forms.CharField(widget=forms.HiddenInput, max_length=32)
    place = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        role = ROLES.get(str(cleaned.get("role", "")))
        self.chosen_role = role if role is not None and role.self_service else None
        self.chosen_place = find_place(self.chosen_role, str(cleaned.get("place", ""))) if self.chosen_role else None
        if self.chosen_place is None:
            raise forms.ValidationError("Choose your role and where you work again: we could not find it", code="place")
        return cleaned

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Called by allauth once the person is saved."""
        from accounts.services.sign_up import complete_sign_up

        if self.chosen_role is None or self.chosen_place is None:
            raise RuntimeError("allauth saves valid forms only")
        complete_sign_up(
            by=user,
            role=self.chosen_role,
            place=self.chosen_place,
            name=self.cleaned_data["name"],
            job_title=self.cleaned_data["job_title"],
        )
