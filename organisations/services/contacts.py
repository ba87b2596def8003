"""The role register, written: who is who in a setting, and the setting's word that it is right."""

from datetime import date
from typing import TypedDict

import pgtrigger
from django.db import transaction
from django.utils import timezone

from organisations.audit_port import record, who
from organisations.calendars import confirmation_term
from organisations.errors import NotAllowed
from organisations.models import (
    ContactConfirmation,
    EducationSetting,
    PublicStatement,
    RoleContact,
    SettingEmailDomain,
)

ERASED = "A person who has been erased"


class ContactDetails(TypedDict):
    """What a contact is made of."""

    role: str
    name: str
    email: str
    phone: str


@transaction.atomic
def add_contact(
    *, setting: EducationSetting, details: ContactDetails, by: object | None, source: str = RoleContact.Source.SETTING
) -> RoleContact:
    """Enter somebody in the register from today. Raises NotAllowed if they hold the role already."""
    EducationSetting.objects.select_for_update().get(pk=setting.pk)
    _refuse_double(setting, details, but=None)
    contact = RoleContact.objects.create(
        setting=setting, **details, from_date=timezone.localdate(), confirmed_at=timezone.now(), source=source
    )
    record(event="contact.added", by=by, subject=contact, detail=_about(contact))
    return contact


@transaction.atomic
def change_contact(*, contact: RoleContact, details: ContactDetails, by: object | None) -> RoleContact:
    """Correct an entry. Raises NotAllowed if it has ended, or if the person holds the role already."""
    locked = RoleContact.objects.select_for_update().select_related("setting").get(pk=contact.pk)
    if locked.until is not None:
        raise NotAllowed("This contact has ended. Add them again if they are back.")
    _refuse_double(locked.setting, details, but=locked.pk)
    changed = sorted(name for name, value in details.items() if getattr(locked, name) != value)
    for name, value in details.items():
        setattr(locked, name, value)
    locked.confirmed_at = timezone.now()
    locked.save()
    record(event="contact.changed", by=by, subject=locked, detail={**_about(locked), "fields": ", ".join(changed)})
    return locked


@transaction.atomic
def end_contact(*, contact: RoleContact, by: object | None, last_day: date | None = None) -> RoleContact:
    """End an entry today, or on the day given. Ending twice changes nothing."""
    locked = RoleContact.objects.select_for_update().get(pk=contact.pk)
    if locked.until is None:
        locked.until = max(last_day or timezone.localdate(), locked.from_date)
        locked.save(update_fields=["until"])
        record(event="contact.ended", by=by, subject=locked, detail=_about(locked))
    return locked


@transaction.atomic
def confirm_contacts(*, setting: EducationSetting, by: object | None) -> ContactConfirmation:
    """Take the setting's word that its contacts are right, once a term; a second time changes nothing."""
    EducationSetting.objects.select_for_update().get(pk=setting.pk)
    if not setting.contacts.filter(until__isnull=True).exists():
        raise NotAllowed("There is nobody to confirm. Add at least one contact first.")
    person_id, name = who(by)
    now = timezone.now()
    confirmation, new = ContactConfirmation.objects.get_or_create(
        setting=setting,
        term=confirmation_term(now),
        defaults={"confirmed_by_id": person_id, "confirmed_by_name": name, "at": now},
    )
    if new:
        setting.contacts.filter(until__isnull=True).update(confirmed_at=now)
        record(event="contacts.confirmed", by=by, subject=setting, detail={"term": confirmation.term})
    return confirmation


@transaction.atomic
def erase_contact_details(*, email: str, by: object | None, person_id: str = "") -> int:
    """Remove a person from every register and blank their name beside what they did; return how many rows that were."""
    contacts = RoleContact.objects.filter(email__iexact=email)
    count, _ = contacts.delete()
    if person_id:
        confirmations = ContactConfirmation.objects.filter(confirmed_by_id=person_id)
        count += confirmations.update(confirmed_by_id="", confirmed_by_name=ERASED)
        domains = SettingEmailDomain.objects.filter(verified_by_id=person_id)
        count += domains.update(verified_by_id="", verified_by_name=ERASED)
        # The text of a statement is kept for ever; who published it is not.
        with pgtrigger.ignore("organisations.PublicStatement:public_statement_is_kept"):
            statements = PublicStatement.objects.filter(published_by_id=person_id)
            count += statements.update(published_by_id="", published_by_name=ERASED)
    record(event="contact.erased", by=by, detail={"rows": count})
    return count


def _refuse_double(setting: EducationSetting, details: ContactDetails, *, but: int | None) -> None:
    same = setting.contacts.filter(role=details["role"], email__iexact=details["email"], until__isnull=True)
    if but is not None:
        same = same.exclude(pk=but)
    if same.exists():
        raise NotAllowed("This person is already entered in this role. Change their entry instead.", field="email")


def _about(contact: RoleContact) -> dict[str, str | int | bool | None]:
    return {"setting": contact.setting_id, "role": contact.role}
