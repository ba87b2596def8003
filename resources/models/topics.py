"""The one list of topics that every app uses, and where else to go.

A signpost says who can help when the portal may not, for instance SENDIASS for a parent's question about one child.
Its number is either its own or one of the council's, named by key, so that a change in the council's file is enough.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q

from text_guard.fields import ScreenedCharField

HTTPS = URLValidator(schemes=["https"], message="Enter a web address that starts with https://")
PHONE = RegexValidator(r"^[0-9+() ]{3,24}$", "Enter a telephone number in figures.")


class Topic(models.Model):
    """A subject that questions, guidance and courses are sorted by."""

    code = models.SlugField(max_length=40, unique=True)
    label = ScreenedCharField(max_length=80)
    description = ScreenedCharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)
    # Who is asked when the owner of an item on the topic does not answer.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="topics_owned"
    )
    # The day on which the law that items of the topic rest on changed: all that was checked before it is due.
    law_changed_on = models.DateField(null=True, blank=True)
    law_changed_note = ScreenedCharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "label"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(law_changed_on__isnull=False) | Q(law_changed_note=""), name="topic_note_with_day"
            )
        ]

    def __str__(self) -> str:
        return self.label


class Signpost(models.Model):
    """Who can help with one need: a body, whom it serves, and how to reach it."""

    class Contact(models.TextChoices):
        """Which of the council's own contacts to show beside the signpost, if any."""

        NONE = "", "No contact of the council"
        MASH = "mash_phone", "Children's social care front door (MASH)"
        VIRTUAL_SCHOOL = "virtual_school_phone", "Virtual School"

    class Group(models.TextChoices):
        """The page of "who can help instead" that a signpost stands on."""

        AT_RISK = "at_risk", "A child at risk"
        INDIVIDUAL = "individual", "One child's case, from a school or social worker"
        PARENTS = "parents", "Parents and carers"
        YOUNG_PEOPLE = "young_people", "Children and young people"
        LOOKED_AFTER = "looked_after", "Looked-after and previously looked-after children"
        COMPLAINTS = "complaints", "Complaints"

    slug = models.SlugField(max_length=60, unique=True)
    groups = ArrayField(models.CharField(max_length=16, choices=Group), default=list, blank=True)
    need = ScreenedCharField(max_length=150)
    organisation = ScreenedCharField(max_length=150)
    serves = ScreenedCharField(max_length=150)
    note = ScreenedCharField(max_length=400, blank=True)
    url = models.URLField(max_length=300, blank=True, validators=[HTTPS])
    # The address that is looked at for `url`, and what was found there.
    link = models.ForeignKey(
        "resources.Link", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="signposts"
    )
    phone = models.CharField(max_length=24, blank=True, validators=[PHONE])
    council_contact = models.CharField(max_length=24, choices=Contact, blank=True, default=Contact.NONE)
    position = models.PositiveSmallIntegerField(default=100)
    is_active = models.BooleanField(default=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "need"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(url="") | Q(url__startswith="https://"), name="signpost_url_https"),
            models.CheckConstraint(
                condition=Q(council_contact__in=["", "mash_phone", "virtual_school_phone"]),
                name="signpost_council_contact_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need}: {self.organisation}"

    @property
    def link_broken(self) -> bool:
        """Whether its website failed twice running."""
        return self.link is not None and self.link.is_broken
