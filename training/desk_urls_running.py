"""The desk of training: courses, venues, sessions, registers and figures."""

from __future__ import annotations

from django.urls import path

from training.views import desk_courses as courses
from training.views import desk_figures
from training.views import desk_register as register
from training.views import desk_sessions as sessions

_SESSION = "sessions/<uuid:public_id>"
_COURSE = "courses/<uuid:public_id>"

urlpatterns = [
    path("", sessions.index, name="index"),
    path("courses/", courses.courses, name="courses"),
    path("courses/new", courses.course_new, name="course_new"),
    path(_COURSE, courses.course, name="course"),
    path(f"{_COURSE}/change", courses.course_change, name="course_change"),
    path(f"{_COURSE}/preview", courses.course_preview, name="course_preview"),
    path(f"{_COURSE}/publish", courses.course_publish, name="course_publish"),
    path(f"{_COURSE}/retire", courses.course_retire, name="course_retire"),
    path(f"{_COURSE}/sessions/new", sessions.session_new, name="session_new"),
    path("venues/", courses.venues, name="venues"),
    path("venues/new", courses.venue_new, name="venue_new"),
    path("venues/<uuid:public_id>", courses.venue, name="venue"),
    path("sessions/", sessions.session_list, name="sessions"),
    path(_SESSION, sessions.session, name="session"),
    path(f"{_SESSION}/change", sessions.session_change, name="session_change"),
    path(f"{_SESSION}/copy", sessions.session_copy, name="session_copy"),
    path(f"{_SESSION}/move", sessions.session_move, name="session_move"),
    path(f"{_SESSION}/cancel", sessions.session_cancel, name="session_cancel"),
    path(f"{_SESSION}/open", sessions.session_open, name="session_open"),
    path(f"{_SESSION}/close", sessions.session_close, name="session_close"),
    path(f"{_SESSION}/reopen", sessions.session_reopen, name="session_reopen"),
    path(f"{_SESSION}/message", register.session_message, name="session_message"),
    path(f"{_SESSION}/register", register.register, name="register"),
    path(f"{_SESSION}/register/print", register.register_print, name="register_print"),
    path(f"{_SESSION}/register/walk-in", register.walk_in, name="walk_in"),
    path(f"{_SESSION}/register/sign-off", register.sign_off, name="sign_off"),
    path("figures", desk_figures.figures, name="figures"),
]
