"""Items in an order that an editor chose, such as "Before you suspend"."""

from typing import ClassVar

from django.db import models

from resources.models.resource import Resource
from text_guard.fields import ScreenedCharField


class Collection(models.Model):
    """A page with items in order."""

    slug = models.SlugField(max_length=80, unique=True)
    title = ScreenedCharField(max_length=120)
    summary = ScreenedCharField(max_length=500)
    is_published = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=100)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["position", "title"]

    def __str__(self) -> str:
        return self.title


class CollectionItem(models.Model):
    """One item's place in a collection, and why it stands there."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="in_collections")
    position = models.PositiveSmallIntegerField()
    why = ScreenedCharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "resource"], name="collection_holds_once"),
            models.UniqueConstraint(
                fields=["collection", "position"],
                name="collection_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.resource_id}"
