"""What this app holds about a member of staff, for the copy of their own data."""

from __future__ import annotations

from typing import Any

from organisations.models import ContactConfirmation, PublicStatement, RoleContact, SettingEmailDomain


def register_entries(*, email: str, person_id: str) -> dict[str, Any]:
    """Their entries in the role registers, and what their name stands beside."""
    contacts = RoleContact.objects.filter(email__iexact=email).select_related("setting").order_by("pk")
    confirmed = ContactConfirmation.objects.filter(confirmed_by_id=person_id).select_related("setting").order_by("pk")
    domains = SettingEmailDomain.objects.filter(verified_by_id=person_id).select_related("setting").order_by("pk")
    statements = PublicStatement.objects.filter(published_by_id=person_id).order_by("pk")
    return {
        "contacts": [
            {
                "setting": row.setting.name,
                "role": row.role,
                "name": row.name,
                "email": row.email,
                "phone": row.phone,
                "from": row.from_date.isoformat(),
                "until": row.until.isoformat() if row.until else None,
            }
            for row in contacts
        ],
        "contacts_confirmed": [{"setting": row.setting.name, "term": row.term} for row in confirmed],
        "domains_recorded": [{"setting": row.setting.name, "domain": row.domain} for row in domains],
        "statements_published": [{"title": row.title, "version": row.version} for row in statements],
    }
