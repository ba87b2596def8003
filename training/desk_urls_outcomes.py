"""The desk: which settings are covered, and what sessions and courses led to."""

from __future__ import annotations

from django.urls import path

from training.views import coverage, results

urlpatterns = [
    path("coverage/", coverage.all_board, name="coverage"),
    path("coverage.csv", coverage.all_file, {"kind": "csv"}, name="coverage_csv"),
    path("coverage.xlsx", coverage.all_file, {"kind": "xlsx"}, name="coverage_xlsx"),
    path("results/", results.index, name="results"),
    path("sessions/<uuid:public_id>/results", results.session, name="session_results"),
    path("courses/<uuid:public_id>/results", results.course, name="course_results"),
]
