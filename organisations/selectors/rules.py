"""Dated rules and public statements, as they stand on a day."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from organisations.errors import MissingRule
from organisations.models import DatedRule, PublicStatement


def rules_in_force(on: date | None = None) -> QuerySet[DatedRule]:
    """Every rule with the value that holds on the day (today)."""
    day = on or timezone.localdate()
    return DatedRule.objects.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gte=day), effective_from__lte=day
    ).order_by("title")


def unverified_rules(on: date | None = None) -> QuerySet[DatedRule]:
    """The values in force that nobody has compared with their source."""
    return rules_in_force(on).filter(checked_on=None)


def rule_on(key: str, day: date) -> DatedRule:
    """The value of one rule on a day. Raises MissingRule where there is none, rather than fall back on a number."""
    rule = rules_in_force(day).filter(key=key).first()
    if rule is None:
        raise MissingRule(f"no value of the rule {key} is in force on {day:%-d %B %Y}")
    return rule


def current_rule(key: str, on: date | None = None) -> DatedRule:
    """The value of one rule today, or on another day. Raises MissingRule."""
    return rule_on(key, on or timezone.localdate())


def current_statement(slug: str, on: date | None = None) -> PublicStatement | None:
    """The newest version of a public statement that is in effect on the day (today)."""
    day = on or timezone.localdate()
    return PublicStatement.objects.filter(slug=slug, effective_from__lte=day).order_by("-version").first()
