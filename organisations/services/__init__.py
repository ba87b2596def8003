"""Writes of this app. Each is one function with its actor named (`by=`), atomic, with its audit event inside.

What breaks a rule raises `organisations.errors.NotAllowed` with words for the page, and nothing is written.
"""

from organisations.services.calendars import add_closure, add_term, remove_closure, remove_term
from organisations.services.contacts import (
    add_contact,
    change_contact,
    confirm_contacts,
    end_contact,
    erase_contact_details,
)
from organisations.services.imports import import_settings
from organisations.services.reference import seed_reference_data
from organisations.services.rules import change_rule, mark_rule_checked, publish_statement
from organisations.services.settings import add_email_domain, add_setting, change_setting, remove_email_domain
from organisations.services.structure import add_group, change_group

__all__ = [
    "add_closure",
    "add_contact",
    "add_email_domain",
    "add_group",
    "add_setting",
    "add_term",
    "change_contact",
    "change_group",
    "change_rule",
    "change_setting",
    "confirm_contacts",
    "end_contact",
    "erase_contact_details",
    "import_settings",
    "mark_rule_checked",
    "publish_statement",
    "remove_closure",
    "remove_email_domain",
    "remove_term",
    "seed_reference_data",
]
