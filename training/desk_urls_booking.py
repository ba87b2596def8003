"""Addresses of the waiting list, for staff."""

from __future__ import annotations

from django.urls import path

from training.views import waiting

urlpatterns = [
    path("sessions/<uuid:public_id>/waiting/", waiting.waiting, name="waiting"),
    path("bookings/<uuid:public_id>/move/", waiting.move, name="waiting_move"),
    path("bookings/<uuid:public_id>/take-back/", waiting.withdraw, name="offer_withdraw"),
]
