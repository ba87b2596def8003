"""Addresses under /manage/resources/ for what search needs of editors."""

from django.urls import path

from resources.search.desk import views

urlpatterns = [
    path("searches", views.searches, name="searches"),
    path("searches/<int:pk>/outcome", views.search_outcome, name="search_outcome"),
    path("synonyms", views.synonyms, name="synonyms"),
    path("synonyms/add", views.synonym_add, name="synonym_add"),
    path("synonyms/<int:pk>", views.synonym_change, name="synonym_change"),
]
