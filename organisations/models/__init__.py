from organisations.models.calendar import Closure, Term
from organisations.models.contacts import ContactConfirmation, RoleContact
from organisations.models.rules import DatedRule, PublicStatement
from organisations.models.settings import (
    Area,
    CouncilTeam,
    EducationSetting,
    LocalAuthority,
    SettingEmailDomain,
    SettingLink,
    Trust,
)

__all__ = [
    "Area",
    "Closure",
    "ContactConfirmation",
    "CouncilTeam",
    "DatedRule",
    "EducationSetting",
    "LocalAuthority",
    "PublicStatement",
    "RoleContact",
    "SettingEmailDomain",
    "SettingLink",
    "Term",
    "Trust",
]
