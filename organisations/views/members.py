"""A setting's own page, its contacts, and their confirmation each term. Settings are reached through the reader's scope."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisations import columns, presenters
from organisations.calendars import academic_year
from organisations.forms import ContactForm
from organisations.models import EducationSetting, RoleContact
from organisations.scope_port import Action, visible
from organisations.selectors import closures_for, confirmed_this_term, current_contacts, successors_of, terms_for
from organisations.services import add_contact, change_contact, confirm_contacts, end_contact
from organisations.services.contacts import ContactDetails
from organisations.views.forms import confirm_page, done, form_page, saved

HISTORY = 6
LISTED = 200
form_methods = require_http_methods(["GET", "HEAD", "POST"])


def reach(request: HttpRequest, public_id: UUID, action: Action) -> EducationSetting:
    """The setting, if it lies within the person's reach; otherwise the same 404 as one that does not exist."""
    return get_object_or_404(visible(request.user, action).select_related("la", "area", "trust"), public_id=public_id)


def may_manage(request: HttpRequest) -> bool:
    """Whether the person manages settings, for links to pages that would refuse others."""
    return visible(request.user, "manage").exists()


def _url(setting: EducationSetting) -> str:
    return reverse("organisations:setting", args=[setting.public_id])


def _list_of_settings(request: HttpRequest) -> str:
    """The list above a setting: the staff's, one's own, or none where one's own is this setting alone."""
    if visible(request.user, "all").exists():
        return reverse("organisations:manage")
    several = visible(request.user, "view").order_by()[:2].count() > 1
    return reverse("organisations:mine") if several else ""


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The settings within reach: straight to the page where it is one, to the staff's list for those who see all."""
    if visible(request.user, "all").exists():
        return redirect("organisations:manage")
    found = list(visible(request.user, "view").select_related("la", "area").order_by("name", "pk")[:LISTED])
    if len(found) == 1:
        return redirect(_url(found[0]))
    return render(
        request, "organisations/mine.html", {"rows": presenters.setting_rows(found), "columns": columns.SETTINGS}
    )


@require_safe
def setting(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One setting: facts, contacts, confirmation, terms."""
    found = reach(request, public_id, "view")
    may_edit = visible(request.user, "contacts").filter(pk=found.pk).exists()
    contacts, since = list(current_contacts(found)), academic_year(timezone.localdate())
    terms = [term for term in terms_for(found) if term.academic_year >= since]
    context = {
        "setting": found,
        "tone": presenters.TONES[found.status],
        "facts": presenters.facts(found),
        "successors": presenters.successor_lines(successors_of(found)) if not found.is_open else [],
        "contacts": presenters.contact_cards(found, contacts, may_edit=may_edit),
        "missing": presenters.missing_roles(contacts) if found.is_open else [],
        "may_edit": may_edit,
        "may_calendar": visible(request.user, "calendar").filter(pk=found.pk).exists(),
        "term": presenters.this_term(),
        "confirmed": confirmed_this_term(found),
        "terms": presenters.term_rows(terms),
        "closures": presenters.closure_rows(closures_for(found, terms)),
        "term_columns": columns.TERMS,
        "closure_columns": columns.CLOSURES,
        "may_manage": may_manage(request),
        "from_gias": found.source == EducationSetting.Source.GIAS,
        "back": _list_of_settings(request),
    }
    return render(request, "organisations/setting.html", context)


@form_methods
def contact_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter somebody in the register."""
    found = reach(request, public_id, "contacts")
    form = ContactForm(request.POST or None)
    if saved(
        request,
        form,
        lambda details: add_contact(setting=found, details=cast(ContactDetails, details), by=request.user),
    ):
        return done(request, "Contact added", _url(found))
    return form_page(request, form, title="Add a contact", back=_url(found), caption=found.name)


def _contact(request: HttpRequest, public_id: UUID, pk: int) -> RoleContact:
    found = reach(request, public_id, "contacts")
    return get_object_or_404(found.contacts.select_related("setting"), pk=pk, until=None)


@form_methods
def contact_change(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Correct an entry."""
    contact = _contact(request, public_id, pk)
    values = {name: getattr(contact, name) for name in ("role", "name", "email", "phone")}
    form = ContactForm(request.POST or None, initial=values)
    if saved(
        request,
        form,
        lambda details: change_contact(contact=contact, details=cast(ContactDetails, details), by=request.user),
    ):
        return done(request, "Contact changed", _url(contact.setting))
    return form_page(request, form, title="Change a contact", back=_url(contact.setting), caption=contact.setting.name)


@form_methods
def contact_end(request: HttpRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Ask, then end an entry today."""
    contact = _contact(request, public_id, pk)
    if request.method == "POST":
        end_contact(contact=contact, by=request.user)
        return done(request, f"{contact.name} is no longer a contact", _url(contact.setting))
    return confirm_page(
        request,
        title=f"End {contact.name} as a contact?",
        text=f"{contact.get_role_display()} of {contact.setting.name}. The entry ends today; you can add them again.",
        submit="End this contact",
        back=_url(contact.setting),
    )


@form_methods
def contacts_confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the contacts once more, and take the setting's word; with the confirmations of earlier terms."""
    found = reach(request, public_id, "contacts")
    contacts = list(current_contacts(found))
    cards = presenters.contact_cards(found, contacts, may_edit=True)
    if request.method == "POST" and cards:
        confirm_contacts(setting=found, by=request.user)
        return done(request, f"Contacts confirmed for the {presenters.this_term()}", _url(found))
    history = [
        [presenters.term_label(row.term).capitalize(), row.confirmed_by_name, presenters.day(row.at.date())]
        for row in found.confirmations.all()[:HISTORY]
    ]
    context = {"setting": found, "contacts": cards, "term": presenters.this_term(), "history": history}
    context |= {"history_columns": columns.CONFIRMATIONS}
    context |= {
        "confirmed": confirmed_this_term(found),
        "back": _url(found),
        "missing": presenters.missing_roles(contacts),
    }
    return render(request, "organisations/contacts_confirm.html", context)
