"""Reads for the public pages: the statement in force, law as dated data, where else to go."""

from __future__ import annotations

from dataclasses import dataclass

from organisations.models import PublicStatement
from resources import selectors as resources

ROLE = "role"  # the statement of what the role is and is not
FOR_FAMILIES = (
    "sendiass",
    "ipsea",
    "contact",
    "child-law-advice",
    "exclusions-hub",
    "exclusion-project",
    "kinship",
    "family-rights-group",
    "childline",
    "advocacy",
    "local-offer",
    "family-information",
    "core-team",
    "complaint-council",
    "complaint-school",
)


@dataclass(frozen=True)
class Signpost:
    """Where a family can go: what for, to whom, and how to reach them."""

    need: str
    organisation: str
    note: str
    url: str
    phone: str
    link_broken: bool = False


def earlier_statements(statement: PublicStatement) -> list[PublicStatement]:
    """The versions before this one, newest first."""
    older = PublicStatement.objects.filter(slug=statement.slug, version__lt=statement.version)
    return list(older.order_by("-version"))


def signposts() -> list[Signpost]:
    """Where parents, carers and young people can go, in the order of the list above."""
    return [
        Signpost(row.need, row.organisation, row.note, row.url, resources.phone_of(row), row.link_broken)
        for row in resources.signposts(FOR_FAMILIES)
    ]
