"""Pages of staff who plan and run training, under /manage/training/."""

from __future__ import annotations

from training import desk_urls_booking, desk_urls_outcomes, desk_urls_programmes, desk_urls_running

app_name = "training_desk"
urlpatterns = [
    *desk_urls_running.urlpatterns,
    *desk_urls_booking.urlpatterns,
    *desk_urls_outcomes.urlpatterns,
    *desk_urls_programmes.urlpatterns,
]
