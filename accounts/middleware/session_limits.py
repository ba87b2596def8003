"""Sessions end after a time of rest and after a day's work, sooner for those who can see more.

Rest: 30 minutes for roles that demand a strong factor, 4 hours for others. In all: 12 hours, however busy.
The time is noted once a minute, so a session may end up to a minute early, never late.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import needs_strong_factor
from accounts.session_standing import SEEN_KEY, STARTED_KEY

REST_STRONG = 30 * 60
REST_OTHERS = 4 * 3600
LONGEST = 12 * 3600
NOTE_EVERY = 60


class SessionLimitsMiddleware:
    """Ends a session that has rested too long or lasted too long, and notes that it is in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):
            self._check(request, request.user, int(time.time()))
        return self.get_response(request)

    def _check(self, request: HttpRequest, person: Person, now: int) -> None:
        started = request.session.get(STARTED_KEY)
        seen = request.session.get(SEEN_KEY)
        if started is None:
            started = request.session[STARTED_KEY] = now
        rest = REST_STRONG if needs_strong_factor(person) else REST_OTHERS
        if now - started >= LONGEST or (seen is not None and now - seen >= rest):
            UserSession.objects.filter(session_key=request.session.session_key).delete()
            logout(request)
            messages.info(request, "You were signed out because you had not used the portal for a while.")
        elif seen is None or now - seen >= NOTE_EVERY:
            request.session[SEEN_KEY] = now
            UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
