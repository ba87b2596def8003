"""Certificates in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.models import Certificate


def certificate_rows(certificate: Certificate) -> list[dict[str, str]]:
    """The facts of a certificate for a summary list."""
    rows = [{"key": "Name", "value": certificate.name}]
    if certificate.setting_name:
        rows.append({"key": "Setting or team", "value": certificate.setting_name})
    rows += [
        {"key": "Course", "value": certificate.course_title},
        {"key": "Attended on", "value": f"{certificate.held_on:%-d %B %Y}"},
        {"key": "Refresher due by", "value": _due(certificate.refresher_due_on)},
        {"key": "Code", "value": certificate.code},
    ]
    return rows


def _due(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day is not None else "None: this course does not go out of date"


def validity(certificate: Certificate, today: date) -> dict[str, str]:
    """Whether a certificate is in date, as a tag with a sentence. The day on which a refresher is due still counts."""
    due = certificate.refresher_due_on
    if due is None:
        return {"text": "In date", "tone": "go", "sentence": "This certificate is real. It does not go out of date."}
    if today <= due:
        return {
            "text": "In date",
            "tone": "go",
            "sentence": f"This certificate is real and in date up to {due:%-d %B %Y}.",
        }
    return {
        "text": "Out of date",
        "tone": "stop",
        "sentence": f"This certificate is real, but it went out of date on {due:%-d %B %Y}. A refresher is due.",
    }
