"""What the public pages say that is not the same for ever: cookies, what is held, what was tested, prose of statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from accounts.services.retention import ERASE_CLOSED_AFTER, UNPROVED_AFTER, UNUSED_AFTER
from notifications.services import KEEP_BODY, KEEP_ROW
from organisations.models import DatedRule
from organisations.reference import rules as reference
from resources.search.empty import SETTLED_AFTER, UNASKED_AFTER
from training.services.retention import KEEP_BOOKING_YEARS, KEEP_CERTIFICATE_YEARS


@dataclass(frozen=True)
class Cookie:
    name: str
    purpose: str
    expires: str


@dataclass(frozen=True)
class Holding:
    """A kind of information: what, why and how long it is kept."""

    what: str
    why: str
    kept: str


@dataclass(frozen=True)
class AccessibilityStatement:
    """What was tested, by whom the page says; what was not; what is known to fall short."""

    prepared: date
    reviewed: date
    tested: date
    checks: tuple[str, ...]
    not_tested: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class RuleGroup:
    """Rules that belong together under one heading; `note` says what they are."""

    title: str
    rules: list[DatedRule]
    note: str = ""


_GROUPS = (
    ("The role of the Virtual School", reference.ROLE),
    ("Attendance", reference.ATTENDANCE),
    ("Suspension and permanent exclusion", reference.EXCLUSION),
    ("Education, health and care (EHC) plans", reference.SEND_CLOCKS),
    ("Children in need and child protection", reference.CHILD_PROTECTION),
)
_OWN = "advice-"  # how the keys of the council's own targets begin


def rule_groups(rules: Iterable[DatedRule]) -> list[RuleGroup]:
    """Law by subject, and last the council's own promises, which are not law. Rules of no subject come under Other."""
    left = list(rules)
    groups = []
    for title, seeds in _GROUPS:
        keys = {seed.key for seed in seeds}
        groups.append(RuleGroup(title, [rule for rule in left if rule.key in keys]))
        left = [rule for rule in left if rule.key not in keys]
    groups.append(RuleGroup("Other", [rule for rule in left if not rule.key.startswith(_OWN)]))
    own = [rule for rule in left if rule.key.startswith(_OWN)]
    groups.append(RuleGroup("How quickly we answer questions", own, "These are the council's own targets, not law."))
    return [group for group in groups if group.rules]


def cookies() -> list[Cookie]:
    """Every cookie that the portal sets; a test compares them with what browsers were sent."""
    hours = settings.SESSION_COOKIE_AGE // 3600
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            "Remembers that you are signed in, and messages for the next page",
            f"When you sign out, close the browser or after {hours} hours",
        ),
        Cookie(settings.CSRF_COOKIE_NAME, "Proves that a form was sent from this website", "After 1 year"),
    ]


def _months(period: timedelta) -> str:
    return f"{round(period.days / 30.44)} months"


PRIVACY_REVIEWED = date(2026, 11, 25)
HOLDINGS = (
    Holding(
        "Your account: name, work email address, role, setting and how you sign in",
        "To let you in, and to keep others out.",
        f"while you use it; closed after {_months(UNUSED_AFTER)} without a sign-in and erased after "
        f"{_months(ERASE_CLOSED_AFTER)}; a sign-up whose address nobody proves goes after {UNPROVED_AFTER.days} days",
    ),
    Holding(
        "Contacts that a setting names: name, role and work email address",
        "To know who leads on safeguarding and other matters in each setting.",
        "until the setting replaces them",
    ),
    Holding(
        "Questions, replies and answers",
        "To answer them, and to see what settings ask about.",
        "until the council removes them; it has set no period yet and proposes 3 years after a question is closed",
    ),
    Holding(
        "Pages of the directory that you keep, your notes, the searches that you save, and whether pages helped you",
        "To show them to you, to tell you what is new if you ask for it, and to make pages more useful.",
        "until you remove them, or until your account is erased",
    ),
    Holding(
        "The words of searches that found nothing, without who searched",
        "To see what the directory lacks. Words that could name a child are not kept.",
        f"for {UNASKED_AFTER.days} days after somebody last searched for them; for {SETTLED_AFTER.days} days once we have "
        "dealt with them",
    ),
    Holding(
        "Training: your name, work email address, role and places, who booked them, your setting's lead teams, what you "
        "said of a session and what changed after it",
        "To run sessions, to see that settings have trained safeguarding leads, and to improve courses. Results are shown "
        "for five people or more, without names. Your setting may give us your name without your having an account.",
        f"with your name until {KEEP_BOOKING_YEARS} years after the session, or longer while your certificate is kept, the "
        "course still counts for your setting or you are in a lead team; after that as a count without your name",
    ),
    Holding(
        "Certificates: your name, setting, course and day",
        "To show that you were trained. Whoever has the code on it can check it.",
        f"with your name until {KEEP_CERTIFICATE_YEARS} years after the course",
    ),
    Holding(
        "What you need to take part in a session, such as access or diet, if you tell us",
        "So that the trainers of that session can prepare. Nobody else reads it. You need not tell us.",
        "until the session has taken place, you cancel or it is called off",
    ),
    Holding(
        "The secret address of your training calendar, if you ask for one",
        "To show your sessions in your own calendar.",
        "until you stop or renew it, or until your account is erased",
    ),
    Holding(
        "Emails that the service sent you",
        "To be sure that each is delivered once. They hold no text of a question.",
        f"the text for {KEEP_BODY.days} days, a code only until it is sent; that it was sent for {KEEP_ROW.days} days",
    ),
    Holding(
        "Record of who did what: a number for the person, the time and the action",
        "To be able to show that nobody used their access wrongly.",
        "without limit for now: entries cannot be changed, and the number leads to nobody once you are removed",
    ),
    Holding(
        "Your sessions: when and with what browser and network address you signed in",
        "To let you see and end them, and to stop people guessing passwords.",
        "until the session ends",
    ),
)

ACCESSIBILITY = AccessibilityStatement(
    prepared=date(2026, 11, 25),
    reviewed=date(2026, 11, 25),
    tested=date(2026, 11, 25),
    checks=(
        "Every page was checked with axe-core against WCAG 2.2 A and AA in Chromium, 320 and 1280 pixels wide.",
        "The public pages were also checked with JavaScript turned off.",
        "The main task, asking a question and reading the answer, was done in Chromium by an automated browser.",
        "The contrast of the council's colours is calculated when the service starts; colours that fall short stop it.",
    ),
    not_tested=(
        "Screen readers, screen magnifiers, speech recognition and switch devices.",
        "With disabled people.",
        "Firefox, Safari and real telephones.",
    ),
    gaps=(
        (
            "We have not been able to show that every page meets WCAG 2.2 AA where a person has to judge it, such as "
            "whether headings and labels describe their purpose (2.4.6) and whether status messages are announced by "
            "screen readers (4.1.3). Automated tests cannot decide this. We will test with assistive technology before "
            "the service leaves its beta phase."
        ),
        (
            "Radio buttons that reveal a further question carry an attribute (aria-expanded) that their role does not "
            "support (4.1.2). It comes from the design system that we use and does not stop a form from being filled in."
        ),
    ),
)

_TAGS = {"p", "ul", "ol", "li", "h2", "h3", "strong", "em", "a", "br", "blockquote"}
_CLASSES = {
    "paragraph_open": "govuk-body",
    "bullet_list_open": "govuk-list govuk-list--bullet",
    "ordered_list_open": "govuk-list govuk-list--number",
    "link_open": "govuk-link",
}
_HEADINGS = {"h2": "govuk-heading-m", "h3": "govuk-heading-s"}


def prose(text: str) -> SafeString:
    """Markdown of a published statement as page text: a short list of elements, no HTML, images or scripts."""
    parser = MarkdownIt("commonmark", {"html": False}).disable(["image"])
    tokens = parser.parse(text)
    for token in tokens:
        for part in (token, *(token.children or ())):
            style = _CLASSES.get(part.type) or (_HEADINGS.get(part.tag) if part.type == "heading_open" else None)
            if style:
                part.attrSet("class", style)
    html = parser.renderer.render(tokens, parser.options, {})
    attributes = {tag: {"class"} for tag in _TAGS} | {"a": {"class", "href"}}
    clean = nh3.clean(html, tags=_TAGS, attributes=attributes, url_schemes={"https", "mailto"}, link_rel="noopener")
    return mark_safe(clean)  # noqa: S308  (nh3 has just cleaned it to the list above)
