"""Training: courses, sessions, bookings, waiting lists, certificates, programmes, coverage."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Puts the next courses beside guidance and services."""

    name = "training"
    verbose_name = "Training"

    def ready(self) -> None:
        from resources.reader import beside
        from training.presenters.beside import courses_beside

        beside.register(courses_beside)
