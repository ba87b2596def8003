"""App configuration."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Offers `accounts` what it needs when somebody uses their rights."""

    name = "resources"

    def ready(self) -> None:
        from accounts import personal_data
        from resources.reader import own_data

        personal_data.register(app="resources", exporter=own_data.export, eraser=own_data.erase)
