"""What an item says. The live item and each of its versions carry the same fields, so that a version can be compared
with another, previewed and put live by copying.

Lists of codes (topics, audiences, phases, areas) are arrays: one row is one item for search, facets and history alike.
The services check that each code exists.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from resources.models.organisations import Organisation
from resources.models.topics import HTTPS, PHONE
from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, ServiceStatus
from text_guard.fields import ScreenedCharField, ScreenedTextField

TITLE_LIMIT = 150
SUMMARY_LIMIT = 500
BODY_LIMIT = 20_000
OLDEST_AGE = 130


def _codes(length: int) -> ArrayField:
    return ArrayField(models.CharField(max_length=length), default=list, blank=True)


class Content(models.Model):
    """The fields that an editor writes."""

    kind = models.CharField(max_length=8, choices=Kind)
    title = ScreenedCharField(max_length=TITLE_LIMIT)
    summary = ScreenedCharField(max_length=SUMMARY_LIMIT)
    body = ScreenedTextField(max_length=BODY_LIMIT, blank=True)  # Markdown
    url = models.URLField(max_length=300, blank=True, validators=[HTTPS])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    topics = _codes(40)  # Topic.code; the first is the main one
    audiences = ArrayField(models.CharField(max_length=20, choices=Audience), default=list, blank=True)
    phases = ArrayField(models.CharField(max_length=12, choices=Phase), default=list, blank=True)
    areas = ArrayField(models.PositiveIntegerField(), default=list, blank=True)  # Area ids; none: everywhere
    cost = models.CharField(max_length=8, choices=Cost, blank=True, default=Cost.UNKNOWN)
    # Guidance
    evidence = models.CharField(max_length=12, choices=Evidence, blank=True, default=Evidence.NONE)
    evidence_source = ScreenedCharField(max_length=300, blank=True)
    evidence_url = models.URLField(max_length=300, blank=True, validators=[HTTPS])
    law = ScreenedCharField(max_length=300, blank=True)
    law_dated = models.DateField(null=True, blank=True)
    # Services
    serves = ScreenedCharField(max_length=300, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    eligibility = ScreenedCharField(max_length=500, blank=True)
    how_to_refer = ScreenedTextField(max_length=2000, blank=True)
    cost_note = ScreenedCharField(max_length=300, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=24, blank=True, validators=[PHONE])
    # [{"days": ["MO", "TU"], "opens": "09:30", "closes": "15:00"}]: times of a week, in Europe/London
    openings = models.JSONField(default=list, blank=True)
    locations = ArrayField(models.PositiveIntegerField(), default=list, blank=True)  # Location ids
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)  # BCP 47, "en", "pl"
    service_status = models.CharField(max_length=20, choices=ServiceStatus, blank=True, default=ServiceStatus.ACTIVE)

    class Meta:
        abstract: ClassVar = True


CONTENT_FIELDS = tuple(field.name for field in Content._meta.local_fields)
