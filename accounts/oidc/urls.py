"""The two addresses of each provider: /account/oidc/<provider>/login/ and …/login/callback/."""

from django.urls import path

from accounts.oidc import views

urlpatterns = [
    path("oidc/<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
]
