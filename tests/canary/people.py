"""The demonstration and the cast of the permission matrix together: something of every kind, somebody of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Person
from advice_requests.models import AdviserProfile
from advice_requests.seed import seed_targets
from organisations.models import DatedRule
from organisations.services import seed_reference_data
from resources.models import Signpost, Topic
from resources.seed import seed_signposts, seed_topics
from tests.cast import Cast
from tests.integration.security.world import make_world
from vs_portal.localstack.up import DEMO_PEOPLE


@dataclass(frozen=True)
class Crowd:
    """Everybody in the order in which they open pages: a page is walked by the first who may."""

    demo: list[Person]
    cast: Cast

    def everybody(self) -> list[Person | None]:
        return [None, *self.demo, *(person for person in self.cast.people().values() if person is not None)]


def gather() -> Crowd:
    """Make them, and an adviser who is away: about four seconds."""
    seed_topics(Topic)  # the migrations do so too, but a test that empties the tables may have come before
    seed_signposts(Signpost)
    seed_targets(DatedRule)
    seed_reference_data()
    call_command("load_demo", scale="demo")
    cast = make_world().cast
    today = timezone.localdate()
    AdviserProfile.objects.filter(person=cast.vs).update(away_from=today, away_until=date(today.year + 1, 1, 1))
    demo = [Person.objects.get(email=f"{name}@demo.example") for name, _ in DEMO_PEOPLE]
    return Crowd(demo, cast)


@contextmanager
def passkey_of(person: Person) -> Iterator[None]:
    """A passkey that can be renamed and removed; nobody could sign in with it."""
    data = {"name": "Key", "credential": {}}
    key = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)
    yield
    key.delete()
