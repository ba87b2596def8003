"""The app's name."""

from django.apps import AppConfig


class TextGuardConfig(AppConfig):
    """Screening bound to forms, model fields and a counter."""

    name = "text_guard"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Text guard"
