"""Facts of this app in words, shaped for the components of the design system."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone

from organisations.calendars import confirmation_term, term_label, year_label
from organisations.models import Closure, DatedRule, EducationSetting, RoleContact, Term
from organisations.selectors.finding import Successor

TONES = {"open": "go", "proposed_to_close": "warn", "closed": "quiet", "proposed_to_open": "new"}
KEY_ROLES = (
    RoleContact.Role.HEADTEACHER,
    RoleContact.Role.DSL,
    RoleContact.Role.DEPUTY_DSL,
    RoleContact.Role.DESIGNATED_TEACHER,
    RoleContact.Role.SENCO,
    RoleContact.Role.ATTENDANCE_LEAD,
)
ROLE_ORDER = {role: place for place, role in enumerate(RoleContact.Role.values)}


def day(when: date | None) -> str:
    """23 November 2026; a dash where there is no date."""
    return f"{when:%-d %B %Y}" if when else "–"


def days(start: date, end: date) -> str:
    """One day, or from one to the other."""
    return day(start) if start == end else f"{day(start)} to {day(end)}"


def suggestion(setting: EducationSetting) -> dict[str, str]:
    """A setting as something to choose: its reference, its name, and where it is."""
    place = ", ".join(part for part in (setting.town, setting.postcode) if part)
    key = f"URN {setting.urn}" if setting.urn else setting.reference
    closed = "" if setting.is_open else f"; {setting.get_status_display().lower()}"
    hint = "; ".join(part for part in (place, key) if part)
    return {"value": str(setting.public_id), "text": setting.name, "hint": hint + closed}


def setting_rows(settings: Iterable[EducationSetting]) -> list[list[object]]:
    """The staff list: name, kind, area, town, reference, status."""
    return [
        [
            {"text": setting.name, "href": reverse("organisations:setting", args=[setting.public_id])},
            setting.get_kind_display(),
            setting.area.name if setting.area else "–",
            setting.town or "–",
            setting.reference,
            {"text": setting.get_status_display(), "tone": TONES[setting.status]},
        ]
        for setting in settings
    ]


def facts(setting: EducationSetting) -> list[dict[str, str]]:
    """What is known of a setting, without its people."""
    ages = f"{setting.low_age} to {setting.high_age}" if setting.low_age is not None and setting.high_age else ""
    pairs = [
        ("Status", setting.get_status_display() + (f" on {day(setting.close_date)}" if setting.close_date else "")),
        ("Kind", setting.get_kind_display()),
        ("Type", setting.type_name),
        ("URN" if setting.urn else "Reference", setting.reference),
        ("DfE number", setting.dfe_number),
        ("Council", setting.la.name),
        ("Area", setting.area.name if setting.area else ""),
        ("Trust", setting.trust.name if setting.trust else ""),
        ("Ages", ages),
        ("Address", ", ".join(setting.address_lines)),
        ("Telephone", setting.telephone),
        ("Website", setting.website),
    ]
    return [{"key": key, "value": value} for key, value in pairs if value]


def successor_lines(successors: Iterable[Successor]) -> list[dict[str, str]]:
    """Who took over, with a link where we hold them."""
    return [
        {
            "text": f"{successor.name or 'A setting that is not in the portal'} (URN {successor.urn})",
            "href": reverse("organisations:setting", args=[successor.setting.public_id]) if successor.setting else "",
        }
        for successor in successors
    ]


def contact_cards(
    setting: EducationSetting, contacts: Iterable[RoleContact], *, may_edit: bool
) -> list[dict[str, object]]:
    """The contacts of a setting, in the order of the roles, each with its links if they may be changed."""
    in_order = sorted(contacts, key=lambda contact: (ROLE_ORDER[contact.role], contact.name))
    return [_contact_card(setting, contact, may_edit=may_edit) for contact in in_order]


def _contact_card(setting: EducationSetting, contact: RoleContact, *, may_edit: bool) -> dict[str, object]:
    confirmed = day(timezone.localdate(contact.confirmed_at)) if contact.confirmed_at else "Not yet"
    pairs = [("Email", contact.email), ("Telephone", contact.phone), ("Since", day(contact.from_date))]
    links = [setting.public_id, contact.pk]
    return {
        "title": f"{contact.get_role_display()}: {contact.name}",
        "rows": [{"key": key, "value": value} for key, value in [*pairs, ("Confirmed", confirmed)] if value],
        "change": reverse("organisations:contact_change", args=links) if may_edit else "",
        "end": reverse("organisations:contact_end", args=links) if may_edit else "",
    }


def missing_roles(contacts: Iterable[RoleContact]) -> list[str]:
    """The roles that every setting has and one with these contacts has named nobody for."""
    named = {contact.role for contact in contacts}
    return [str(role.label) for role in KEY_ROLES if role not in named]


def this_term(on: date | None = None) -> str:
    """The term in which contacts are confirmed now, in words."""
    return term_label(confirmation_term(on or timezone.localdate()))


def term_rows(terms: Iterable[Term], remove: str = "", args: tuple[object, ...] = ()) -> list[list[object]]:
    """Terms by year; with `remove`, the name of the address that removes one."""
    return [
        [term.name, year_label(term.academic_year), days(term.start, term.end), *_removal(remove, args, term)]
        for term in terms
    ]


def closure_rows(closures: Iterable[Closure], remove: str = "", args: tuple[object, ...] = ()) -> list[list[object]]:
    """Closures by date."""
    return [
        [
            closure.name,
            closure.get_kind_display(),
            days(closure.start, closure.end) + ("" if closure.part == "whole" else f", {closure.part}"),
            *_removal(remove, args, closure),
        ]
        for closure in closures
    ]


def _removal(remove: str, args: tuple[object, ...], row: Term | Closure) -> list[object]:
    return [{"text": f"Remove {row.name}", "href": reverse(remove, args=[*args, row.pk])}] if remove else []


def rule_rows(rules: Iterable[DatedRule]) -> list[list[object]]:
    """Rules with their value in force and when each was last checked."""
    return [
        [
            {"text": rule.title, "href": reverse("organisations:rule", args=[rule.key])},
            rule.value_in_words,
            rule.basis,
            {"text": day(rule.checked_on)} if rule.verified else {"text": "Not verified", "tone": "warn"},
        ]
        for rule in rules
    ]


def history_rows(rules: Iterable[DatedRule]) -> list[list[object]]:
    """Every value a rule has had."""
    return [
        [
            rule.value_in_words,
            day(rule.effective_from),
            day(rule.effective_to),
            rule.basis,
            day(rule.checked_on) if rule.verified else "Not verified",
        ]
        for rule in rules
    ]
