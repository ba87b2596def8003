"""Walks the audit trail and proves that no event was changed, removed, inserted or cut off."""

from __future__ import annotations

from typing import Any

from accounts.audit import FIRST_HASH, broken_links
from accounts.management.summary import SummaryCommand
from accounts.models import AuditHead


class Command(SummaryCommand):
    """`manage.py verify_audit_chain [--json]`. Keep the head it prints somewhere else: it proves today's state later."""

    help = "Check the audit trail's chain of hashes; exit 1 where it is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = list(broken_links())
        head = AuditHead.objects.first() or AuditHead(hash=FIRST_HASH)
        results = {"events": head.events, "head": head.hash, "faults": faults}
        whole = f"{head.events} events, the chain is whole. Head: {head.hash}"
        self.answer("\n".join(faults) or whole, results, as_json=options["json"])
        if faults:
            raise self.refused(f"The audit trail is broken in {len(faults)} place(s).")
