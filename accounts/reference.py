"""The roles and permissions as a page of the reference, written from the same tables that the program obeys."""

from __future__ import annotations

from accounts.permissions import Permission
from accounts.policies import TWO_ADMINISTRATORS
from accounts.roles import ROLES, Role, Scope

_SCOPES = {
    Scope.SETTING: "a setting",
    Scope.TRUST: "a trust",
    Scope.TEAM: "a council team",
    Scope.COUNCIL: "the council",
}


def permissions_markdown() -> str:
    """The text of docs/reference/permissions.md."""
    parts = [
        "# Roles and permissions",
        "",
        "Written by `manage.py write_reference` from `accounts/roles.py` and `accounts/permissions.py`.",
        "",
        'The permissions are written to the person who holds them: "you" is whoever has the role.',
        "",
        "A person holds roles by memberships. Only an approved membership grants anything, each in its own place;",
        "a person with several has the union. What is not granted is refused.",
        "",
        "## Roles",
        "",
    ]
    for role in ROLES.values():
        parts += _role(role)
    parts += ["## Permissions", "", "| Permission | What it allows | Who has it |", "|---|---|---|"]
    parts += [_permission(permission) for permission in Permission]
    return "\n".join(parts) + "\n"


def _role(role: Role) -> list[str]:
    given = "asked for by the person and approved" if role.self_service else "given by an administrator"
    if role.code in TWO_ADMINISTRATORS:
        given = "proposed by one administrator and confirmed by another"
    factor = "a passkey or an authenticator app" if role.strong_factor else "any second factor"
    rest = "30 minutes" if role.strong_factor else "4 hours"
    lines = [
        f"### {role.label}",
        "",
        role.description,
        "",
        f"Held in {_SCOPES[role.scope]}; {given}. Signs in with {factor}; signed out after {rest} of rest.",
        "",
    ]
    return [*lines, *sorted(f"- {permission.label}" for permission in role.permissions), ""]


def _permission(permission: Permission) -> str:
    holders = [role.label for role in ROLES.values() if permission in role.permissions]
    return f"| `{permission.value}` | {permission.label} | {', '.join(holders) or 'nobody'} |"
