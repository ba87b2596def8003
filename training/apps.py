"""Training: courses, sessions, bookings, waiting lists, certificates, programmes, coverage."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """The app."""

    name = "training"
    verbose_name = "Training"
