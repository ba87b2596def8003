"""Pages on which the directory is written."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
