"""Dated rules and public statements, written. What was in force stays readable; nothing is overwritten."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from organisations.audit_port import record, who
from organisations.errors import NotAllowed
from organisations.models import DatedRule, PublicStatement


@dataclass(frozen=True)
class NewValue:
    """A value of a rule with where it comes from."""

    value: str
    basis: str
    effective_from: date
    source_url: str = ""
    note: str = ""
    checked_on: date | None = None


@transaction.atomic
def change_rule(*, rule: DatedRule, new: NewValue, by: object | None) -> DatedRule:
    """Give a rule another value from a day on; the present one ends on the day before.

    Raises NotAllowed unless the day lies after the start of the newest value and the value fits the unit.
    """
    newest = DatedRule.objects.select_for_update().filter(key=rule.key).order_by("-effective_from")[0]
    if new.effective_from <= newest.effective_from:
        day = f"{newest.effective_from:%-d %B %Y}"
        raise NotAllowed(f"The new value must start after {day}, when the present one did.", field="effective_from")
    if newest.unit != DatedRule.Unit.WORDING and not _is_number(new.value):
        raise NotAllowed(f"Enter a number of {newest.get_unit_display()}, like 15", field="value")
    if newest.effective_to is None or newest.effective_to >= new.effective_from:
        newest.effective_to = new.effective_from - timedelta(days=1)
        newest.save(update_fields=["effective_to"])
    added = DatedRule.objects.create(key=newest.key, title=newest.title, unit=newest.unit, **vars(new))
    detail: dict[str, str | int | bool | None] = {"key": added.key, "from": added.effective_from.isoformat()}
    record(event="rule.changed", by=by, subject=added, detail=detail)
    return added


@transaction.atomic
def mark_rule_checked(*, rule: DatedRule, by: object | None) -> DatedRule:
    """Record that somebody compared the value with its source today."""
    locked = DatedRule.objects.select_for_update().get(pk=rule.pk)
    locked.checked_on = timezone.localdate()
    locked.save(update_fields=["checked_on"])
    record(event="rule.checked", by=by, subject=locked, detail={"key": locked.key})
    return locked


def publish_statement(
    *, slug: str, title: str, body: str, basis: str, effective_from: date, by: object | None
) -> PublicStatement:
    """Add a version of a public statement; earlier versions stay as they were."""
    person_id, name = who(by)
    try:
        with transaction.atomic():
            last = PublicStatement.objects.filter(slug=slug).aggregate(last=Max("version"))["last"] or 0
            statement = PublicStatement.objects.create(
                slug=slug,
                version=last + 1,
                title=title,
                body=body,
                basis=basis,
                effective_from=effective_from,
                published_by_id=person_id,
                published_by_name=name,
                published_at=timezone.now(),
            )
            record(
                event="statement.published",
                by=by,
                subject=statement,
                detail={"slug": slug, "version": statement.version},
            )
    except IntegrityError as error:
        raise NotAllowed("Somebody has just published a version. Look at it and try again.") from error
    return statement


def _is_number(value: str) -> bool:
    whole, _, part = value.partition(".")
    return all(piece.isascii() and piece.isdigit() for piece in (whole, part or "0"))
