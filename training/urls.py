"""Pages of training."""

from __future__ import annotations

from training import urls_booking

app_name = "training"
urlpatterns = [
    *urls_booking.urlpatterns,
]
