"""Every address of the portal. Each view behind them says who may use it (accounts.access)."""

from __future__ import annotations

from django.urls import include, path

from accounts.access import public, requires
from accounts.permissions import Permission
from text_guard.views import check as check_text
from training.views.mine import calendar_feed
from vs_portal import health, home
from vs_portal.manage import views as manage_views
from vs_portal.ui import views as ui_views

handler400 = "vs_portal.errors.bad_request"
handler403 = "vs_portal.errors.permission_denied"
handler404 = "vs_portal.errors.page_not_found"
handler500 = "vs_portal.errors.server_error"

# Whoever may type a text that is screened may have it marked while typing.
WRITERS = (
    Permission.ADVICE_ASK,
    Permission.ADVICE_REPLY,
    Permission.ADVICE_ANSWER,
    Permission.RULES_MANAGE,
    Permission.CALENDAR_MANAGE,
    Permission.SETTING_MANAGE,
    Permission.RESOURCES_EDIT,
    Permission.TRAINING_BOOK,
)

urlpatterns = [
    path("", public("The front door: says what the portal is and where to go instead.")(home.home), name="home"),
    path("", include("vs_portal.public.urls")),
    path("theme.css", public("The council's colours; the same for everybody.")(ui_views.theme), name="theme"),
    path("manage/", manage_views.front, name="manage"),
    path("manage/screening/", manage_views.screening_counts, name="screening_counts"),
    path("manage/components", requires(Permission.COMPONENTS_VIEW)(ui_views.gallery), name="components"),
    path("", include("accounts.urls")),
    path("", include("notifications.urls")),
    path("", include("vs_portal.organisation_pages")),
    path("", include("vs_portal.screening_pages")),
    path("tools/", include("resources.key_dates.urls")),
    path("resources/", include("resources.feeds.urls")),
    path("resources/", include("resources.urls")),
    path("manage/resources/", include("resources.desk_urls")),
    path("open-referral/", include("resources.open_referral.urls")),
    path("training/", include("training.urls")),
    path("calendar/<uuid:token>.ics", calendar_feed, name="training_calendar"),
    path("manage/training/", include("training.desk_urls")),
    path("advice/", include("advice_requests.urls")),
    path("manage/routing/", include("advice_requests.routing_urls")),
    path("text-guard/check", requires(*WRITERS)(check_text), name="text_guard_check"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
]
