"""What happens to requests when somebody leaves, and what a person's rights reach in this app.

A question asked for a setting belongs to the setting: it stays, and a colleague becomes its asker. Erasing a person
blanks the person; the thread keeps its words, which passed the screen, under "somebody who left".
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.models import Person
from advice_requests.models import AdviceRequest, AdviserProfile, Message, Rating, RoutingRule
from advice_requests.services.desk import release_request
from advice_requests.services.step import finish, lock
from advice_requests.workflow import TRANSITIONS, Act
from organisations.models import EducationSetting


@transaction.atomic
def hand_over_requests(*, leaver: Person, successor: Person, setting: EducationSetting, by: Person) -> int:
    """Make the successor the asker of the leaver's unended requests for the setting; returns how many."""
    rows = AdviceRequest.objects.filter(
        asker=leaver, setting=setting, shared_with_setting=True, state__in=TRANSITIONS[Act.CHANGE_ASKER].sources
    )
    moved = list(rows.order_by("pk"))
    for request in moved:
        row = lock(request)
        row.asker = successor
        finish(row=row, act=Act.CHANGE_ASKER, by=by)
    return len(moved)


def requests_of(person: Person) -> dict[str, Any]:
    """Everything of this app that is about the person, as plain data: asked, written, rated, answered."""
    asked = AdviceRequest.objects.filter(asker=person).order_by("pk")
    messages = Message.objects.filter(author=person).order_by("pk")
    ratings = Rating.objects.filter(by=person).order_by("pk")
    return {
        "asked": [
            {
                "reference": row.reference,
                "on": row.submitted_at.isoformat(),
                "question": str(row.question),
                "tried": str(row.tried),
                "state": row.state,
            }
            for row in asked
        ],
        "written": [
            {
                "request": message.request.reference,
                "on": message.at.isoformat(),
                "kind": message.kind,
                "text": str(message.body),
            }
            for message in messages.select_related("request")
        ],
        "rated": [
            {"on": rating.at.isoformat(), "useful": rating.useful, "reason": rating.reason} for rating in ratings
        ],
        "answers": list(
            AdviceRequest.objects.filter(assigned_to=person).order_by("pk").values_list("reference", flat=True)
        ),
        "adviser": _profile(person),
    }


def _profile(person: Person) -> dict[str, Any]:
    profile = AdviserProfile.objects.filter(person=person).first()
    if profile is None:
        return {}
    away = [str(day) if day else "" for day in (profile.away_from, profile.away_until)]
    return {"capacity": profile.capacity, "working_days": profile.working_days, "away": away}


@transaction.atomic
def blank_person(*, person: Person, by: Person | None) -> int:
    """Free the person's desk and forget how they work; returns how many rows changed. Texts stay under a blank name."""
    held = AdviceRequest.objects.filter(assigned_to=person, state__in=TRANSITIONS[Act.RELEASE].sources)
    freed = list(held.order_by("pk"))
    for request in freed:
        release_request(request=request, by=by)
    changed = len(freed)
    changed += RoutingRule.objects.filter(adviser__person=person).update(is_active=False)
    changed += AdviserProfile.objects.filter(deputy=person).update(deputy=None)
    changed += AdviserProfile.objects.filter(person=person).update(
        is_active=False, deputy=None, away_from=None, away_until=None, working_days=[0, 1, 2, 3, 4]
    )
    return changed


__all__ = ["blank_person", "hand_over_requests", "requests_of"]
