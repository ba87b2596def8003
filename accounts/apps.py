"""Accounts: people, sign-in, roles, memberships, audit."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the audit trail to what stands below it, and listens to allauth."""

    name = "accounts"

    def ready(self) -> None:
        from accounts import audit, events
        from organisations import audit_port

        audit_port.set_recorder(audit.record)
        events.connect()
