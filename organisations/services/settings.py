"""Settings, written by hand: those without a URN, the area and trust of any, and their email domains."""

import re
from typing import TypedDict

from django.db import transaction
from django.utils import timezone

from organisations.audit_port import record, who
from organisations.errors import NotAllowed
from organisations.models import Area, EducationSetting, LocalAuthority, SettingEmailDomain, Trust

DOMAIN = re.compile(r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\Z")
PUBLIC_DOMAINS = frozenset(
    [
        "aol.com",
        "aol.co.uk",
        "blueyonder.co.uk",
        "btinternet.com",
        "btopenworld.com",
        "bt.com",
        "doctors.org.uk",
        "fastmail.com",
        "gmail.com",
        "gmx.co.uk",
        "gmx.com",
        "gmx.net",
        "googlemail.com",
        "google.com",
        "hotmail.co.uk",
        "hotmail.com",
        "hotmail.fr",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "mac.com",
        "mail.com",
        "me.com",
        "msn.com",
        "nhs.net",
        "nhs.uk",
        "ntlworld.com",
        "o2.co.uk",
        "orange.net",
        "outlook.com",
        "outlook.co.uk",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "rocketmail.com",
        "sky.com",
        "talk21.com",
        "talktalk.net",
        "tiscali.co.uk",
        "tutanota.com",
        "tuta.io",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.ie",
        "yandex.com",
        "ymail.com",
        "zoho.com",
        "zohomail.com",
    ]
)
SHARED_ENDINGS = frozenset(
    [
        "uk",
        "co.uk",
        "org.uk",
        "gov.uk",
        "ac.uk",
        "sch.uk",
        "nhs.uk",
        "police.uk",
        "com",
        "org",
        "net",
        "edu",
        "info",
        "onmicrosoft.com",
        "mod.uk",
        "me.uk",
        "ltd.uk",
    ]
)


class SettingDetails(TypedDict, total=False):
    """What staff enter for a setting that GIAS does not know."""

    name: str
    kind: str
    ey_number: str
    street: str
    town: str
    postcode: str
    telephone: str
    website: str


@transaction.atomic
def add_setting(*, details: SettingDetails, la: LocalAuthority, by: object | None) -> EducationSetting:
    """Add a setting without a URN: by its early years number, else by a reference that we give it."""
    ey_number = details.get("ey_number", "")
    if ey_number and EducationSetting.objects.filter(ey_number=ey_number).exists():
        raise NotAllowed("There is a setting with this early years number already.", field="ey_number")
    setting = EducationSetting(la=la, source=EducationSetting.Source.STAFF, **details)
    if not ey_number:
        setting.local_reference = f"L-{setting.public_id.hex[:10].upper()}"
    setting.save()
    record(event="setting.added", by=by, subject=setting, detail={"kind": setting.kind})
    return setting


@transaction.atomic
def change_setting(
    *,
    setting: EducationSetting,
    by: object | None,
    area: Area | None,
    trust: Trust | None,
    details: SettingDetails | None = None,
    status: str | None = None,
) -> EducationSetting:
    """Change the area of any setting; the rest of one that staff added. What GIAS gives is not overwritten by hand."""
    locked = EducationSetting.objects.select_for_update().get(pk=setting.pk)
    new: dict[str, object] = {"area": area}
    if locked.source != EducationSetting.Source.GIAS:
        new |= {"trust": trust, **(details or {})} | ({"status": status} if status else {})
    changed = sorted(name for name, value in new.items() if getattr(locked, name) != value)
    for name, value in new.items():
        setattr(locked, name, value)
    if not locked.reference:
        locked.local_reference = f"L-{locked.public_id.hex[:10].upper()}"
    if changed:
        locked.save()
        record(event="setting.changed", by=by, subject=locked, detail={"fields": ", ".join(changed)})
    return locked


@transaction.atomic
def add_email_domain(*, setting: EducationSetting, domain: str, by: object | None) -> SettingEmailDomain:
    """Record that a domain is the setting's own. Raises NotAllowed for one that anybody can have an address under."""
    name = domain.strip().casefold().removeprefix("@").rstrip(".")
    if not DOMAIN.match(name):
        raise NotAllowed("Enter a domain, like oakhill.sch.uk", field="domain")
    if name in SHARED_ENDINGS or any(name == public or name.endswith(f".{public}") for public in PUBLIC_DOMAINS):
        raise NotAllowed(
            "People of many places have addresses under this domain, so it proves nothing.", field="domain"
        )
    person_id, person_name = who(by)
    row, new = SettingEmailDomain.objects.get_or_create(
        setting=setting,
        domain=name,
        defaults={"verified_by_id": person_id, "verified_by_name": person_name, "verified_at": timezone.now()},
    )
    if not new:
        raise NotAllowed("This domain is on the list already.", field="domain")
    record(event="setting.domain_added", by=by, subject=setting, detail={"domain": name})
    return row


@transaction.atomic
def remove_email_domain(*, domain: SettingEmailDomain, by: object | None) -> None:
    """Take a domain away: nobody is approved by it from now on."""
    record(event="setting.domain_removed", by=by, subject=domain.setting, detail={"domain": domain.domain})
    domain.delete()
