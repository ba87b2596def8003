"""Addresses of the feeds under /resources/."""

from django.urls import path

from resources.feeds import views

app_name = "feeds"
urlpatterns = [
    path("new.atom", views.new_items, name="new_items"),
]
