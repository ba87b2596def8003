"""The role register, read: who is who in a setting, and which settings have not confirmed this term."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from organisations.calendars import confirmation_term
from organisations.models import ContactConfirmation, EducationSetting, RoleContact, SettingEmailDomain


def current_contacts(setting: EducationSetting, on: date | None = None) -> QuerySet[RoleContact]:
    """The contacts of a setting on the day (today), in the order of the roles."""
    day = on or timezone.localdate()
    live = Q(until__isnull=True) | Q(until__gte=day)
    return setting.contacts.filter(live, from_date__lte=day).order_by("role", "name")


def contact_named(setting: EducationSetting, email: str) -> RoleContact | None:
    """The contact of a setting with this work email, if the register names them today."""
    return current_contacts(setting).filter(email__iexact=email.strip()).first()


def setting_for_domain(setting: EducationSetting, email: str) -> bool:
    """Whether the email address lies under a domain that staff have verified as the setting's own."""
    name, _, domain = email.strip().casefold().rpartition("@")
    return bool(name) and SettingEmailDomain.objects.filter(setting=setting, domain=domain).exists()


def confirmed_this_term(setting: EducationSetting, on: date | None = None) -> ContactConfirmation | None:
    """The setting's confirmation in the term that holds the day (today)."""
    return setting.confirmations.filter(term=confirmation_term(on or timezone.localdate())).first()


def overdue_confirmations(on: date | None = None) -> QuerySet[EducationSetting]:
    """Open settings with contacts that have not confirmed them this term, by name, with `contact_count`."""
    day = on or timezone.localdate()
    this_term = ContactConfirmation.objects.filter(setting=OuterRef("pk"), term=confirmation_term(day))
    live = Q(contacts__until__isnull=True) | Q(contacts__until__gte=day)
    return (
        EducationSetting.objects.filter(~Exists(this_term), status__in=["open", "proposed_to_close"])
        .annotate(contact_count=Count("contacts", filter=live & Q(contacts__from_date__lte=day)))
        .filter(contact_count__gt=0)
        .order_by("name", "pk")
    )


def settings_not_confirmed(on: date | None = None) -> QuerySet[EducationSetting]:
    """The same settings as `overdue_confirmations`, to be counted: without order and without the number of contacts."""
    day = on or timezone.localdate()
    this_term = ContactConfirmation.objects.filter(setting=OuterRef("pk"), term=confirmation_term(day))
    live = RoleContact.objects.filter(setting=OuterRef("pk"), from_date__lte=day).exclude(until__lt=day)
    return EducationSetting.objects.filter(Exists(live), ~Exists(this_term), status__in=["open", "proposed_to_close"])
