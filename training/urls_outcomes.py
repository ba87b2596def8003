"""Addresses of what follows a session: evaluation, certificates, the question some weeks later, and coverage."""

from __future__ import annotations

from django.urls import path

from training.views import coverage, outcomes, verify

urlpatterns = [
    path("evaluate/<str:token>/", outcomes.evaluation, name="evaluate"),
    path("certificate/<str:token>/", outcomes.certificate, name="certificate"),
    path("certificate/<str:token>/pdf/", outcomes.certificate_pdf, name="certificate_pdf"),
    path("impact/<str:token>/", outcomes.impact, name="impact"),
    path("certificates/", verify.find, name="check_certificate"),
    path("certificates/<str:code>/", verify.verify, name="verify"),
    path("coverage/", coverage.own_board, name="coverage"),
    path("coverage.csv", coverage.own_file, {"kind": "csv"}, name="coverage_csv"),
    path("coverage.xlsx", coverage.own_file, {"kind": "xlsx"}, name="coverage_xlsx"),
]
