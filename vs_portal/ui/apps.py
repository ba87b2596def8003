from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "vs_portal.ui"
    label = "ui"
    verbose_name = "Design system"
