"""Passkeys are named after a device: the one text that the sign-in pages keep, so it names nobody."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm

from text_guard.short_lines import refuse_anybody
from vs_portal.ui.forms import GovukMixin, TextField

LONGEST = 60


def _device(*, required: bool) -> TextField:
    return TextField(
        label="Name of the passkey",
        help_text="Such as “Work laptop”",
        required=required,
        max_length=LONGEST,
        validators=[refuse_anybody],
    )


class AddPasskey(GovukMixin, AddWebAuthnForm):
    """Without a name, the portal gives the passkey one."""

    name = _device(required=False)
    words = {
        "passwordless": (
            "Sign in with this passkey alone",
            "No password needed. Leave it unticked for a security key without fingerprint or PIN.",
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].initial = True


class RenamePasskey(GovukMixin, EditWebAuthnForm):
    name = _device(required=True)
