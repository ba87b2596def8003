"""Writes of this app. Each is one function with its actor named (`by=`), atomic, with its audit event inside."""

from organisations.services.imports import import_settings

__all__ = ["import_settings"]
