"""Facts about people, in words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils import timezone

from accounts.evidence import Evidence
from accounts.models import AuditEvent, Membership, MembershipEvent, Person
from accounts.permissions import Permission
from accounts.places import place_of
from accounts.reasons import words_of
from accounts.roles import ROLES, Role
from accounts.selectors.people import authenticator_kinds, providers_of

State = Membership.State
TONES = {State.REQUESTED: "new", State.APPROVED: "go", State.REFUSED: "stop", State.ENDED: ""}


@dataclass(frozen=True)
class MembershipWords:
    """One membership as pages show it."""

    membership: Membership
    role: str
    place: str
    state: str
    tone: str
    permissions: tuple[str, ...]
    why: str = ""

    @property
    def title(self) -> str:
        """`Designated safeguarding lead, Ash Primary School`."""
        return f"{self.role}, {self.place}"


def membership_words(membership: Membership, why: str = "") -> MembershipWords:
    """A membership in words, with what it lets the person do."""
    role = ROLES.get(membership.role)
    granted = sorted(str(permission.label) for permission in role.permissions) if role else []
    return MembershipWords(
        membership=membership,
        role=role.label if role else membership.role,
        place=place_of(membership).name,
        state=State(membership.state).label,
        tone=TONES[State(membership.state)],
        permissions=tuple(granted),
        why=why,
    )


def welcome_words(held: frozenset[Permission], roles: Iterable[Role]) -> str:
    """Said once to somebody who was let in: as what, and what can be done now."""
    if Permission.ADVICE_ASK in held:
        now = "You can now ask the Virtual School a question."
    elif Permission.SETTING_VIEW in held:
        now = "You can now see your settings and their contacts."
    else:
        now = "You can now use the portal."
    return f"You have access ({', '.join(role.label for role in roles)}). {now}"


def decided_words(membership: Membership) -> MembershipWords:
    """The same with the reason of the last step."""
    last = membership.events.order_by("-at", "-id").first()
    return membership_words(membership, words_of(last.reason) if last else "")


def request_row(membership: Membership, evidence: Evidence, url: str) -> list[object]:
    """A row of the list of requests: who, role, where, what speaks for it, since when."""
    words = membership_words(membership)
    speaks = (
        "Domain and register match"
        if evidence.enough
        else (
            "Domain matches"
            if evidence.domain_matches
            else "Register matches"
            if evidence.register_matches
            else "Free email address"
            if evidence.free_domain
            else "Nothing matches"
        )
    )
    return [
        {"text": str(membership.person), "href": url, "note": membership.person.email},
        words.role,
        words.place,
        speaks,
        {"text": words.state, "tone": words.tone},
        f"{membership.requested_at:%-d %B %Y}",
    ]


def person_row(person: Person, url: str) -> list[object]:
    """A row of the list of people."""
    roles = (
        "; ".join(membership_words(item).title for item in person.memberships.all() if item.state == State.APPROVED)
        or "None yet"
    )
    state = {"text": "Open", "tone": "go"} if person.is_active else {"text": "Closed", "tone": ""}
    return [{"text": str(person), "href": url, "note": person.email}, roles, state]


@dataclass(frozen=True)
class SignInWays:
    """How a person signs in, for their own page."""

    password: bool
    app: bool
    passkeys: int
    recovery_codes: bool
    providers: tuple[str, ...]


def sign_in_ways(person: Person) -> SignInWays:
    """What the person has set up: two queries."""
    kinds = authenticator_kinds(person)
    return SignInWays(
        password=person.has_usable_password(),
        app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
        providers=tuple(providers_of(person)),
    )


def ways_rows(ways: SignInWays, urls: dict[str, str]) -> list[dict[str, str]]:
    """The summary list of the ways to sign in."""
    passkeys = {0: "None", 1: "1 passkey"}.get(ways.passkeys, f"{ways.passkeys} passkeys")
    return [
        {"key": "Password", "value": "Set" if ways.password else "None", "href": urls["password"]},
        {
            "key": "Authenticator app",
            "value": "Set up" if ways.app else "None",
            "href": urls["factors"],
            "action": "Change" if ways.app else "Set up",
        },
        {"key": "Passkeys", "value": passkeys, "href": urls["factors"], "action": "Change" if ways.passkeys else "Add"},
        {"key": "Recovery codes", "value": "Made" if ways.recovery_codes else "None", "href": urls["factors"]},
        {"key": "Organisation account", "value": ", ".join(ways.providers) or "None", "href": urls["providers"]},
    ]


def by_state(memberships: Iterable[Membership]) -> dict[str, list[MembershipWords]]:
    """A person's memberships for their overview: held, waiting."""
    words = [membership_words(item) for item in memberships]
    return {
        "held": [item for item in words if item.membership.state == State.APPROVED],
        "waiting": [item for item in words if item.membership.state == State.REQUESTED],
    }


def page_of(request: HttpRequest) -> str:
    """The query string of a list without its place in the list."""
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    return query.urlencode()


_STATE_WORDS = {State.REQUESTED: "Asked", State.APPROVED: "Approved", State.REFUSED: "Refused", State.ENDED: "Ended"}
_FIRST_REASONS = {
    "asked": "by the person",
    "proposed": "by an administrator",
    "operator": "by the operator of the portal",
}


def step_words(step: MembershipEvent) -> dict[str, str]:
    """One step of a membership's history, for a summary list."""
    why = _FIRST_REASONS.get(step.reason) or words_of(step.reason)
    return {
        "key": _STATE_WORDS[State(step.to_state)],
        "value": f"{step.at:%-d %B %Y}: {why}" if why else f"{step.at:%-d %B %Y}",
    }


def event_row(event: AuditEvent, names: dict[uuid.UUID, str]) -> list[object]:
    """A row of the audit trail."""
    who = names.get(event.by_public_id, "Somebody since removed") if event.by_public_id else "The portal"
    detail = ", ".join(f"{name}: {value}" for name, value in sorted(event.detail.items()))
    about = f"{event.subject_type} {event.subject_id}".strip()
    return [
        {"text": event.event, "note": timezone.localtime(event.at).strftime("%-d %B %Y, %H:%M:%S")},
        who,
        about,
        detail,
    ]


def event_facts(event: AuditEvent) -> dict[str, object]:
    """An event as plain data, for taking away."""
    return {
        "id": event.pk,
        "event": event.event,
        "at": event.at.isoformat(),
        "by": str(event.by_public_id) if event.by_public_id else None,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "detail": event.detail,
        "hash": event.hash,
    }
