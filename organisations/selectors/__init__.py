"""Reads of this app."""

from organisations.selectors.calendars import (
    calendar_of,
    closures_for,
    council_calendar,
    council_hours,
    school_calendar,
    statutory_working_days,
    terms_for,
)
from organisations.selectors.contacts import (
    confirmed_this_term,
    contact_named,
    current_contacts,
    overdue_confirmations,
    setting_for_domain,
    settings_not_confirmed,
)
from organisations.selectors.finding import is_town, search_settings, settings_page, successors_of
from organisations.selectors.rules import current_rule, current_statement, rule_on, rules_in_force, unverified_rules

__all__ = [
    "calendar_of",
    "closures_for",
    "confirmed_this_term",
    "contact_named",
    "council_calendar",
    "council_hours",
    "current_contacts",
    "current_rule",
    "current_statement",
    "is_town",
    "overdue_confirmations",
    "rule_on",
    "rules_in_force",
    "school_calendar",
    "search_settings",
    "setting_for_domain",
    "settings_not_confirmed",
    "settings_page",
    "statutory_working_days",
    "successors_of",
    "terms_for",
    "unverified_rules",
]
