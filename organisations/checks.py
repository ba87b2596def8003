"""Checks at start: the council's opening hours can be read, so that no clock fails when a question comes in."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from organisations.calendars.opening_words import UnreadableHours, opening_hours


@register
def opening_hours_can_be_read(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Fail the start with an example of how to write them."""
    try:
        opening_hours(settings.COUNCIL.opening_hours)
    except UnreadableHours as fault:
        return [Error(str(fault), id="organisations.E001")]
    return []
