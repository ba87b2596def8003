"""App configuration."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Offers `accounts` what it needs when somebody uses their rights, and pages on a topic their key dates."""

    name = "resources"

    def ready(self) -> None:
        from accounts import personal_data
        from resources import personal_data as held
        from resources.key_dates.on_topic import dates_on
        from resources.reader import beside

        personal_data.register(app="resources", exporter=held.export, eraser=held.erase)
        beside.register(dates_on)
