"""Reads about people: what they may do and where, who they are to each other, what was done."""

from accounts.selectors.memberships import (
    Held,
    colleagues_in,
    forget_roles,
    has,
    is_last_dsl,
    live_memberships,
    needs_strong_factor,
    permissions_of,
    remember_places,
    remember_roles,
    roles_of,
    setting_keys_of,
    settings_in_reach,
    settings_of,
)

__all__ = [
    "Held",
    "colleagues_in",
    "forget_roles",
    "has",
    "is_last_dsl",
    "live_memberships",
    "needs_strong_factor",
    "permissions_of",
    "remember_places",
    "remember_roles",
    "roles_of",
    "setting_keys_of",
    "settings_in_reach",
    "settings_of",
]
