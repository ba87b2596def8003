"""What is said when signing in goes wrong: the same for an address that has an account and one that has none."""

from __future__ import annotations

TRY_ANOTHER_WAY = (
    "Too many wrong attempts. Wait 5 minutes, or sign in now with a passkey, a code by email or your organisation's "
    "account: those still work"
)

PLAIN_ERRORS = {
    "account_inactive": "This account is closed",
    "cannot_remove_primary_email": "You cannot remove the address that you sign in with",
    "duplicate_email": "This address is already on your account",
    "email_password_mismatch": "The email address or the password is not right",
    "email_taken": "Enter another email address",
    "enter_current_password": "Enter the password you use now",
    "incorrect_code": "The code is not right. Use the newest one we sent you",
    "incorrect_password": "The password is not right",
    "invalid_or_expired_key": "This link is used or too old. Ask for a new one",
    "invalid_login": "The email address or the password is not right",
    "invalid_password_reset": "This code is used or too old. Ask for a new one",
    "too_many_login_attempts": TRY_ANOTHER_WAY,
    "unknown_email": "The email address or the password is not right",
    "unverified_primary_email": "Confirm the address before you sign in with it",
    "select_only_one": "Select one only",
    "same_as_current": "Enter something different from what you have now",
    "rate_limited": "That was too often. Wait a few minutes and try again",
}
