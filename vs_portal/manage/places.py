"""What stands on the staff's front page: one card a task, shown to those who may do it."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.permissions import Permission as P


@dataclass(frozen=True)
class Task:
    """One place to go: its title, what it is for, its URL name and any of the permissions that open it."""

    title: str
    text: str
    url_name: str
    permissions: frozenset[P]


@dataclass(frozen=True)
class Group:
    """Tasks that belong together under one heading."""

    title: str
    tasks: tuple[Task, ...]


def _task(title: str, text: str, url_name: str, *permissions: P) -> Task:
    return Task(title, text, url_name, frozenset(permissions))


GROUPS = (
    Group(
        "Questions",
        (
            _task(
                "The desk",
                "New questions, yours and everybody's.",
                "advice_requests:desk",
                P.ADVICE_TRIAGE,
                P.ADVICE_ANSWER,
            ),
            _task(
                "Routing and absence",
                "Which adviser gets which question, and who is away.",
                "routing:advisers",
                P.ROUTING_MANAGE,
            ),
            _task(
                "Your questions and absence",
                "What you cover, and when you are away.",
                "routing:own",
                P.ADVICE_ANSWER,
            ),
        ),
    ),
    Group(
        "Guidance and services",
        (
            _task(
                "Keeping the directory",
                "Write guidance and services, read what others wrote, and publish it.",
                "resources_desk:items",
                P.RESOURCES_EDIT,
            ),
            _task(
                "Searches that found nothing",
                "What people looked for and the directory does not have.",
                "resources_desk:searches",
                P.RESOURCES_EDIT,
            ),
            _task(
                "Words that mean the same",
                "Abbreviations and other words by which items are found.",
                "resources_desk:synonyms",
                P.RESOURCES_MANAGE,
            ),
            _task(
                "Pages to check",
                "What is due for a check, and whom it waits for.",
                "resources_desk:due",
                P.RESOURCES_EDIT,
            ),
            _task(
                "Links", "Web addresses that do not work, and on which pages.", "resources_desk:links", P.RESOURCES_EDIT
            ),
            _task(
                "Reports from readers",
                "What readers say is wrong, and what came of it.",
                "resources_desk:reports",
                P.RESOURCES_EDIT,
            ),
            _task(
                "Changes of the law",
                "Put everything on a topic into review when its law changes.",
                "resources_desk:law",
                P.RESOURCES_MANAGE,
            ),
        ),
    ),
    Group(
        "Training",
        (
            _task(
                "Training desk",
                "Courses, sessions and registers, and what needs doing.",
                "training_desk:index",
                P.TRAINING_RUN,
                P.TRAINING_MANAGE,
            ),
            _task(
                "Figures of training",
                "Places filled, no-shows, and which settings were reached.",
                "training_desk:figures",
                P.TRAINING_RUN,
                P.TRAINING_MANAGE,
            ),
            _task(
                "Trained safeguarding leads",
                "Which settings have one, which lapse soon, and which never had one.",
                "training_desk:coverage",
                P.TRAINING_COVERAGE,
            ),
            _task(
                "Results of training",
                "What those who attended say, and what changed some weeks later.",
                "training_desk:results",
                P.TRAINING_RUN,
            ),
        ),
    ),
    Group(
        "People",
        (
            _task(
                "Requests to join",
                "Approve or refuse people who ask for access.",
                "accounts:access_requests",
                P.MEMBERSHIP_DECIDE,
            ),
            _task("People and roles", "Who has an account, and what they may do.", "accounts:people", P.PEOPLE_VIEW),
            _task("Audit trail", "What was done, by whom and when.", "accounts:audit", P.AUDIT_VIEW),
        ),
    ),
    Group(
        "Settings and calendars",
        (
            _task(
                "Settings",
                "Schools, colleges, nurseries and other settings.",
                "organisations:manage",
                P.SETTING_VIEW_ALL,
            ),
            _task(
                "Contacts to confirm",
                "Settings that have not confirmed their contacts this term.",
                "organisations:overdue",
                P.SETTING_MANAGE,
            ),
            _task(
                "Areas, trusts and teams",
                "What settings and staff belong to.",
                "organisations:structure",
                P.SETTING_MANAGE,
            ),
            _task(
                "Term dates and closures",
                "The council's terms, half-terms and closed days.",
                "organisations:calendar",
                P.CALENDAR_MANAGE,
            ),
            _task(
                "Legal time limits",
                "Each with its source and the day it was last checked.",
                "organisations:rules",
                P.RULES_MANAGE,
            ),
            _task(
                "Public statements",
                "What the role is and is not, by version.",
                "organisations:statements",
                P.RULES_MANAGE,
            ),
        ),
    ),
    Group(
        "Running the portal",
        (
            _task("Messages not delivered", "Send again or give up.", "notifications:outbox", P.OUTBOX_MANAGE),
            _task(
                "Text handed back",
                "How often text could have identified a child, by form and day.",
                "screening_counts",
                P.SCREENING_COUNTS_VIEW,
            ),
            _task(
                "Local rules of the screen",
                "What a missed case or a false alarm taught, as a pattern.",
                "screening:rules",
                P.SCREENING_RULES_MANAGE,
            ),
            _task("Page components", "Every part that pages are made of.", "components", P.COMPONENTS_VIEW),
        ),
    ),
)


def groups_for(held: frozenset[P]) -> list[Group]:
    """The groups with only the tasks that `held` opens; empty groups are left out."""
    open_to = [Group(group.title, tuple(task for task in group.tasks if task.permissions & held)) for group in GROUPS]
    return [group for group in open_to if group.tasks]
