"""Accounts: people, sign-in, roles, memberships, audit."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the audit trail to what stands below it, and listens to allauth."""

    name = "accounts"

    def ready(self) -> None:
        from accounts import audit, events, own_data, personal_data, scope
        from organisations import audit_port, scope_port

        audit_port.set_recorder(audit.record_from_below)
        scope_port.set_scope(scope.visible)
        personal_data.register(app="accounts", exporter=own_data.export, eraser=own_data.erase)
        events.connect()
