"""A certificate as an accessible PDF, made from its row when it is asked for and never stored.

Tagged, with title and language, and said to be PDF/UA-1. Fonts come with the packages of the lock file and never from the
machine, so the same row gives the same file everywhere: those of typst for Latin, Greek and Cyrillic, Noto for some thirty
more scripts. A name with a character that none of them draws cannot keep the standard: then the file is tagged all the
same, says so and claims nothing (docs/adr/0021).
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typst
from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from training.models import Certificate

_PAGE = Path(__file__).with_name("certificate.typ")
_FONTS = ("manimgx_fonts", "manimgx_fonts_cjk")
_NOT_DRAWN = "This file cannot show every character of the name. The page behind the address below shows the name as it is written."


def pdf_of(certificate: Certificate) -> bytes:
    """The certificate as a PDF."""
    try:
        return _made(certificate, "ua-1")
    except typst.TypstError:
        return _made(certificate, "1.7", note=_NOT_DRAWN)


@cache
def _fonts() -> typst.Fonts:
    """Looked through once a process."""
    found = (find_spec(package) for package in _FONTS)
    paths = [path for spec in found if spec is not None for path in spec.submodule_search_locations or ()]
    return typst.Fonts(include_system_fonts=False, font_paths=paths)


def _made(certificate: Certificate, standard: Literal["ua-1", "1.7"], *, note: str = "") -> bytes:
    inputs = {"values": json.dumps(values_of(certificate) | {"note": note}, ensure_ascii=False)}
    made: bytes = typst.compile(
        _PAGE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
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
