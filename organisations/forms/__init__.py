"""Forms of this app."""

from organisations.forms.calendars import ClosureForm, TermForm
from organisations.forms.rules import RuleForm, StatementForm
from organisations.forms.settings import (
    ContactForm,
    DomainForm,
    FindForm,
    ManualSettingForm,
    SettingFilterForm,
    SettingPlaceForm,
)
from organisations.forms.structure import GROUP_FORMS, AreaForm, TeamForm, TrustForm

__all__ = [
    "GROUP_FORMS",
    "AreaForm",
    "ClosureForm",
    "ContactForm",
    "DomainForm",
    "FindForm",
    "ManualSettingForm",
    "RuleForm",
    "SettingFilterForm",
    "SettingPlaceForm",
    "StatementForm",
    "TeamForm",
    "TermForm",
    "TrustForm",
]
