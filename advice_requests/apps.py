"""App configuration."""

from django.apps import AppConfig


class AdviceRequestsConfig(AppConfig):
    """App configuration."""

    name = "advice_requests"
