"""Fill a new portal with the law as it was read and the first public statement. Running it again adds only gaps."""

from datetime import date
from pathlib import Path

from django.db import transaction

from organisations.audit_port import record
from organisations.models import DatedRule, PublicStatement
from organisations.reference.rules import READ, RULES
from organisations.services.rules import publish_statement

ROLE_TEXT = Path(__file__).resolve().parent.parent / "reference" / "role.md"
ROLE_SLUG = "role"
ROLE_TITLE = "What the Virtual School does and does not do"
ROLE_BASIS = "Department for Education guidance of 5 March 2024; Children Act 1989, section 23ZZZA (not yet verified)"
ROLE_FROM = date(2024, 9, 1)


@transaction.atomic
def seed_reference_data(*, by: object | None = None) -> dict[str, int]:
    """Add the rules and the statement that are missing; return how many of each. What staff changed stays."""
    known = set(DatedRule.objects.values_list("key", flat=True))
    new = [
        DatedRule(
            key=seed.key,
            title=seed.title,
            value=seed.value,
            unit=seed.unit,
            basis=seed.basis,
            note=seed.note,
            effective_from=seed.effective_from,
            checked_on=READ if seed.verified else None,
            source_url=seed.source_url,
        )
        for seed in RULES
        if seed.key not in known
    ]
    DatedRule.objects.bulk_create(new)
    added = {"rules": len(new), "statements": 0}
    if not PublicStatement.objects.filter(slug=ROLE_SLUG).exists():
        body = ROLE_TEXT.read_text(encoding="utf-8")
        publish_statement(
            slug=ROLE_SLUG, title=ROLE_TITLE, body=body, basis=ROLE_BASIS, effective_from=ROLE_FROM, by=by
        )
        added["statements"] = 1
    if new:
        record(event="rules.seeded", by=by, detail={"rules": len(new)})
    return added
