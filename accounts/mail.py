"""Mails of this app: plain text from `templates/accounts/email/`, sent through Django's mail API into the outbox.

They hold names of kinds, of settings and links, and never what somebody typed into a question.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.models import Person


def send(kind: str, *, to: Person, **context: Any) -> None:
    """Render and hand over one mail; inside a transaction it leaves only if the transaction is kept."""
    words = {"person": to, "council": settings.COUNCIL, "origin": settings.ORIGIN, **context}
    subject = " ".join(render_to_string(f"accounts/email/{kind}_subject.txt", words).split())
    body = render_to_string(f"accounts/email/{kind}_message.txt", words).strip() + "\n"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [to.email]).send()
