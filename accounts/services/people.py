"""A person's own details, closing and reopening accounts, ending sessions, and taking lost factors off an account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from accounts import audit, mail
from accounts.models import FactorReset, Membership, Person
from accounts.policies import NotYours, check_close, check_confirm_reset
from accounts.reasons import EndReason
from accounts.services.requests import RequestRefused
from accounts.services.steps import take_step
from accounts.workflow import WrongState


@transaction.atomic
def change_details(*, by: Person, name: str, job_title: str, phone: str) -> None:
    """Change one's own name, job title and work phone: these three and nothing else."""
    by.name, by.job_title, by.phone = name, job_title, phone
    by.save(update_fields=["name", "job_title", "phone"])
    audit.record(event="person.details_changed", by=by, subject=by)


@transaction.atomic
def end_sessions(*, person: Person, by: Person | None) -> None:
    """End every session of a person at their next request, wherever it is kept."""
    Person.objects.filter(pk=person.pk).update(session_epoch=F("session_epoch") + 1)
    person.refresh_from_db(fields=["session_epoch"])
    UserSession.objects.filter(user=person).delete()
    audit.record(event="person.sessions_ended", by=by, subject=person)


@transaction.atomic
def close_account(*, person: Person, by: Person | None, reason: EndReason = EndReason.ACCOUNT_CLOSED) -> None:
    """Close an account: sessions and memberships end, signing in no longer works. `by=None` is the retention run."""
    if by is not None:
        check_close(by=by, person=person)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    person.is_active = False
    for membership in person.memberships.filter(state__in=[Membership.State.REQUESTED, Membership.State.APPROVED]):
        take_step(membership=membership, target=Membership.State.ENDED, by=by, reason=reason, tell=False)
    audit.record(event="person.closed", by=by, subject=person, detail={"reason": str(reason)})
    end_sessions(person=person, by=by)


@transaction.atomic
def reopen_account(*, person: Person, by: Person) -> None:
    """Let a person sign in again; memberships stay ended and must be asked for anew."""
    check_close(by=by, person=person)
    if person.erased_at is not None:
        raise NotYours("An erased account cannot be reopened.")
    Person.objects.filter(pk=person.pk).update(is_active=True)
    person.is_active = True
    audit.record(event="person.reopened", by=by, subject=person)


@transaction.atomic
def ask_factor_reset(*, person: Person, by: Person) -> FactorReset:
    """Start the removal of somebody's lost authenticator or passkeys; a second administrator confirms."""
    check_close(by=by, person=person)
    try:
        with transaction.atomic():
            reset = FactorReset.objects.create(person=person, asked_by=by)
    except IntegrityError:
        raise RequestRefused("A reset already waits for a second administrator") from None
    audit.record(event="factor_reset.asked", by=by, subject=reset, detail={"person": str(person.public_id)})
    return reset


@transaction.atomic
def confirm_factor_reset(*, reset: FactorReset, by: Person) -> None:
    """Remove the person's second factors and end their sessions; they set up new ones at their next sign-in."""
    check_confirm_reset(by=by, reset=reset)
    _close_reset(reset, confirmed_by=by, confirmed_at=timezone.now())
    Authenticator.objects.filter(user=reset.person).delete()
    end_sessions(person=reset.person, by=by)
    audit.record(event="factor_reset.confirmed", by=by, subject=reset, detail={"person": str(reset.person.public_id)})
    mail.send("factors_removed", to=reset.person)


@transaction.atomic
def drop_factor_reset(*, reset: FactorReset, by: Person) -> None:
    """Give up a reset that was asked for."""
    check_close(by=by, person=reset.person)
    _close_reset(reset, dropped_at=timezone.now())
    audit.record(event="factor_reset.dropped", by=by, subject=reset)


def _close_reset(reset: FactorReset, **fields: object) -> None:
    still_open = FactorReset.objects.filter(pk=reset.pk, confirmed_at=None, dropped_at=None)
    if not still_open.update(**fields):
        raise WrongState
