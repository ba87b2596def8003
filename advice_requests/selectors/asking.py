"""What the pages of asking need to know about the asker."""

from __future__ import annotations

from uuid import UUID

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import settings_of
from organisations.models import EducationSetting
from resources.models import Topic


def own_settings(person: Person) -> list[EducationSetting]:
    """The settings the person may ask for as a member."""
    return list(settings_of(person, Permission.ADVICE_ASK).order_by("name", "pk"))


def setting_named(public_id: str) -> EducationSetting | None:
    """A setting by its public id; None for anything else."""
    try:
        key = UUID(public_id)
    except ValueError:
        return None
    return EducationSetting.objects.filter(public_id=key).first()


def topic_named(code: str) -> Topic | None:
    """An active topic by its code."""
    return Topic.objects.filter(code=code, is_active=True).first()
