"""The wiring of the portal as a Django app: management commands, home and public pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """App configuration."""

    name = "vs_portal"
