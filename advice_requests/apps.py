"""Advice requests: questions of settings and social workers, and how they are answered."""

from django.apps import AppConfig


class AdviceRequestsConfig(AppConfig):
    """Offers `accounts` what it needs when somebody leaves or uses their rights."""

    name = "advice_requests"
    verbose_name = "Advice requests"

    def ready(self) -> None:
        from accounts import handover, personal_data
        from advice_requests.services import leaving

        handover.register(leaving.hand_over_requests)
        personal_data.register(
            app="advice_requests",
            exporter=leaving.requests_of,
            eraser=lambda person: leaving.blank_person(person=person, by=None),  # accounts audits whose decision it was
        )
