"""A certificate as an accessible PDF, made from its row when it is asked for and never stored.

Tagged, with title and language, and said to be PDF/UA-1. A name in a script that no font at hand can draw cannot keep
that standard: then the file is tagged all the same and does not claim it (docs/adr/0021).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typst
from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from training.models import Certificate

_PAGE = Path(__file__).with_name("certificate.typ")


def pdf_of(certificate: Certificate) -> bytes:
    """The certificate as a PDF."""
    try:
        return _made(certificate, "ua-1")
    except typst.TypstError:
        return _made(certificate, "1.7")


def _made(certificate: Certificate, standard: Literal["ua-1", "1.7"]) -> bytes:
    inputs = {"values": json.dumps(values_of(certificate), ensure_ascii=False)}
    made: bytes = typst.compile(
        _PAGE.read_bytes(),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standard,
        timestamp=int(certificate.given_at.timestamp()),  # asked for twice, the file is the same
    )
    return made


def values_of(certificate: Certificate) -> dict[str, str]:
    """What stands on it."""
    return {
        "title": f"Certificate of attendance: {certificate.course_title}",
        "about": f"{certificate.name} attended and evaluated {certificate.course_title}",
        "council": f"{settings.COUNCIL.name}, {settings.COUNCIL.service_name}",
        "name": certificate.name,
        "place": certificate.setting_name,
        "course": certificate.course_title,
        "held_on": _day(certificate.held_on),
        "due_on": _day(certificate.refresher_due_on),
        "code": certificate.code,
        "link": settings.ORIGIN + reverse("training:verify", args=[certificate.code]),
    }


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day is not None else ""
