"""Education settings and what they belong to.

A setting is known by one of three keys: the URN that GIAS gives (100000 to 999999), the Ofsted early years
number (EY…), or a reference of our own for a place that has neither. The database refuses a setting with none.
"""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower

from organisations.models.search import setting_search_text
from text_guard.fields import ScreenedCharField

URN_MIN = 100_000
URN_MAX = 999_999


class LocalAuthority(models.Model):
    """A council with education duties, by its three-figure DfE code."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "local authorities"
        constraints = [models.CheckConstraint(condition=models.Q(code__regex=r"^\d{3}$"), name="la_code_three_figures")]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A part of the council that the Virtual School divides its work by."""

    name = ScreenedCharField(max_length=100)
    description = ScreenedCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="area_name_once")]

    def __str__(self) -> str:
        return self.name


class Trust(models.Model):
    """A trust that runs settings; `uid` is the group code in GIAS, absent for one that staff added by hand."""

    uid = models.CharField(max_length=10, unique=True, null=True, blank=True)
    name = ScreenedCharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~models.Q(uid=""), name="trust_uid_null_not_empty")]

    def __str__(self) -> str:
        return self.name


class CouncilTeam(models.Model):
    """A team of the council whose members sign in, as a social work team."""

    name = ScreenedCharField(max_length=150)
    purpose = ScreenedCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="council_team_name_once")]

    def __str__(self) -> str:
        return self.name


class EducationSetting(models.Model):
    """A school, college, nursery, pupil referral unit or other place of education."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        PROPOSED_TO_CLOSE = "proposed_to_close", "Open, but proposed to close"
        PROPOSED_TO_OPEN = "proposed_to_open", "Proposed to open"
        CLOSED = "closed", "Closed"

    class Kind(models.TextChoices):
        EARLY_YEARS = "early_years", "Early years setting"
        NURSERY = "nursery", "Nursery school"
        PRIMARY = "primary", "Primary school"
        SECONDARY = "secondary", "Secondary school"
        ALL_THROUGH = "all_through", "All-through school"
        SPECIAL = "special", "Special school"
        ALTERNATIVE = "alternative", "Pupil referral unit or alternative provision"
        SIXTEEN_PLUS = "sixteen_plus", "16 plus"
        INDEPENDENT = "independent", "Independent school"
        OTHER = "other", "Other setting"

    class Phase(models.TextChoices):
        NURSERY = "nursery", "Nursery"
        PRIMARY = "primary", "Primary"
        MIDDLE_PRIMARY = "middle_primary", "Middle deemed primary"
        SECONDARY = "secondary", "Secondary"
        MIDDLE_SECONDARY = "middle_secondary", "Middle deemed secondary"
        SIXTEEN_PLUS = "sixteen_plus", "16 plus"
        ALL_THROUGH = "all_through", "All-through"
        NOT_APPLICABLE = "not_applicable", "Not applicable"

    class Source(models.TextChoices):
        GIAS = "gias", "Get Information about Schools"
        STAFF = "staff", "Added by Virtual School staff"
        DEMO = "demo", "Made up for demonstration"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    urn = models.PositiveIntegerField(unique=True, null=True, blank=True)
    ey_number = models.CharField(max_length=10, blank=True)
    local_reference = models.CharField(max_length=20, blank=True)
    la = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="settings")
    establishment_number = models.CharField(max_length=4, blank=True)
    ukprn = models.CharField(max_length=8, blank=True)
    name = models.CharField(max_length=200)
    type_code = models.CharField(max_length=3, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.NOT_APPLICABLE)
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    open_date = models.DateField(null=True, blank=True)
    close_date = models.DateField(null=True, blank=True)
    low_age = models.PositiveSmallIntegerField(null=True, blank=True)
    high_age = models.PositiveSmallIntegerField(null=True, blank=True)
    gender = models.CharField(max_length=20, blank=True)
    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="settings")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="settings")
    street = models.CharField(max_length=150, blank=True)
    locality = models.CharField(max_length=150, blank=True)
    address3 = models.CharField(max_length=150, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    website = models.CharField(max_length=300, blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    last_changed = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.GIAS)
    search_text = models.GeneratedField(
        expression=setting_search_text(), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(urn__isnull=True) | models.Q(urn__gte=URN_MIN, urn__lte=URN_MAX),
                name="setting_urn_six_figures",
            ),
            models.CheckConstraint(
                condition=models.Q(urn__isnull=False) | ~models.Q(ey_number="") | ~models.Q(local_reference=""),
                name="setting_has_a_reference",
            ),
            models.UniqueConstraint(
                fields=["ey_number"], condition=~models.Q(ey_number=""), name="setting_ey_number_once"
            ),
            models.UniqueConstraint(
                fields=["local_reference"], condition=~models.Q(local_reference=""), name="setting_local_reference_once"
            ),
        ]
        indexes = [
            GinIndex(name="setting_search_trigram", fields=["search_text"], opclasses=["gin_trgm_ops"]),
            models.Index(fields=["name", "id"], name="setting_list_order"),
            models.Index(fields=["la", "establishment_number"], name="setting_dfe_number"),
            models.Index(
                fields=["status", "id"], name="setting_by_status"
            ),  # how many are open, and those that are not
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether its people may sign up: a setting that is to close still books."""
        return self.status in (self.Status.OPEN, self.Status.PROPOSED_TO_CLOSE)

    @property
    def reference(self) -> str:
        """The key people know it by: its URN, else its early years number, else our own reference."""
        return str(self.urn) if self.urn else self.ey_number or self.local_reference

    @property
    def la_code(self) -> str:
        return self.la.code

    @property
    def dfe_number(self) -> str:
        """LAESTAB, as 202/1048; empty where the setting has none."""
        return f"{self.la.code}/{self.establishment_number}" if self.establishment_number else ""

    @property
    def address_lines(self) -> list[str]:
        lines = [self.street, self.locality, self.address3, self.town, self.county, self.postcode]
        return [line for line in lines if line]


class SettingLink(models.Model):
    """What GIAS says about who came before or after a setting. The other one may not be in our tables."""

    class Kind(models.TextChoices):
        SUCCESSOR = "successor", "Successor"
        PREDECESSOR = "predecessor", "Predecessor"
        OTHER = "other", "Other link"

    setting = models.ForeignKey(EducationSetting, on_delete=models.CASCADE, related_name="links")
    linked_urn = models.PositiveIntegerField()
    linked_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    link_type = models.CharField(max_length=60)
    established = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["setting", "linked_urn"]
        constraints = [
            models.UniqueConstraint(fields=["setting", "linked_urn", "link_type"], name="setting_link_once"),
            models.CheckConstraint(
                condition=models.Q(linked_urn__gte=URN_MIN, linked_urn__lte=URN_MAX),
                name="setting_link_urn_six_figures",
            ),
        ]
        indexes = [models.Index(fields=["linked_urn"], name="setting_link_other_end")]

    def __str__(self) -> str:
        return f"{self.link_type}: {self.linked_urn}"


class SettingEmailDomain(models.Model):
    """An email domain that staff have seen to be a setting's own. A trust's domain may serve several settings."""

    setting = models.ForeignKey(EducationSetting, on_delete=models.CASCADE, related_name="email_domains")
    domain = models.CharField(max_length=253)
    verified_by_id = models.CharField(max_length=40, blank=True)
    verified_by_name = models.CharField(max_length=150)
    verified_at = models.DateTimeField()

    class Meta:
        ordering = ["domain"]
        constraints = [
            models.UniqueConstraint(fields=["setting", "domain"], name="setting_domain_once"),
            models.CheckConstraint(
                condition=models.Q(domain__regex=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"), name="setting_domain_lower_case"
            ),
        ]
        indexes = [models.Index(fields=["domain"], name="setting_domain_lookup")]

    def __str__(self) -> str:
        return self.domain
