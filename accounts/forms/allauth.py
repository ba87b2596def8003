"""allauth's sign-up form with our fields, doing the same work for an address that has an account already."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm
from allauth.account.internal.flows.login import record_authentication
from allauth.socialaccount.forms import SignupForm as SocialSignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from accounts.forms.sign_up import WORK_EMAIL_HINT
from vs_portal.ui.forms import EmailField, PasswordField
from vs_portal.ui.forms.words import plain_messages


class SignUpForm(SignupForm):
    """Address, password, name, job title; the role and place come along hidden."""

    field_order = ("email", "name", "job_title", "password1")
    account_already_exists: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "email", EmailField(label="Work email address", help_text=WORK_EMAIL_HINT, max_length=254))
        _put(
            self,
            "password1",
            PasswordField(
                new=True, label="Password", help_text="At least 12 characters. Three random words make a good one"
            ),
        )
        self.order_fields(self.field_order)

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """For a known address hash a password all the same: the time must not tell that the address is known."""
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    user, response = super().try_save(request)
            except IntegrityError:  # signed up twice at the same moment
                self.account_already_exists = True
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
            return _pair(super().try_save(request))
        record_authentication(request, user, "password", email=user.email)  # chosen a moment ago; a code must follow
        return user, response


class SocialSignUpForm(SocialSignupForm):
    """The same for somebody whom an identity provider brought: address, name, job title."""

    field_order = ("email", "name", "job_title")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "email", EmailField(label="Work email address", help_text=WORK_EMAIL_HINT, max_length=254))
        self.order_fields(self.field_order)

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """All or nothing; an address that was taken meanwhile gets the answer that a taken one gets."""
        try:
            with transaction.atomic():
                return _pair(super().try_save(request))
        except IntegrityError:
            self.account_already_exists = True
            return _pair(super().try_save(request))


def _put(form: forms.BaseForm, name: str, field: forms.Field) -> None:
    """Take one of our fields in place of allauth's, with messages in plain words like its neighbours."""
    plain_messages(field, str(field.label))
    form.fields[name] = field


def _pair(saved: Any) -> tuple[Any, Any]:
    """The person and the answer, either of which may be None."""
    person, answer = saved
    return person, answer
