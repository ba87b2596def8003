"""A signed-in session for a demonstration account, made as sign-in with an authenticator app would leave it."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from accounts.models import Person
from accounts.session_standing import STARTED_KEY


def cookie_for(reader: str) -> str:
    """Return the Cookie header of `reader` ("dsl" for dsl@demo.example); empty for a visitor."""
    if not reader:
        return ""
    person = Person.objects.get(email=f"{reader}@demo.example")
    now = time.time()
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[STARTED_KEY] = int(now)
    session["account_authentication_methods_user"] = str(person.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": now, "email": person.email},
        {"method": "mfa", "type": "totp", "at": now, "reauthenticated": True},
    ]
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
