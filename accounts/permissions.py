"""The closed vocabulary of permissions. A view names one; a role grants some; nothing else decides what a person may do.

Example: `@requires(Permission.ADVICE_ASK)` on a view, and `Permission.ADVICE_ASK in permissions_of(person)` in a policy.
Whose objects a permission reaches (own setting, own item, all) is decided by the querysets `visible_to(person)`.
"""

from __future__ import annotations

from django.db.models import TextChoices


class Permission(TextChoices):
    """What a person may be allowed to do, in words shown beside the tick-box and in docs/reference/permissions.md."""

    ADVICE_ASK = "advice.ask", "Ask the Virtual School a question about a setting"
    ADVICE_VIEW = "advice.view", "Read your own questions and those of your setting"
    ADVICE_REPLY = "advice.reply", "Reply to, close and reopen the questions that you can read"
    ADVICE_VIEW_ALL = "advice.view_all", "Read every question and the internal notes"
    ADVICE_TRIAGE = "advice.triage", "Send questions to an adviser, refer them out or decline them"
    ADVICE_ANSWER = "advice.answer", "Take, refuse and answer questions"
    ROUTING_MANAGE = "advice.routing_manage", "Change which adviser gets which question, and record absence"
    SETTING_VIEW = "settings.view", "See your own setting and its contacts"
    SETTING_VIEW_ALL = "settings.view_all", "See every setting and its contacts"
    CONTACTS_EDIT = "settings.contacts_edit", "Keep the contacts of a setting up to date and confirm them each term"
    SETTING_MANAGE = "settings.manage", "Add and change settings, areas, trusts and teams"
    CALENDAR_MANAGE = "settings.calendar_manage", "Change term dates, closures and INSET days"
    RULES_MANAGE = "settings.rules_manage", "Change legal time limits and published statements, with their source"
    MEMBERSHIP_DECIDE = "accounts.membership_decide", "Approve or refuse people who ask to join"
    PEOPLE_VIEW = "accounts.people_view", "See who has an account and their memberships"
    ROLES_GRANT = "accounts.roles_grant", "Give and take away Virtual School, data and admin roles"
    PEOPLE_DEACTIVATE = "accounts.people_deactivate", "Close an account and end its sessions"
    AUDIT_VIEW = "accounts.audit_view", "Search the audit trail"
    OUTBOX_MANAGE = "notifications.outbox_manage", "See messages that could not be delivered and send them again"
    SCREENING_COUNTS_VIEW = (
        "screening.counts_view",
        "See how often text was handed back because it could identify a child",
    )
    SCREENING_RULES_MANAGE = (
        "screening.rules_manage",
        "Propose, activate and retire local rules of the screen, from a pattern and never from a text",
    )
    RESOURCES_EDIT = "resources.edit", "Write and check guidance and services, and see what readers report"
    RESOURCES_PUBLISH = "resources.publish", "Approve, publish and archive what somebody else wrote"
    RESOURCES_MANAGE = (
        "resources.manage",
        "Keep topics, collections, organisations and words for searching, and take in feeds",
    )
    TRAINING_BOOK = "training.book", "Book training for yourself, and for colleagues of your own setting"
    TRAINING_SETTING_VIEW = (
        "training.setting_view",
        "See the bookings of your own setting and who in it is trained",
    )
    TRAINING_RUN = "training.run", "Keep registers and waiting lists, write to those booked, and see all bookings"
    TRAINING_MANAGE = "training.manage", "Create courses, sessions and programmes, and see how they are used"
    TRAINING_COVERAGE = "training.coverage", "See which settings have a trained safeguarding lead"
    COMPONENTS_VIEW = "ui.components_view", "See the gallery of page components"
