"""Addresses of the key dates calculator."""

from django.urls import path

from resources.key_dates import views

app_name = "key_dates"
urlpatterns = [
    path("key-dates", views.index, name="index"),
    path("key-dates/<slug:kind>", views.kind_page, name="kind"),
    path("key-dates/<slug:kind>.ics", views.ics, name="ics"),
]
