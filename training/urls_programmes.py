"""Addresses of programmes, of a setting's way through them, and of whole-setting training."""

from __future__ import annotations

from django.urls import path

from training.views import enrolments, insets, programmes

_ENROLMENT = "enrolments/<uuid:public_id>/"
_INSET = "whole-setting/<uuid:public_id>/"

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programmes.programme, name="programme"),
    path("programmes/<slug:slug>/enrol/", programmes.enrol, name="enrol"),
    path("setting/programmes/", programmes.setting_programmes, name="setting_programmes"),
    path(_ENROLMENT, enrolments.enrolment, name="enrolment"),
    path(f"{_ENROLMENT}team/", enrolments.team, name="team"),
    path(f"{_ENROLMENT}audit/<slug:moment>/", enrolments.audit, name="audit"),
    path(f"{_ENROLMENT}withdraw/", enrolments.withdraw, name="enrolment_withdraw"),
    path(f"{_ENROLMENT}restart/", enrolments.restart, name="enrolment_restart"),
    path("whole-setting/", insets.insets, name="insets"),
    path("whole-setting/ask/", insets.ask, name="inset_ask"),
    path(_INSET, insets.inset, name="inset"),
    path(f"{_INSET}withdraw/", insets.withdraw, name="inset_withdraw"),
]
