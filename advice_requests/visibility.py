"""Who may read which request. Every page and feed reads through `visible_to`; nothing else decides.

Staff read all; a member of a setting reads what was asked for that setting; an asker reads their own, save that a
question asked as a member of a setting stays with the setting when they leave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.permissions import Permission
from accounts.selectors import has, setting_keys_of

if TYPE_CHECKING:
    from accounts.models import Person


class RequestQuerySet(models.QuerySet["AdviceRequest"]):  # type: ignore[name-defined]  # the model imports this module
    """Requests, reached through the person who wants to read them."""

    def visible_to(self, person: Person) -> RequestQuerySet:
        """The requests that the person may read: all, their settings' and their own, or none."""
        if has(person, Permission.ADVICE_VIEW_ALL):
            return self.all()
        return self.on_asking_side_of(person)

    def on_asking_side_of(self, person: Person) -> RequestQuerySet:
        """What was asked for a setting that the person belongs to now, and their own that belong to no setting."""
        if not has(person, Permission.ADVICE_VIEW):
            return self.none()
        # Read first, so that PostgreSQL can walk the index of each setting instead of joining a million rows.
        settings = setting_keys_of(person, Permission.ADVICE_VIEW)
        own = Q(asker=person, shared_with_setting=False)
        if not settings:
            return self.filter(own)
        return self.filter(own | Q(shared_with_setting=True, setting__in=settings))
