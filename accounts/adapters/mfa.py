"""Authenticator apps and passkeys: seeds are encrypted at rest, names are plain.

The mark "this code was used" is written by allauth to the default cache, which stands in PostgreSQL.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def field_cipher() -> MultiFernet:
    """Encrypts with the first key of FIELD_KEY (separated by commas) and reads what any of them wrote."""
    return MultiFernet([Fernet(key.strip()) for key in settings.FIELD_KEY.split(",") if key.strip()])


class MFAAdapter(DefaultMFAAdapter):
    """allauth's second factors with our words and our encryption."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Use the newest code; each works once",
        "unverified_email": "Confirm your email address before you add a second step",
    }

    def encrypt(self, text: str) -> str:
        return field_cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return field_cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return settings.COUNCIL.service_name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys are bound to the configured origin, never to the Host header."""
        return {"id": urlsplit(settings.ORIGIN).hostname or "localhost", "name": settings.COUNCIL.service_name}

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"
