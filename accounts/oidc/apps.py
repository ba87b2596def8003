"""The provider is an app of its own, since allauth finds providers among the installed apps."""

from django.apps import AppConfig


class OidcConfig(AppConfig):
    """Takes the place of allauth.socialaccount.providers.openid_connect."""

    name = "accounts.oidc"
    label = "accounts_oidc"
    verbose_name = "OpenID Connect"
