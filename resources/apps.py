"""App configuration."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """App configuration."""

    name = "resources"
