"""Training: courses, sessions, bookings, waiting lists, certificates, programmes, coverage."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Puts the next courses beside guidance and services, and gives what a person's rights reach in this app."""

    name = "training"
    verbose_name = "Training"

    def ready(self) -> None:
        from accounts import personal_data
        from notifications import attachments
        from resources.reader import beside
        from training import entry_keys
        from training import personal_data as held
        from training.presenters import mailed_entries
        from training.presenters.beside import courses_beside

        beside.register(courses_beside)
        attachments.register(entry_keys.MAKER, mailed_entries.files_of)
        personal_data.register(
            app="training", exporter=held.export, eraser=held.erase, leaver=held.leave, holder=held.hold
        )
