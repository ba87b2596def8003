"""Fills the port of `organisations`: whose settings a person may see, and whose contacts or calendar they keep."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import has, setting_keys_of, settings_in_reach
from organisations.models import EducationSetting
from organisations.scope_port import Action

_KEEPS = {
    "all": Permission.SETTING_VIEW_ALL,
    "contacts": Permission.CONTACTS_EDIT,
    "calendar": Permission.CALENDAR_MANAGE,
    "manage": Permission.SETTING_MANAGE,
}


def visible(person: object, action: Action) -> QuerySet[EducationSetting]:
    """The settings within the person's reach; none for somebody who is not signed in."""
    if not isinstance(person, Person):
        return EducationSetting.objects.none()
    if action in _KEEPS:
        return settings_in_reach(person, _KEEPS[action])
    if has(person, Permission.SETTING_VIEW_ALL):
        return EducationSetting.objects.all()
    return EducationSetting.objects.filter(pk__in=setting_keys_of(person, Permission.SETTING_VIEW))
