"""Who publishes guidance or offers services, and where. The words are those of Open Referral UK."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from resources.models.topics import HTTPS, PHONE
from text_guard.fields import ScreenedCharField, ScreenedTextField


class Organisation(models.Model):
    """A body with a page of its own. `source` and `source_id` say from which feed it came; both empty: our own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    name = ScreenedCharField(max_length=150)
    description = ScreenedTextField(max_length=2000, blank=True)
    url = models.URLField(max_length=300, blank=True, validators=[HTTPS])
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=24, blank=True, validators=[PHONE])
    # The address that is looked at for `url`, and what was found there.
    link = models.ForeignKey(
        "resources.Link", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="organisations"
    )
    source = models.CharField(max_length=300, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(url="") | Q(url__startswith="https://"), name="organisation_url_https"),
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="organisation_once_a_source"
            ),
            models.CheckConstraint(
                condition=Q(source="", source_id="") | (~Q(source="") & ~Q(source_id="")),
                name="organisation_source_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def link_broken(self) -> bool:
        """Whether its website failed twice running."""
        return self.link is not None and self.link.is_broken


class Location(models.Model):
    """A place where an organisation's services are given: never a private home."""

    class Type(models.TextChoices):
        PHYSICAL = "physical", "A place"
        POSTAL = "postal", "A postal address"
        VIRTUAL = "virtual", "Online or by telephone"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="locations")
    type = models.CharField(max_length=8, choices=Type, default=Type.PHYSICAL)
    name = ScreenedCharField(max_length=150)
    # A venue's address is public. The screen would take it for a home, so it is no screened text: see classification.
    address = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=80, blank=True)
    county = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    access = ScreenedCharField(max_length=300, blank=True)
    # Came with a feed: not shown by itself until an item that is shown names it, which a second person has read.
    taken_in = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="location_on_earth",
            )
        ]

    def __str__(self) -> str:
        return self.name
