"""Every address of the portal. Each view behind them says who may use it (accounts.access)."""

from __future__ import annotations

from django.urls import include, path

from accounts.access import public
from vs_portal import home

handler400 = "vs_portal.errors.bad_request"
handler403 = "vs_portal.errors.permission_denied"
handler404 = "vs_portal.errors.page_not_found"
handler500 = "vs_portal.errors.server_error"

urlpatterns = [
    path("", public("The front door: says what the portal is and where to go instead.")(home.home), name="home"),
    path("", include("vs_portal.public.urls")),
    path("account/", include("allauth.urls")),
]
