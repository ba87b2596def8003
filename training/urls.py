"""Pages of training."""

from __future__ import annotations

from training import urls_booking, urls_catalogue, urls_outcomes, urls_programmes

app_name = "training"
urlpatterns = [
    *urls_catalogue.urlpatterns,
    *urls_booking.urlpatterns,
    *urls_outcomes.urlpatterns,
    *urls_programmes.urlpatterns,
]
