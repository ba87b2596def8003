"""django-allauth: email and password, emailed codes, authenticator apps, passkeys, OpenID Connect.

Second factors are enforced in `accounts.middleware.access`, since allauth has no setting for it.
"""

from __future__ import annotations

import json
from typing import Any

from vs_portal.settings.env import DEMO, SECURE, env

# Demonstration alone may lift the second factor; everywhere else it cannot be switched off.
VS_DEMO_PASSWORD = env.str("VS_DEMO_PASSWORD", default="") if DEMO else ""
SECOND_FACTOR_REQUIRED = not DEMO or env.bool("VS_DEMO_MFA", default=True)

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["accounts.backend.PersonBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = {"password"}  # those with an authenticator or passkey are excepted in the adapter
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.sign_up.SignUpDetails"
ACCOUNT_FORMS = {"signup": "accounts.forms.allauth.SignUpForm"} | {
    name: f"vs_portal.ui.sign_in_forms.{form}"
    for name, form in {
        "login": "SignIn",
        "request_login_code": "RequestLoginCode",
        "confirm_login_code": "ConfirmLoginCode",
        "confirm_email_verification_code": "ConfirmEmailCode",
        "confirm_password_reset_code": "ConfirmPasswordResetCode",
        "reset_password": "ResetPassword",
        "reset_password_from_key": "ResetPasswordFromKey",
        "change_password": "ChangePassword",
        "set_password": "SetPassword",
        "add_email": "AddEmail",
        "change_email": "ChangeEmail",
        "reauthenticate": "ConfirmPassword",
    }.items()
}
MFA_FORMS = {
    name: f"vs_portal.ui.sign_in_forms.{form}"
    for name, form in {
        "authenticate": "SecondStep",
        "reauthenticate": "ConfirmSecondStep",
        "activate_totp": "ActivateApp",
    }.items()
} | {
    "add_webauthn": "accounts.forms.passkeys.AddPasskey",
    "edit_webauthn": "accounts.forms.passkeys.RenamePasskey",
}
ACCOUNT_SIGNUP_REDIRECT_URL = "/account/pending/"
# Wrong passwords: 10 per account in 5 minutes, 30 per address in 10, kept in PostgreSQL (SECURITY S6).
ACCOUNT_RATE_LIMITS = {"login_failed": "30/10m/ip,10/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("VS_TRUSTED_PROXIES", default=0)

MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 0
MFA_TRUST_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO and not SECURE
USERSESSIONS_TRACK_ACTIVITY = False  # the session limits note activity once a minute, not at every request

SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.allauth.SocialSignUpForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": json.loads(env.str("VS_OIDC_APPS", default="[]"))}
}
