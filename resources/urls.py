"""Addresses under /resources/ for readers. Fixed ones stand before those of items."""

from django.urls import include, path

app_name = "resources"

urlpatterns = [
    path("", include("resources.search.urls")),
    path("", include("resources.upkeep.urls")),
    path("", include("resources.reader.urls")),
]
