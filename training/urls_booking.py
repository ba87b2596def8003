"""Addresses of booking and of one's places."""

from __future__ import annotations

from django.urls import path

from training.views import booking, bookings, place, setting

urlpatterns = [
    path("sessions/<uuid:public_id>/book/", booking.book_session, name="book"),
    path("booked/<uuid:public_id>/", booking.party, name="party"),
    path("bookings/<uuid:public_id>/cancel/", bookings.cancel_booking, name="booking_cancel"),
    path("bookings/<uuid:public_id>/name/", bookings.name_booking, name="booking_name"),
    path("bookings/<uuid:public_id>/colleague/", bookings.substitute_booking, name="booking_substitute"),
    path("bookings/<uuid:public_id>/offer/", bookings.answer_offer, name="booking_offer"),
    path("bookings/<uuid:public_id>/needs/", bookings.needs, name="booking_needs"),
    path("place/<str:token>/", place.place, name="place"),
    path("place/<str:token>/answer/", place.answer, name="place_answer"),
    path("place/<str:token>/cancel/", place.cancel_place, name="place_cancel"),
    path("place/<str:token>/needs/", place.place_needs, name="place_needs"),
    path("setting/", setting.bookings, name="setting"),
    path("setting/people/", setting.people, name="setting_people"),
    path("setting/people/<uuid:public_id>/", setting.attendee, name="attendee"),
    path("setting/people/<uuid:public_id>/left/", setting.left, name="attendee_left"),
]
