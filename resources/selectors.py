"""Reads of topics, signposts and items, for this app and those above it."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from resources.models import Organisation, Resource, Signpost, Topic
from resources.models.vocabulary import SHOWN


def active_topics() -> QuerySet[Topic]:
    """The topics that may be chosen now, in their order."""
    return Topic.objects.filter(is_active=True)


def signposts(slugs: Iterable[str] = ()) -> list[Signpost]:
    """Active signposts in the order asked for; all of them in their own order when none is named."""
    wanted = list(slugs)
    rows = Signpost.objects.filter(is_active=True).select_related("link")
    if not wanted:
        return list(rows)
    by_slug = {row.slug: row for row in rows.filter(slug__in=wanted)}
    return [by_slug[slug] for slug in wanted if slug in by_slug]


def phone_of(signpost: Signpost) -> str:
    """The number to show: the council's where the signpost names one of its contacts, else the signpost's own."""
    if signpost.council_contact:
        return str(getattr(settings.COUNCIL.contacts, signpost.council_contact))
    return signpost.phone


def shown_items() -> QuerySet[Resource]:
    """The items that readers may see, each with its organisation; without the long texts, which lists do not show."""
    return Resource.objects.filter(state__in=SHOWN).select_related("organisation").defer("body")


def items_on_topic(code: str, limit: int, *, without: Resource | None = None) -> list[Resource]:
    """The items on a topic that changed last."""
    rows = shown_items().filter(topics__contains=[code]).order_by("-changed_at", "-pk")
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    return list(rows[:limit])


def organisation_items(organisation: Organisation) -> QuerySet[Resource]:
    """What readers see of an organisation, by title."""
    return shown_items().filter(organisation=organisation).order_by("title", "pk")
