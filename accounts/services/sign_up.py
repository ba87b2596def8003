"""What sign-up writes beside the account itself."""

from __future__ import annotations

from django.db import transaction

from accounts import audit
from accounts.models import Person
from accounts.places import Place
from accounts.roles import Role
from accounts.services.requests import ask_to_join


@transaction.atomic
def complete_sign_up(*, by: Person, role: Role, place: Place, name: str, job_title: str) -> None:
    """Put the details on a new person and record what they ask for. The person is the actor: nobody else is there."""
    by.name, by.job_title = name, job_title
    by.save(update_fields=["name", "job_title"])
    audit.record(event="person.signed_up", by=by, subject=by)
    ask_to_join(by=by, role=role, place=place)
