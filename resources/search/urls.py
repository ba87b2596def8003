"""The address of the search, which is also the directory's front page."""

from django.urls import path

from resources.search import views

urlpatterns = [path("", views.search, name="search")]
