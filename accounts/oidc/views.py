"""Start and callback of an OpenID Connect sign-in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from accounts.oidc.tokens import Expected, TokenRefused, verify_id_token

log = structlog.get_logger(__name__)


class CheckedOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """Believes the ID token alone, after checking it against the provider's keys and this sign-in's nonce."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's own description; it must speak for the address that we configured."""
        config: dict[str, Any] = super().openid_config
        expected = str(self.get_provider().app.settings.get("issuer", "")) or _issuer_of(self.get_provider().server_url)
        if str(config.get("issuer", "")).rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error("The provider's description names another issuer.")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        id_token = kwargs["response"].get("id_token")
        if not isinstance(id_token, str):
            raise TokenRefused("no ID token")
        claims = verify_id_token(
            id_token,
            keys=self._keys(),
            access_token=token.token,
            expected=Expected(
                issuer=self.openid_config["issuer"],
                client_id=app.client_id,
                nonce=self.nonce,
                tenants=frozenset(app.settings.get("tenants", ())),
            ),
        )
        subject = claims.get(app.settings.get("uid_field", "sub"))
        if not isinstance(subject, str) or not subject:
            raise TokenRefused("no subject")
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _keys(self) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            response = session.get(self.openid_config["jwks_uri"])
            response.raise_for_status()
            keys = response.json()
        if not isinstance(keys, dict) or not isinstance(keys.get("keys"), list):
            raise TokenRefused("the provider's keys cannot be read")
        return keys

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Built from the configured origin, never from the Host header."""
        return settings.ORIGIN + reverse("openid_connect_callback", kwargs={"provider_id": self.provider_id})


class CheckedCallbackView(OAuth2CallbackView):
    """Hands the nonce of the stashed state to the adapter, and refuses an answer from another issuer (RFC 9207)."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = str(state.get("nonce", ""))
            answered_by = request.GET.get("iss")
            if answered_by is not None and answered_by != self.adapter.openid_config["issuer"]:
                raise TokenRefused("the answer names another issuer")
        return state, response


def _issuer_of(server_url: str) -> str:
    return server_url.split("/.well-known/")[0]


def _checked(
    request: HttpRequest, provider_id: str, make: Callable[[Any], Callable[..., HttpResponse]]
) -> HttpResponse:
    """Run a step of the sign-in; whatever the provider did wrong becomes one page, and a line in the log."""
    adapter = CheckedOAuth2Adapter(request, provider_id)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    try:
        return make(adapter)(request)
    except (OAuth2Error, RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("oidc.refused", provider=provider_id, reason=type(error).__name__, detail=_safe(error))
        from allauth.socialaccount.helpers import render_authentication_error

        refused: HttpResponse = render_authentication_error(request, provider, exception=error)
        return refused


def _safe(error: Exception) -> str:
    """Our own reasons only: a library's message may quote the token."""
    return str(error) if isinstance(error, TokenRefused) else ""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the provider."""
    return _checked(request, provider_id, OAuth2LoginView.adapter_view)


@login_not_required
@require_GET
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the provider's answer."""
    return _checked(request, provider_id, CheckedCallbackView.adapter_view)
