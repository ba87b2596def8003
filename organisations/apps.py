"""Organisations: the spine of settings, contacts, calendars and dated rules."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """App configuration."""

    name = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Organisations"

    def ready(self) -> None:
        """Register the checks."""
        from organisations import checks  # noqa: F401  registering is its effect
