"""Pages of training."""

from __future__ import annotations

from training import urls_booking, urls_outcomes

app_name = "training"
urlpatterns = [
    *urls_booking.urlpatterns,
    *urls_outcomes.urlpatterns,
]
