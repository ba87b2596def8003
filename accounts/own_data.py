"""What this app holds about a person, and how it is blanked."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from accounts.models import AuditEvent, Membership, Person
from accounts.places import place_of
from organisations.selectors.own_data import register_entries

ERASED_DOMAIN = "erased.invalid"


def export(person: Person) -> dict[str, Any]:
    """Details, memberships with their history, ways to sign in (never their secrets), sessions, audit events."""
    memberships = person.memberships.select_related("setting", "trust", "team").prefetch_related("events")
    return {
        "details": {
            "name": person.name,
            "email": person.email,
            "job_title": person.job_title,
            "phone": person.phone,
            "joined": _when(person.date_joined),
            "last_signed_in": _when(person.last_login),
        },
        "memberships": [_membership(item) for item in memberships],
        "ways_to_sign_in": [
            {"kind": item.type, "added": _when(item.created_at), "last_used": _when(item.last_used_at)}
            for item in Authenticator.objects.filter(user=person)
        ],
        "organisation_accounts": list(SocialAccount.objects.filter(user=person).values_list("provider", "uid")),
        "sessions": [
            {
                "started": _when(item.created_at),
                "last_seen": _when(item.last_seen_at),
                "address": item.ip,
                "browser": item.user_agent,
            }
            for item in UserSession.objects.filter(user=person)
        ],
        "register": register_entries(email=person.email, person_id=str(person.public_id)),
        "acts": [
            {"event": item.event, "at": _when(item.at), "about": f"{item.subject_type} {item.subject_id}".strip()}
            for item in AuditEvent.objects.filter(by_public_id=person.public_id).order_by("id").iterator()
        ],
    }


def _membership(item: Membership) -> dict[str, Any]:
    return {
        "role": item.role,
        "place": place_of(item).name,
        "state": item.state,
        "asked": _when(item.requested_at),
        "steps": [{"to": step.to_state, "reason": step.reason, "at": _when(step.at)} for step in item.events.all()],
    }


def erase(person: Person) -> int:
    """Blank the person: the row and its id stay, so that histories still add up; everything that names them goes."""
    removed: int = sum(
        model.objects.filter(user=person).delete()[0]
        for model in (EmailAddress, Authenticator, SocialAccount, UserSession)
    )
    person.email = f"{person.public_id}@{ERASED_DOMAIN}"
    person.name, person.job_title, person.phone = "", "", ""
    person.set_unusable_password()
    person.last_login = None
    person.save()
    return removed + 1


def _when(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
