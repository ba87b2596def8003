"""What a feed of services said of an item when it was last read."""

from typing import ClassVar

from django.db import models

from resources.models.resource import Resource


class FeedEntry(models.Model):
    """A service of another directory that an item of ours is. `said` holds a digest of each field, so that what staff
    have rewritten is proposed anew only where the feed itself says something else than last time."""

    source = models.CharField(max_length=300)
    source_id = models.CharField(max_length=200)
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="feed_entries")
    said = models.JSONField(default=dict)
    taken_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["source", "source_id"]
        verbose_name_plural = "feed entries"
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "source_id"], name="feed_entry_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.source_id}"
