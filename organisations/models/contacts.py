"""The role register: who does what in a setting, and when the setting last said that it was right."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from organisations.models.settings import EducationSetting

TERM_CODE = RegexValidator(r"^\d{6}-(autumn|spring|summer)$", "Write the term as 202627-autumn.")


class RoleContact(models.Model):
    """One person in one role of one setting, for a time."""

    class Role(models.TextChoices):
        HEADTEACHER = "headteacher", "Headteacher or principal"
        DSL = "dsl", "Designated safeguarding lead"
        DEPUTY_DSL = "deputy_dsl", "Deputy designated safeguarding lead"
        DESIGNATED_TEACHER = "designated_teacher", "Designated teacher"
        SENCO = "senco", "SENCO"
        ATTENDANCE_LEAD = "attendance_lead", "Attendance lead"
        PASTORAL_LEAD = "pastoral_lead", "Pastoral or behaviour lead"
        MENTAL_HEALTH_LEAD = "mental_health_lead", "Mental health lead"
        GOVERNOR = "governor", "Governor"
        OTHER = "other", "Other contact"

    class Source(models.TextChoices):
        SETTING = "setting", "The setting"
        STAFF = "staff", "Virtual School staff"
        DEMO = "demo", "Made up for demonstration"

    setting = models.ForeignKey(EducationSetting, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=20, choices=Role)
    name = models.CharField(max_length=150)
    email = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.SETTING)

    class Meta:
        ordering = ["role", "name"]
        constraints = [
            models.UniqueConstraint(
                "setting", "role", Lower("email"), condition=models.Q(until__isnull=True), name="role_contact_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("from_date")),
                name="role_contact_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(Lower("email"), name="role_contact_email")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.name}"


class ContactConfirmation(models.Model):
    """A setting's word, once a term, that its contacts are right."""

    setting = models.ForeignKey(EducationSetting, on_delete=models.CASCADE, related_name="confirmations")
    term = models.CharField(max_length=13, validators=[TERM_CODE])
    confirmed_by_id = models.CharField(max_length=40, blank=True)
    confirmed_by_name = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["setting", "term"], name="contact_confirmation_once_a_term"),
            models.CheckConstraint(
                condition=models.Q(term__regex=r"^\d{6}-(autumn|spring|summer)$"), name="contact_confirmation_term_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.confirmed_by_name}"
