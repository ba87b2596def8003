"""Accounts: people, sign-in, roles, memberships, audit."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """App configuration."""

    name = "accounts"
