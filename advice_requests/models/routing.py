"""Who answers what: advisers with their topics, areas, hours and absence, and the rules that staff put in order."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from advice_requests.models.vocabulary import Phase
from organisations.models import Area, CouncilTeam
from resources.models import Topic

_PERSON = settings.AUTH_USER_MODEL


def weekdays() -> list[int]:
    """Monday to Friday, as Python counts them."""
    return [0, 1, 2, 3, 4]


class AdviserProfile(models.Model):
    """One adviser. No topic, area or phase means all of them; `capacity` is how many open requests are a full desk."""

    person = models.OneToOneField(_PERSON, on_delete=models.PROTECT, related_name="adviser_profile")
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")
    areas = models.ManyToManyField(Area, blank=True, related_name="+")
    phases = ArrayField(models.CharField(max_length=16, choices=Phase), default=list, blank=True)
    working_days = ArrayField(models.PositiveSmallIntegerField(), default=weekdays)
    capacity = models.PositiveSmallIntegerField(default=12)
    team = models.ForeignKey(CouncilTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="advisers")
    deputy = models.ForeignKey(_PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    away_from = models.DateField(null=True, blank=True)
    away_until = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(away_from=None, away_until=None) | Q(away_from__lte=F("away_until")),
                name="adviser_absence_has_both_ends",
            ),
            models.CheckConstraint(condition=Q(deputy=None) | ~Q(deputy=F("person")), name="adviser_not_own_deputy"),
            models.CheckConstraint(
                condition=Q(working_days__contained_by=[0, 1, 2, 3, 4, 5, 6]), name="adviser_days_of_the_week"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class RoutingRule(models.Model):
    """The first active rule, in order, that fits a request decides. An empty part fits everything."""

    position = models.PositiveSmallIntegerField()
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=16, choices=Phase, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(AdviserProfile, null=True, blank=True, on_delete=models.PROTECT, related_name="rules")
    team = models.ForeignKey(CouncilTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(adviser=None, team__isnull=False) | Q(adviser__isnull=False, team=None),
                name="routing_rule_one_target",
            ),
        ]

    def __str__(self) -> str:
        return f"Rule {self.position}"
