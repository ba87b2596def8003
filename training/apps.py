"""Training: courses, sessions, bookings, waiting lists, certificates, programmes, coverage."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Puts the next courses beside guidance and services, and gives what a person's rights reach in this app."""

    name = "training"
    verbose_name = "Training"

    def ready(self) -> None:
        from accounts import personal_data
        from resources.reader import beside
        from training import personal_data as held
        from training.presenters.beside import courses_beside

        beside.register(courses_beside)
        personal_data.register(app="training", exporter=held.export, eraser=held.erase)
