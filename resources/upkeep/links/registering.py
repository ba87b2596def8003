"""Writes down which addresses an item holds, so that the checker knows what to look at and whom to mark."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from resources.models import Link, Resource, ResourceLink
from resources.models.upkeep import BROKEN_AFTER
from resources.upkeep.links.addresses import addresses_of, host_of


def register(resource: Resource) -> None:
    """Write down the addresses of one item's live words; see `register_all`."""
    register_all([resource])


@transaction.atomic
def register_all(resources: Iterable[Resource]) -> None:
    """Write down the addresses of the items' live words, forget those that they no longer hold, and mark anew.

    A new address is looked at as soon as its turn comes. An address that nobody holds any more is forgotten. Eight
    queries however many items there are.
    """
    held = {resource.pk: addresses_of(resource) for resource in resources}
    keys = keys_of({url for urls in held.values() for url in urls})
    pairs = [(item, keys[url]) for item, urls in held.items() for url in urls]
    _forget(set(held), set(pairs))
    ResourceLink.objects.bulk_create(
        [ResourceLink(resource_id=item, link_id=link) for item, link in pairs], ignore_conflicts=True, batch_size=1000
    )
    mark_items(held)


def keys_of(urls: set[str]) -> dict[str, int]:
    """The key of each address; those that are new are written down, and due at once."""
    now = timezone.now()
    fresh = [Link(url=url, host=host_of(url)[:253], next_check_at=now) for url in sorted(urls)]
    Link.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=1000)
    return dict(Link.objects.filter(url__in=urls).values_list("url", "pk"))


def _forget(items: set[int], pairs: set[tuple[int, int]]) -> None:
    """Let go of addresses that the items no longer hold, and of those that then nobody holds."""
    before = ResourceLink.objects.filter(resource__in=items).values_list("pk", "resource_id", "link_id")
    gone = [(key, link) for key, item, link in before if (item, link) not in pairs]
    if not gone:
        return
    ResourceLink.objects.filter(pk__in=[key for key, _ in gone]).delete()
    forget_unheld({link for _, link in gone})


def forget_unheld(links: set[int]) -> None:
    """Forget those of the addresses (by key) that no item, organisation or signpost holds."""
    if links:
        Link.objects.filter(pk__in=links, held_by=None, organisations=None, signposts=None).delete()


def mark_items(items: Iterable[int]) -> None:
    """Set on each item (by key) whether one of its addresses failed twice running; readers see a quiet note."""
    rows = Resource.objects.filter(pk__in=list(items))
    rows.filter(broken(), links_broken=False).update(links_broken=True)
    rows.filter(~broken(), links_broken=True).update(links_broken=False)


def broken() -> Exists:
    """Whether an item (the outer row) holds an address that failed twice running."""
    failing: QuerySet[ResourceLink] = ResourceLink.objects.filter(
        resource=OuterRef("pk"), link__failures__gte=BROKEN_AFTER
    )
    return Exists(failing)
