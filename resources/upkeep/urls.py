"""Addresses of upkeep for readers, under /resources/."""

from django.urls import path

from resources.upkeep.views import reader

urlpatterns = [
    path("you-said", reader.you_said, name="you_said"),
    path("<slug:slug>/report", reader.report, name="report"),
    path("<slug:slug>/reported", reader.reported, name="reported"),
]
