"""Made-up people for measuring: one DSL a setting, known by a number, who cannot sign in."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Membership, Person
from organisations.models import EducationSetting
from vs_portal.demo.copy_rows import copy_rows, next_key

_PERSON = ["id", "public_id", "email", "name", "job_title", "phone", "is_active", "is_demo", "date_joined", "password"]
_MEMBERSHIP = ["id", "public_id", "person_id", "role", "setting_id", "state", "requested_at", "decided_at"]


def load_people(*, seed: int, advisers: int) -> int:
    """Give every setting without a DSL one, and the desk `advisers` advisers; returns how many people were made."""
    chance = random.Random(seed)  # noqa: S311  (made-up data, no secret)
    taken = Membership.objects.filter(role="dsl").values("setting")
    settings = list(EducationSetting.objects.exclude(pk__in=taken).order_by("pk").values_list("pk", flat=True))
    posts: list[tuple[str, int | None]] = [("dsl", setting) for setting in settings]
    posts += [("vs_adviser", None)] * advisers
    first = next_key(Person)
    copy_rows(Person, _PERSON, _people(first, posts, chance))
    copy_rows(Membership, _MEMBERSHIP, _memberships(next_key(Membership), first, posts, chance))
    return len(posts)


def _people(first: int, posts: list[tuple[str, int | None]], chance: random.Random) -> Iterator[list[Any]]:
    now = timezone.now()
    for key, (role, _setting) in enumerate(posts, start=first):
        label = "Adviser" if role == "vs_adviser" else "Safeguarding lead"
        yield [
            key,
            _uuid(chance),
            f"person{key}@bulk.demo.example",
            f"{label} {key}",
            label,
            "",
            True,
            True,
            now,
            make_password(None),
        ]


def _memberships(
    start: int, first: int, posts: list[tuple[str, int | None]], chance: random.Random
) -> Iterator[list[Any]]:
    now = timezone.now()
    for offset, (role, setting) in enumerate(posts):
        yield [start + offset, _uuid(chance), first + offset, role, setting, "approved", now, now]


def _uuid(chance: random.Random) -> uuid.UUID:
    return uuid.UUID(int=chance.getrandbits(128), version=4)
