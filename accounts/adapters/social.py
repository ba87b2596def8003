"""Identity providers: an account there is tied to a person by issuer and subject, never by email address."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """A new person from a provider fills in the sign-up form and waits for approval like everybody else."""

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        user = super().populate_user(request, sociallogin, data)
        user.name = str(data.get("name") or "")[:120]
        return user

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        initial = super().get_signup_form_initial_data(sociallogin)
        chosen = self.request.GET if self.request else {}
        return {
            **initial,
            "name": getattr(sociallogin.user, "name", ""),
            "role": chosen.get("role", ""),
            "place": chosen.get("place", ""),
        }

    def get_requests_session(self) -> Any:
        """A session with a time limit, no proxies from the environment and no redirects followed."""
        from accounts.oidc.http import bounded_session

        return bounded_session()
