"""Who may read which request. Every page and feed reads through `visible_to`; nothing else decides.

Staff read all; a member of a setting reads what was asked for that setting; an asker reads their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.permissions import Permission
from accounts.selectors import has, settings_of

if TYPE_CHECKING:
    from accounts.models import Person
    from advice_requests.models import AdviceRequest


class RequestQuerySet(models.QuerySet["AdviceRequest"]):
    """Requests, reached through the person who wants to read them."""

    def visible_to(self, person: Person) -> RequestQuerySet:
        """The requests that the person may read: all, their settings' and their own, or none."""
        if has(person, Permission.ADVICE_VIEW_ALL):
            return self
        if has(person, Permission.ADVICE_VIEW):
            return self.filter(
                Q(asker=person)
                | Q(shared_with_setting=True, setting__in=settings_of(person, Permission.ADVICE_VIEW))
            )
        return self.none()
