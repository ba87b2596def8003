"""App configuration."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """App configuration."""

    name = "notifications"
