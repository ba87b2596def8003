"""App configuration."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Offers `accounts` what it needs when somebody uses their rights."""

    name = "resources"

    def ready(self) -> None:
        from accounts import personal_data
        from resources import personal_data as held

        personal_data.register(app="resources", exporter=held.export, eraser=held.erase)
