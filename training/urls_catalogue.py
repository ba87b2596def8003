"""Addresses of the catalogue and of a person's own training."""

from __future__ import annotations

from django.urls import path

from training.views import catalogue, mine

urlpatterns = [
    path("", catalogue.index, name="index"),
    path("calendar/", catalogue.calendar, name="calendar"),
    path("courses/<slug:slug>/", catalogue.course, name="course"),
    path("sessions/<uuid:public_id>/", catalogue.session, name="session"),
    path("sessions/<uuid:public_id>/session.ics", catalogue.ics, name="ics"),
    path("place/<str:token>/session.ics", catalogue.place_ics, name="place_ics"),
    path("mine/", mine.mine, name="mine"),
    path("mine/calendar/", mine.feed, name="feed"),
    path("mine/calendar/renew/", mine.renew, name="feed_renew"),
    path("mine/calendar/stop/", mine.stop, name="feed_stop"),
]
