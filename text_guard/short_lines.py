"""One-line fields about members of staff: nothing of a child may be hidden in a name or a job title.

A name is a name, so in a field for names the screen's findings of names do not count; dates of birth, pupil numbers,
postcodes, telephone numbers and stories do, also those that the screen would only ask about.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from screening import Context, Screening, Verdict, screen
from text_guard.local_rules import with_local_rules
from text_guard.report import NAME_TYPES

MOST_WORDS = 12  # of a name with its titles and particles; a sentence is longer
LONGEST = 300  # characters of such a line; a longer one is refused unread, since reading it would keep others waiting


def refuse_more_than_a_name(text: str) -> None:
    """Raise ValidationError where the text holds what identifies a child beside a name."""
    message = "Enter the name of a member of staff and nothing else"
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise ValidationError(message, code="screened")
    if {finding.type for finding in _seen(text).findings} - NAME_TYPES:
        raise ValidationError(message, code="screened")


def refuse_a_child(text: str) -> None:
    """Raise ValidationError where the text names or identifies somebody, as "mum of …" in place of a job title."""
    if len(text) > LONGEST or _seen(text).verdict is Verdict.BLOCK:
        raise ValidationError("Enter a job title and nothing about anybody else", code="screened")


def _seen(text: str) -> Screening:
    return screen(text, context=with_local_rules(Context()))


def refuse_anybody(text: str) -> None:
    """Raise ValidationError where the text points to somebody, as "laptop of …" in place of the name of a device."""
    if len(text) > LONGEST or screen(text).verdict is Verdict.BLOCK:
        raise ValidationError("Enter the name of a device and of nobody, like Work laptop", code="screened")


SCREENING = (refuse_more_than_a_name, refuse_a_child, refuse_anybody)
