"""Addresses that never break: a name gives a slug that nothing else has or had, and an old one leads on for ever.

Example: "Working together to improve attendance" is `working-together-to-improve-attendance`; a second one gets `-2`.
After a change of title the new slug stands on the row and the old one in OldSlug, from which readers are sent on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

from resources.models import Collection, OldSlug, Organisation, Resource

LIMIT = 80
TRIES = 5
_ROOM = 6  # for "-12345"
_KINDS: dict[type[models.Model], OldSlug.Of] = {
    Resource: OldSlug.Of.RESOURCE,
    Organisation: OldSlug.Of.ORGANISATION,
    Collection: OldSlug.Of.COLLECTION,
}
# Paths below /resources/ that are pages of their own.
RESERVED = frozenset(
    {
        "suggest",
        "organisations",
        "collections",
        "mine",
        "where-else",
        "you-said",
        "new",
        "new-atom",
        "item",
        "saved",
        "stop",
    }
)


def slug_from(title: str) -> str:
    """The words of a title in small letters with hyphens, cut at a word."""
    slug = slugify(title) or "item"
    if len(slug) <= LIMIT - _ROOM:
        return slug
    cut = slug[: LIMIT - _ROOM]
    return cut.rsplit("-", 1)[0] if "-" in cut else cut


def unique_slug(title: str, model: type[models.Model], *, own: models.Model | None = None) -> str:
    """A slug that no other row of the model has or ever had. `own` may keep or take back its own."""
    wanted = slug_from(title)
    taken = _taken(wanted, model, own)
    if wanted not in taken and wanted not in RESERVED:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def save_named(row: Resource | Organisation | Collection, title: str) -> None:
    """Save a row under the slug of its title; where somebody else takes that at the same moment, under the next one."""
    for left in reversed(range(TRIES)):
        row.slug = unique_slug(title, type(row), own=row)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as clash:
            if not left or "_slug" not in str(clash):
                raise
        else:
            return


def _taken(wanted: str, model: type[models.Model], own: models.Model | None) -> set[str]:
    rows = model._default_manager.filter(slug__startswith=wanted)
    old = OldSlug.objects.filter(of=_KINDS[model], slug__startswith=wanted)
    if own is not None and own.pk is not None:
        rows, old = rows.exclude(pk=own.pk), old.exclude(target=own.pk)
    slugs: Iterable[str] = rows.values_list("slug", flat=True)
    return {*slugs, *old.values_list("slug", flat=True)}


def rename(row: Resource | Organisation | Collection, title: str) -> bool:
    """Give the row the slug of its title; the old one leads on. Sets `row.slug` in memory; returns whether it changed.

    Call it inside the transaction that saves the row.
    """
    slug, before = unique_slug(title, type(row), own=row), row.slug
    if slug == before:
        return False
    kind = _KINDS[type(row)]
    OldSlug.objects.filter(of=kind, slug=slug, target=row.pk).delete()  # it has that name again
    OldSlug.objects.update_or_create(of=kind, slug=before, defaults={"target": row.pk})
    row.slug = slug
    return True


def present_slug(rows: models.QuerySet[Any], slug: str) -> str | None:
    """The slug that now stands for one that one of these rows had before; nothing where none ever had it."""
    old = OldSlug.objects.filter(of=_KINDS[rows.model], slug=slug).values_list("target", flat=True).first()
    if old is None:
        return None
    found: str | None = rows.filter(pk=old).values_list("slug", flat=True).first()
    return found
