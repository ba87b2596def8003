"""What keeps the directory true: looks at web addresses, and who was asked to check an item."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from resources.models.resource import Resource
from resources.models.vocabulary import LinkOutcome

BROKEN_AFTER = 2  # failures running


class Link(models.Model):
    """A web address that items, organisations or signposts hold, and what the last look at it found."""

    url = models.URLField(max_length=300, unique=True)
    host = models.CharField(max_length=253, blank=True, default="", db_index=True)  # one visit at a time to each
    outcome = models.CharField(max_length=16, choices=LinkOutcome, blank=True, default=LinkOutcome.UNCHECKED)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    moved_to = models.URLField(max_length=300, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # running
    checked_at = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField(db_index=True)
    leased_until = models.DateTimeField(null=True, blank=True)  # a worker is looking

    class Meta:
        ordering: ClassVar = ["url"]

    def __str__(self) -> str:
        return self.url

    @property
    def is_broken(self) -> bool:
        """Whether readers are told."""
        return self.failures >= BROKEN_AFTER


class ResourceLink(models.Model):
    """That an item holds an address."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="links")
    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="held_by")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["resource", "link"], name="resource_link_once")]

    def __str__(self) -> str:
        return f"{self.resource_id}: {self.link_id}"


class Chase(models.Model):
    """Somebody was asked to check an item that was due. Each rung is asked once in a round; `due_on` names the round."""

    class Rung(models.IntegerChoices):
        OWNER = 1, "owner"
        SECOND_OWNER = 2, "second owner"
        TOPIC_OWNER = 3, "owner of the topic"
        HEAD = 4, "head of the Virtual School"

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="chases")
    due_on = models.DateField()
    rung = models.PositiveSmallIntegerField(choices=Rung)
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # empty: nobody stood on this rung
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["resource", "due_on", "rung"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["resource", "due_on", "rung"], name="chase_once")]

    def __str__(self) -> str:
        return f"{self.resource_id}, {self.due_on}, {self.rung}"
