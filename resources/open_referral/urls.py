"""Addresses of the feed, as the standard names them; without a slash at the end."""

from django.urls import path

from resources.open_referral import views

app_name = "open_referral"
urlpatterns = [
    path("", views.about, name="about"),
    path("v3/", views.root, name="root"),
    path("v3/openapi.json", views.openapi, name="openapi"),
    path("v3/services", views.services, name="services"),
    path("v3/services/<str:identifier>", views.service, name="service"),
    path("v3/taxonomies", views.taxonomies, name="taxonomies"),
    path("v3/taxonomies/<str:identifier>", views.taxonomy, name="taxonomy"),
    path("v3/taxonomy_terms", views.taxonomy_terms, name="taxonomy_terms"),
    path("v3/taxonomy_terms/<str:identifier>", views.taxonomy_term, name="taxonomy_term"),
    path("v3/service_at_locations", views.service_at_locations, name="service_at_locations"),
    path("v3/service_at_locations/<str:identifier>", views.service_at_location, name="service_at_location"),
]
