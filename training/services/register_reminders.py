"""Whoever keeps a register is asked to sign it off: after the end, and again each week until it is done, eight times."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from training.models import Session
from training.models.vocabulary import SessionState
from training.selectors.people import runners
from training.services import session_notices
from training.services.each import for_each

EVERY = timedelta(weeks=1)
TIMES = 8


def remind_registers(*, now: datetime | None = None) -> int:
    """Ask for every register that is due. Returns how many people are asked; may be killed or run twice."""
    now = now or timezone.now()
    ended = Session.objects.filter(state=SessionState.RUN, ends_at__lte=now, ends_at__gt=now - TIMES * EVERY)
    return for_each(ended.order_by("pk").values_list("pk", flat=True), lambda pk: _remind(pk, now))


@transaction.atomic
def _remind(session_id: int, now: datetime) -> int:
    session = Session.objects.select_related("course").get(pk=session_id)
    number = (now - session.ends_at) // EVERY
    keepers = runners().filter(sessions_given=session)
    return session_notices.register_to_mark(session, keepers, number)
