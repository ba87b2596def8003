"""allauth's addresses about identity providers, without the sign-up that we serve ourselves."""

from allauth.socialaccount.urls import urlpatterns as allauth_patterns

urlpatterns = [pattern for pattern in allauth_patterns if pattern.name != "socialaccount_signup"]
