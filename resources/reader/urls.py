"""Addresses for readers under /resources/. Fixed ones stand before those of items."""

from django.urls import path

from resources.reader.views import elsewhere

urlpatterns = [
    path("where-else/", elsewhere.where_else, name="where_else"),
    path("where-else/<slug:group>", elsewhere.group, name="where_else_group"),
]
