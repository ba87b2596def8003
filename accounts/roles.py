"""Roles as data: what each is called, what it is for, what it grants and how strongly its holder must sign in.

Example: a DSL may ask and read their setting's questions; a data officer may not read questions at all.
A person with several roles has the union, each part within its own scope.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from accounts.permissions import Permission as P


class Scope(Enum):
    """What a membership in the role is tied to."""

    SETTING = "setting"
    TRUST = "trust"
    TEAM = "team"
    COUNCIL = "council"


@dataclass(frozen=True)
class Role:
    """One role. `strong_factor`: a passkey or authenticator app is demanded. `self_service`: may be asked for."""

    code: str
    label: str
    description: str
    scope: Scope
    permissions: frozenset[P]
    strong_factor: bool = False
    self_service: bool = True


_ASKS = frozenset({P.ADVICE_ASK, P.ADVICE_VIEW, P.ADVICE_REPLY})
_SCHOOL = _ASKS | {P.SETTING_VIEW, P.CONTACTS_EDIT, P.TRAINING_BOOK, P.TRAINING_SETTING_VIEW}
_STAFF = frozenset(
    {
        P.ADVICE_VIEW_ALL,
        P.ADVICE_TRIAGE,
        P.ADVICE_ANSWER,
        P.ADVICE_REPLY,
        P.SETTING_VIEW_ALL,
        P.CONTACTS_EDIT,
        P.MEMBERSHIP_DECIDE,
        P.PEOPLE_VIEW,
        P.OUTBOX_MANAGE,
        P.RESOURCES_EDIT,
        P.TRAINING_BOOK,
        P.TRAINING_RUN,
        P.TRAINING_COVERAGE,
        P.COMPONENTS_VIEW,
    }
)
_MANAGES = frozenset({P.SETTING_MANAGE, P.CALENDAR_MANAGE, P.RULES_MANAGE, P.ROUTING_MANAGE})


def _school(code: str, label: str, description: str) -> Role:
    return Role(code, label, description, Scope.SETTING, _SCHOOL)


def _council(code: str, label: str, description: str) -> Role:
    return Role(code, label, description, Scope.TEAM, _ASKS | {P.TRAINING_BOOK})


def _staff(code: str, label: str, description: str, permissions: frozenset[P]) -> Role:
    return Role(code, label, description, Scope.COUNCIL, permissions, strong_factor=True, self_service=False)


_ALL = (
    _school("dsl", "Designated safeguarding lead", "Leads on safeguarding in a setting; asks questions for it."),
    _school("deputy_dsl", "Deputy designated safeguarding lead", "Stands in for the designated safeguarding lead."),
    _school("designated_teacher", "Designated teacher", "Leads on looked-after and previously looked-after children."),
    _school("senco", "SENCO", "Co-ordinates special educational needs provision in a setting."),
    _school("attendance_lead", "Attendance lead", "Leads on attendance in a setting."),
    Role(
        "headteacher",
        "Headteacher",
        "Leads a setting; sees its contacts and, once published, its protected figures.",
        Scope.SETTING,
        frozenset({P.SETTING_VIEW, P.TRAINING_BOOK, P.TRAINING_SETTING_VIEW}),
    ),
    Role(
        "trust_lead",
        "Trust lead",
        "Leads a trust; sees its settings and, once published, their protected figures.",
        Scope.TRUST,
        frozenset({P.SETTING_VIEW, P.TRAINING_SETTING_VIEW}),
    ),
    _council("social_worker", "Social worker", "Works with children and families for the council."),
    _council("team_manager", "Social work team manager", "Manages a team of social workers."),
    _council("family_help_lead", "Family Help lead practitioner", "Leads a family's plan under section 17."),
    _staff(
        "vs_duty",
        "Virtual School duty adviser",
        "Sees new questions first and sends them to the right adviser.",
        _STAFF,
    ),
    _staff("vs_adviser", "Virtual School adviser", "Takes and answers questions.", _STAFF),
    _staff(
        "vs_head",
        "Virtual School head",
        "Leads the Virtual School; manages settings, rules and routing.",
        _STAFF
        | _MANAGES
        | {
            P.RESOURCES_PUBLISH,
            P.RESOURCES_MANAGE,
            P.TRAINING_MANAGE,
            P.SCREENING_COUNTS_VIEW,
            P.SCREENING_RULES_MANAGE,
        },
    ),
    _staff(
        "editor",
        "Virtual School editor",
        "Keeps settings, guidance and statements true.",
        frozenset(
            {
                P.SETTING_VIEW_ALL,
                P.SETTING_MANAGE,
                P.CALENDAR_MANAGE,
                P.RULES_MANAGE,
                P.RESOURCES_EDIT,
                P.RESOURCES_PUBLISH,
                P.RESOURCES_MANAGE,
                P.TRAINING_MANAGE,
                P.COMPONENTS_VIEW,
            }
        ),
    ),
    _staff("data_officer", "Data officer", "Prepares statistics for publication.", frozenset({P.SETTING_VIEW_ALL})),
    _staff(
        "data_approver",
        "Data approver",
        "Approves statistics that somebody else prepared.",
        frozenset({P.SETTING_VIEW_ALL}),
    ),
    _staff(
        "admin",
        "Administrator",
        "Gives roles, closes accounts and reads the audit trail. Cannot answer questions.",
        _MANAGES
        | {
            P.SETTING_VIEW_ALL,
            P.CONTACTS_EDIT,
            P.MEMBERSHIP_DECIDE,
            P.PEOPLE_VIEW,
            P.ROLES_GRANT,
            P.PEOPLE_DEACTIVATE,
            P.AUDIT_VIEW,
            P.OUTBOX_MANAGE,
            P.SCREENING_COUNTS_VIEW,
            P.SCREENING_RULES_MANAGE,
            P.COMPONENTS_VIEW,
        },
    ),
)
ROLES: dict[str, Role] = {role.code: role for role in _ALL}
