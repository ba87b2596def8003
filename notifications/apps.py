"""App configuration."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The outbox; its checks, and what it holds about a person, are registered once the models are there."""

    name = "notifications"

    def ready(self) -> None:
        """Register the checks, and how a person's messages are copied out and erased."""
        from accounts import personal_data
        from notifications import checks, selectors, services  # noqa: F401  (importing checks registers them)

        personal_data.register(
            app="notifications",
            exporter=selectors.messages_to,
            eraser=lambda person: services.forget_recipient(person=person, by=None),
        )
