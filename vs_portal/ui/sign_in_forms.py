"""allauth's forms in plain words and with our fields, for `ACCOUNT_FORMS` and `MFA_FORMS` (sign-up and the naming of
passkeys are `accounts`' own).

Only words and the look change; what is accepted is allauth's business, except that a code may hold spaces and hyphens.
"""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm

from vs_portal.ui.forms import CodeField, GovukMixin

_EMAIL = ("Work email address", "")
_NEW = ("New password", "At least 12 characters. Three random words make a good one.")
_AGAIN = ("New password again", "")


class _Code(GovukMixin):
    """A form with a code: ours forgives the spaces it was copied with."""

    code_label = "Code from the email"
    code_hint = ""
    code_numeric = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = CodeField(label=self.code_label, help_text=self.code_hint, numeric=self.code_numeric)
        field.error_messages["required"] = "Enter the code"
        self.fields["code"] = field


class SignIn(GovukMixin, account.LoginForm):
    words = {"login": _EMAIL, "password": ("Password", "")}


class RequestLoginCode(GovukMixin, account.RequestLoginCodeForm):
    words = {"email": _EMAIL}


class ConfirmLoginCode(_Code, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmailCode(_Code, account.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordResetCode(_Code, account.ConfirmPasswordResetCodeForm):
    pass


class ResetPassword(GovukMixin, account.ResetPasswordForm):
    words = {"email": _EMAIL}


class ResetPasswordFromKey(GovukMixin, account.ResetPasswordKeyForm):
    words = {"password1": _NEW, "password2": _AGAIN}


class ChangePassword(GovukMixin, account.ChangePasswordForm):
    words = {"oldpassword": ("Password you have now", ""), "password1": _NEW, "password2": _AGAIN}


class SetPassword(GovukMixin, account.SetPasswordForm):
    words = {"password1": _NEW, "password2": _AGAIN}


class AddEmail(GovukMixin, account.AddEmailForm):
    words = {"email": ("New work email address", "We send a code to it before anything changes.")}


class ChangeEmail(GovukMixin, account.ChangeEmailForm):
    words = {"email": ("New work email address", "We send a code to it before anything changes.")}


class ConfirmPassword(GovukMixin, account.ReauthenticateForm):
    words = {"password": ("Password", "")}


class SecondStep(_Code, mfa.AuthenticateForm):
    code_label = "Code from your app, or a recovery code"


class ConfirmSecondStep(_Code, mfa.ReauthenticateForm):
    code_label = "Code from your app, or a recovery code"


class ActivateApp(_Code, ActivateTOTPForm):
    code_label = "Code from the app"
    code_hint = "6 digits. It changes every 30 seconds."
    code_numeric = True
