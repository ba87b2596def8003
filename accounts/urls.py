"""Addresses of people and their accounts: allauth's under /account/, our own beside them, staff's under /manage/."""

from __future__ import annotations

from allauth.account.urls import urlpatterns as allauth_account
from django.urls import include, path

from accounts.views import access_requests, audit, demo, joining, memberships, own, people, roles

_OURS_INSTEAD = ("account_signup", "socialaccount_signup")

_own = [
    path("account/", own.overview, name="overview"),
    path("account/details/", own.details, name="details"),
    path("account/pending/", own.pending, name="pending"),
    path("account/data/", own.data, name="data"),
    path("account/data/download/", own.download, name="download"),
    path("account/data/erase/", own.erase, name="erase"),
    path("account/sign-in-again/", own.sign_in_again, name="sign_in_again"),
    path("account/join/", joining.join, name="join"),
    path("account/memberships/find/", joining.find_another, name="find_another"),
    path("account/memberships/ask/", memberships.ask, name="ask"),
    path("account/memberships/<uuid:public_id>/withdraw/", memberships.take_back, name="withdraw"),
    path("account/memberships/<uuid:public_id>/leave/", memberships.leave, name="leave"),
]
_staff = [
    path("manage/access/", access_requests.access_requests, name="access_requests"),
    path("manage/access/<uuid:public_id>/decide/", access_requests.decide, name="decide"),
    path("manage/people/", people.people, name="people"),
    path("manage/people/<uuid:public_id>/", people.person, name="person"),
    path("manage/people/<uuid:public_id>/roles/", roles.roles, name="roles"),
    path("manage/people/<uuid:public_id>/roles/<uuid:membership_id>/confirm/", roles.confirm_role, name="confirm_role"),
    path("manage/people/<uuid:public_id>/roles/<uuid:membership_id>/end/", roles.end_role, name="end_role"),
    path("manage/people/<uuid:public_id>/<slug:action>/", people.act, name="act"),
    path("manage/audit/", audit.audit, name="audit"),
    path("manage/audit/export/", audit.export, name="audit_export"),
    path("demo/sign-in", demo.sign_in, name="demo_sign_in"),
]
# allauth's own list without the addresses that it keeps for old links, and without those that we serve ourselves.
_allauth = [
    path("signup/", joining.SignUpView.as_view(), name="account_signup"),
    path("3rdparty/signup/", joining.ProviderSignUpView.as_view(), name="socialaccount_signup"),
    *[pattern for pattern in allauth_account if pattern.name not in _OURS_INSTEAD],
    path("2fa/", include("allauth.mfa.urls")),
    path("3rdparty/", include("accounts.provider_urls")),
    path("", include("accounts.oidc.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]

urlpatterns = [
    path("", include((_own + _staff, "accounts"))),
    path("account/", include(_allauth)),
]
