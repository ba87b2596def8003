"""What the portal is made of: apps, middleware in order, templates, language, static files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vs_portal.settings.env import ALLOWED_HOSTS as HOSTS
from vs_portal.settings.env import BASE_DIR, DEMO, env
from vs_portal.settings.env import ORIGIN as CONFIGURED_ORIGIN
from vs_portal.ui.council import load_council

DEBUG = False
ALLOWED_HOSTS = HOSTS
ORIGIN = CONFIGURED_ORIGIN
VS_DEMO = DEMO
COUNCIL = load_council(Path(env.str("VS_COUNCIL_CONFIG", default=str(BASE_DIR / "config" / "council.toml"))))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "accounts.oidc",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django_structlog",
    "pgtrigger",
    "vs_portal",
    "vs_portal.ui",
    "text_guard",
    "organisations",
    "accounts",
    "notifications",
    "resources",
    "training",
    "advice_requests",
]

MIDDLEWARE = [
    "vs_portal.middleware.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "vs_portal.middleware.request_guard.RequestGuardMiddleware",
    "vs_portal.middleware.request_log.RequestLogMiddleware",
    "vs_portal.middleware.health.HealthWithoutSessionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "vs_portal.middleware.slashes.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.session_limits.SessionLimitsMiddleware",
    "accounts.middleware.access.AccessMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "vs_portal.urls"
WSGI_APPLICATION = "vs_portal.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "debug": env.bool("VS_TEMPLATE_DEBUG", default=False),  # lets the coverage report see inside templates
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "vs_portal.ui.context.site",
                "vs_portal.navigation.navigation",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("govuk",)
CRISPY_TEMPLATE_PACK = "govuk"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("VS_STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": env.str("VS_STATIC_STORAGE", default="whitenoise.storage.CompressedManifestStaticFilesStorage")
    },
}
