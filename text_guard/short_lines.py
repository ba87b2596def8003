"""One-line fields about members of staff: nothing of a child may be hidden in a name or a job title.

A name is a name, so in a field for names the screen's findings of names do not count; dates of birth, pupil numbers,
postcodes and telephone numbers do.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from screening import Verdict, screen
from text_guard.report import NAME_TYPES


def refuse_more_than_a_name(text: str) -> None:
    """Raise ValidationError where the text holds what identifies a child beside a name."""
    found = {finding.type for finding in screen(text).findings if finding.verdict is Verdict.BLOCK}
    if found - NAME_TYPES:
        raise ValidationError("Enter the name of a member of staff and nothing else", code="screened")


def refuse_a_child(text: str) -> None:
    """Raise ValidationError where the text names or identifies somebody, as "mum of …" in place of a job title."""
    if screen(text).verdict is Verdict.BLOCK:
        raise ValidationError("Enter a job title and nothing about anybody else", code="screened")
