"""One setting, typed as a name, town, postcode or URN, or picked from suggestions where scripts run."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError

from organisations.models import EducationSetting
from organisations.selectors import search_settings

_SHOWN = 5


def setting_from(typed: str, picked: UUID | None) -> EducationSetting | None:
    """The setting that was meant; None where nothing was typed. Raises ValidationError that names those that fit."""
    typed = typed.strip()
    if not typed:
        return None
    named = EducationSetting.objects.filter(public_id=picked).first() if picked is not None else None
    if named is not None and named.name == typed:
        return named
    found = search_settings(typed, _SHOWN + 1)
    exact = [one for one in found if one.name.casefold() == typed.casefold()]
    if len(found) == 1 or len(exact) == 1:
        return exact[0] if len(exact) == 1 else found[0]
    if not found:
        raise ValidationError("No setting fits these words. Check the spelling, or try the postcode or the URN")
    some = "; ".join(f"{one.name} ({one.reference})" for one in found[:_SHOWN])
    more = " and others" if len(found) > _SHOWN else ""
    raise ValidationError(f"More than one setting fits: {some}{more}. Enter the reference of the one you mean")
