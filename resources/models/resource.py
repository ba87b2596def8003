"""An item of the directory as readers see it now, its versions, and the addresses it had before."""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from resources.models.content import CONTENT_FIELDS, OLDEST_AGE, Content
from resources.models.vocabulary import OPEN_VERSIONS, SHOWN, Kind, State, VersionState
from text_guard.fields import ScreenedCharField

_PERSON = settings.AUTH_USER_MODEL
REVIEW_MONTHS = 12
LONGEST_RHYTHM = 36
MOVES: tuple[tuple[State, State], ...] = (
    (State.DRAFT, State.IN_REVIEW),
    (State.DRAFT, State.PUBLISHED),
    (State.DRAFT, State.ARCHIVED),
    (State.IN_REVIEW, State.DRAFT),
    (State.IN_REVIEW, State.PUBLISHED),
    (State.IN_REVIEW, State.ARCHIVED),
    (State.PUBLISHED, State.REVIEW_DUE),
    (State.PUBLISHED, State.ARCHIVED),
    (State.REVIEW_DUE, State.PUBLISHED),
    (State.REVIEW_DUE, State.ARCHIVED),
    (State.ARCHIVED, State.DRAFT),
    (State.ARCHIVED, State.PUBLISHED),
)
_COLUMNS = ["organisation_id" if name == "organisation" else name for name in CONTENT_FIELDS]
_WORDS_OF_LIVE_CHANGE = "OLD.state IN ('live', 'past') AND ROW({}) IS DISTINCT FROM ROW({})".format(
    *(", ".join(f"{row}.{name}" for name in _COLUMNS) for row in ("OLD", "NEW"))
)
_V = VersionState
VERSION_MOVES: tuple[tuple[VersionState, VersionState], ...] = (
    (_V.DRAFT, _V.IN_REVIEW),
    (_V.DRAFT, _V.DISCARDED),
    (_V.IN_REVIEW, _V.DRAFT),
    (_V.IN_REVIEW, _V.LIVE),
    (_V.IN_REVIEW, _V.SCHEDULED),
    (_V.IN_REVIEW, _V.DISCARDED),
    (_V.SCHEDULED, _V.DRAFT),
    (_V.SCHEDULED, _V.LIVE),
    (_V.SCHEDULED, _V.DISCARDED),
    (_V.LIVE, _V.PAST),
)


class Resource(Content):
    """One item. Its content fields are those of the live version; before the first they are the first draft's."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    owner = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="resources_owned")
    second_owner = models.ForeignKey(
        _PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="resources_seconded"
    )
    review_months = models.PositiveSmallIntegerField(default=REVIEW_MONTHS)
    checked_on = models.DateField(null=True, blank=True)
    check_due_on = models.DateField(null=True, blank=True)
    law_review = models.BooleanField(default=False)  # the law of one of its topics changed after it was checked
    links_broken = models.BooleanField(default=False)  # one of its links failed twice running
    published_at = models.DateTimeField(null=True, blank=True)  # for the first time
    changed_at = models.DateTimeField(null=True, blank=True)  # when readers last got other words
    forward_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="forwarded_here"
    )
    source = models.CharField(max_length=300, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        indexes: ClassVar = [
            GinIndex(fields=["topics"], name="resource_topics"),
            models.Index(fields=["-changed_at", "-id"], name="resource_newest", condition=Q(state__in=list(SHOWN))),
            models.Index(fields=["check_due_on"], name="resource_due", condition=Q(state__in=list(SHOWN))),
            models.Index(fields=["organisation", "title"], name="resource_of_organisation"),
            # Counts and pages of the Open Referral feed read this and no row.
            models.Index(
                fields=["id"], name="resource_services", condition=Q(kind=Kind.SERVICE, state__in=list(SHOWN))
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(url="") | Q(url__startswith="https://"), name="resource_url_https"),
            models.CheckConstraint(
                condition=Q(evidence_url="") | Q(evidence_url__startswith="https://"), name="resource_evidence_https"
            ),
            models.CheckConstraint(
                condition=Q(review_months__range=(1, LONGEST_RHYTHM)), name="resource_review_months"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=list(SHOWN))
                | Q(
                    published_at__isnull=False,
                    changed_at__isnull=False,
                    checked_on__isnull=False,
                    check_due_on__isnull=False,
                ),
                name="resource_shown_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age"), maximum_age__lte=OLDEST_AGE),
                name="resource_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(forward_to__isnull=True) | Q(state=State.ARCHIVED), name="resource_forwards_once_archived"
            ),
            models.CheckConstraint(condition=~Q(forward_to=F("id")), name="resource_forwards_elsewhere"),
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source=""), name="resource_once_a_source"
            ),
            models.CheckConstraint(
                condition=Q(source="", source_id="") | (~Q(source="") & ~Q(source_id="")), name="resource_source_whole"
            ),
        ]
        triggers: ClassVar = [pgtrigger.FSM(name="resource_moves", field="state", transitions=list(MOVES))]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shown(self) -> bool:
        """Whether readers may see it."""
        return self.state in SHOWN


class Version(Content):
    """One state of an item's words. Rows that were live are never changed again."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    note = ScreenedCharField(max_length=200, blank=True)  # what changed, for the next editor
    author = models.ForeignKey(_PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    writers: models.ManyToManyField = models.ManyToManyField(
        _PERSON, related_name="+", blank=True
    )  # saved some of it, so may not approve it
    edits = models.PositiveIntegerField(default=1)  # counts saves: a page that shows fewer is out of date
    approved_by = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)
    publish_at = models.DateTimeField(null=True, blank=True)  # approved, to go live at this time
    went_live_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["resource", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resource", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["resource"], condition=Q(state__in=list(OPEN_VERSIONS)), name="version_one_open"
            ),
            models.UniqueConstraint(fields=["resource"], condition=Q(state=VersionState.LIVE), name="version_one_live"),
            models.CheckConstraint(
                condition=~Q(state=VersionState.SCHEDULED) | Q(publish_at__isnull=False), name="version_scheduled_when"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[VersionState.LIVE, VersionState.PAST]) | Q(went_live_at__isnull=False),
                name="version_live_since",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(name="version_moves", field="state", transitions=list(VERSION_MOVES)),
            pgtrigger.Protect(
                name="version_live_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(_WORDS_OF_LIVE_CHANGE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class OldSlug(models.Model):
    """An address that an item or organisation once had; it leads to the present one for ever."""

    class Of(models.TextChoices):
        RESOURCE = "resource", "item"
        ORGANISATION = "organisation", "organisation"
        COLLECTION = "collection", "collection"

    of = models.CharField(max_length=12, choices=Of)
    slug = models.SlugField(max_length=80, db_index=False)
    target = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "slug"], name="old_slug_once")]

    def __str__(self) -> str:
        return self.slug
