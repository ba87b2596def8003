"""Addresses of programmes, enrolments and requests for whole-setting training, for staff."""

from __future__ import annotations

from django.urls import path

from training.views import desk_insets as insets
from training.views import desk_programmes as programmes

_PROGRAMME = "programmes/<uuid:public_id>"
_INSET = "whole-setting/<uuid:public_id>"

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new", programmes.programme_new, name="programme_new"),
    path(_PROGRAMME, programmes.programme, name="programme"),
    path(f"{_PROGRAMME}/change", programmes.programme_change, name="programme_change"),
    path(f"{_PROGRAMME}/preview", programmes.programme_preview, name="programme_preview"),
    path(f"{_PROGRAMME}/publish", programmes.programme_publish, name="programme_publish"),
    path(f"{_PROGRAMME}/retire", programmes.programme_retire, name="programme_retire"),
    path("enrolments/", programmes.enrolments, name="enrolments"),
    path("enrolments/enrolments.csv", programmes.enrolments_csv, name="enrolments_csv"),
    path("whole-setting/", insets.insets, name="insets"),
    path(_INSET, insets.inset, name="inset"),
    path(f"{_INSET}/accept", insets.accept, name="inset_accept"),
    path(f"{_INSET}/decline", insets.decline, name="inset_decline"),
    path(f"{_INSET}/plan", insets.plan, name="inset_plan"),
]
