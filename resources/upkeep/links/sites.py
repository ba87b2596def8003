"""The websites of organisations and of signposts: each holds one address, so that whether it fails is read from its look.

An organisation is registered when it is saved; whatever came another way (a seed, a load) when the checker next runs.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from resources.models import Organisation, Resource, ResourceLink, Signpost
from resources.models.vocabulary import SHOWN
from resources.upkeep.links.addresses import tidy
from resources.upkeep.links.registering import forget_unheld, keys_of

Site = Organisation | Signpost


@transaction.atomic
def register_sites(rows: Iterable[Site]) -> None:
    """Write down the present website of each; a former one that nobody else holds is forgotten."""
    wanted = [(row, tidy(row.url)) for row in rows]
    keys = keys_of({url for _, url in wanted if url})
    changed = [(row, row.link_id, keys.get(url)) for row, url in wanted if row.link_id != keys.get(url)]
    for row, _, key in changed:
        row.link_id = key
    moved = [row for row, _, _ in changed]
    Organisation.objects.bulk_update([row for row in moved if isinstance(row, Organisation)], ["link"], batch_size=1000)
    Signpost.objects.bulk_update([row for row in moved if isinstance(row, Signpost)], ["link"], batch_size=1000)
    forget_unheld({former for _, former, _ in changed if former is not None})


def register_strays() -> None:
    """Register the organisations and signposts whose website is not the address that is looked at."""
    for model in (Organisation, Signpost):
        strays = model._default_manager.exclude(link__url=F("url")).exclude(url="", link=None)
        with transaction.atomic():
            register_sites(strays.select_for_update(of=("self",)).order_by("pk"))


def organisations_shown() -> QuerySet[Organisation]:
    """Those that have a page: readers see an item of theirs."""
    items = Resource.objects.filter(organisation=OuterRef("pk"), state__in=SHOWN)
    return Organisation.objects.filter(Exists(items)).order_by("name", "pk")


def signposts_shown() -> QuerySet[Signpost]:
    """Those that pages name."""
    return Signpost.objects.filter(is_active=True).order_by("position", "need", "pk")


def seen_by_readers() -> Q:
    """Whether an address (the outer row) stands on an item, an organisation or a signpost that readers see."""
    items = ResourceLink.objects.filter(link=OuterRef("pk"), resource__state__in=SHOWN)
    organisations = organisations_shown().filter(link=OuterRef("pk"))
    signposts = signposts_shown().filter(link=OuterRef("pk"))
    return Q(Exists(items)) | Q(Exists(organisations)) | Q(Exists(signposts))
