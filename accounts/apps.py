"""Accounts: people, sign-in, roles, memberships, audit."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the audit trail to what stands below it, and listens to allauth."""

    name = "accounts"

    def ready(self) -> None:
        import text_guard.audit_port
        from accounts import audit, events, own_data, personal_data, scope, screening_context
        from organisations import audit_port, scope_port
        from text_guard import standpoint

        audit_port.set_recorder(audit.record_from_below)
        text_guard.audit_port.set_recorder(audit.record_from_below)
        scope_port.set_scope(scope.visible)
        standpoint.set_builder(screening_context.build)
        personal_data.register(app="accounts", exporter=own_data.export, eraser=own_data.erase)
        events.connect()
