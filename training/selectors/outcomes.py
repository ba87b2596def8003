"""Certificates and questions of one booking, and a certificate by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.models import Certificate, Impact

if TYPE_CHECKING:
    from training.models import Booking


def certificate_of(booking: Booking) -> Certificate | None:
    """The certificate that rests on a booking."""
    return Certificate.objects.filter(booking=booking).first()


def certificate_by_code(code: str) -> Certificate | None:
    """The certificate of a whole code; nothing is found by a part of one."""
    return Certificate.objects.filter(code=code).first()


def impact_of(booking: Booking) -> Impact | None:
    """The question of a booking, if it was asked."""
    return Impact.objects.filter(booking=booking).first()
