"""Which settings have a current trained safeguarding lead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from training.models import Coverage

if TYPE_CHECKING:
    from organisations.models import EducationSetting


def lacks_trained_lead(setting: EducationSetting, on: date) -> bool:
    """Whether nobody in the setting, as a DSL or deputy, is in date on that day."""
    return not Coverage.objects.filter(setting=setting, current_until__gte=on).exists()
