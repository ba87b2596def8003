"""App configuration."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The outbox; its checks are registered once the models are there."""

    name = "notifications"

    def ready(self) -> None:
        """Register the checks."""
        from notifications import checks  # noqa: F401  (importing registers them; models must be loaded first)
