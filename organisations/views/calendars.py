"""Terms and closures of the council, a trust or a setting: one page and three forms for all of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from organisations import columns, presenters
from organisations.calendars import bank_holidays
from organisations.forms import ClosureForm, TermForm
from organisations.models import Trust
from organisations.selectors import terms_for
from organisations.services import add_closure, add_term, remove_closure, remove_term
from organisations.services.calendars import Owner
from organisations.views.forms import confirm_page, done, form_page, saved
from organisations.views.members import form_methods, reach
from text_guard.standpoint import Standpoint


def _owner(request: HttpRequest, setting: UUID | None, trust: int | None) -> Owner:
    if setting is not None:
        return Owner(setting=reach(request, setting, "calendar"))
    return Owner(trust=get_object_or_404(Trust, pk=trust)) if trust is not None else Owner()


def _address(owner: Owner, page: str = "") -> tuple[str, tuple[object, ...]]:
    """Name and arguments of a page of this owner."""
    suffix = {"council": "", "trust": "_trust", "setting": "_setting"}[owner.level]
    key = owner.setting.public_id if owner.setting else owner.trust.pk if owner.trust else None
    return f"organisations:calendar{page}{suffix}", () if key is None else (key,)


def _url(owner: Owner, page: str = "") -> str:
    name, args = _address(owner, page)
    return reverse(name, args=args)


def _standpoint(request: HttpRequest, owner: Owner) -> Standpoint:
    return Standpoint(request.user, owner.setting.pk if owner.setting else None)


def _name(owner: Owner) -> str:
    return str(owner.setting or owner.trust or "The council")


@require_safe
def calendar(request: HttpRequest, setting: UUID | None = None, trust: int | None = None) -> HttpResponse:
    """The owner's terms and closures, and what holds from further up where it has none."""
    owner = _owner(request, setting, trust)
    own_terms = list(owner.terms)
    inherited = [] if owner.level == "council" else terms_for(owner.setting, owner.trust)
    remove_term_name, args = _address(owner, "_term_remove")
    remove_closure_name, _ = _address(owner, "_closure_remove")
    context = {
        "owner": owner,
        "name": _name(owner),
        "terms": presenters.term_rows(own_terms, remove_term_name, args),
        "inherited": presenters.term_rows(term for term in inherited if term.level != owner.level),
        "closures": presenters.closure_rows(owner.closures, remove_closure_name, args),
        "term_columns": columns.TERMS + columns.REMOVAL,
        "inherited_columns": columns.TERMS,
        "closure_columns": columns.CLOSURES + columns.REMOVAL,
        "add_term": _url(owner, "_term_add"),
        "add_closure": _url(owner, "_closure_add"),
        "holidays_until": bank_holidays().last,
        "back": reverse("organisations:setting", args=[setting]) if setting else "",
    }
    return render(request, "organisations/calendar.html", context)


@form_methods
def term_add(request: HttpRequest, setting: UUID | None = None, trust: int | None = None) -> HttpResponse:
    """Add a term."""
    owner = _owner(request, setting, trust)
    form = TermForm(request.POST or None, standpoint=_standpoint(request, owner))
    if saved(request, form, lambda new: add_term(owner=owner, by=request.user, **new)):
        return done(request, f"{form.cleaned_data['name']} added", _url(owner))
    return form_page(request, form, title="Add a term", back=_url(owner), caption=_name(owner))


@form_methods
def closure_add(request: HttpRequest, setting: UUID | None = None, trust: int | None = None) -> HttpResponse:
    """Add a half-term, an INSET day or another closure."""
    owner = _owner(request, setting, trust)
    form = ClosureForm(request.POST or None, level=owner.level, standpoint=_standpoint(request, owner))
    if saved(request, form, lambda new: add_closure(owner=owner, by=request.user, **new)):
        return done(request, f"{form.cleaned_data['name']} added", _url(owner))
    return form_page(request, form, title="Add a closure", back=_url(owner), caption=_name(owner))


@form_methods
def term_remove(request: HttpRequest, pk: int, setting: UUID | None = None, trust: int | None = None) -> HttpResponse:
    """Ask, then remove a term."""
    owner = _owner(request, setting, trust)
    term = get_object_or_404(owner.terms, pk=pk)
    if request.method == "POST":
        remove_term(term=term, by=request.user)
        return done(request, f"{term.name} removed", _url(owner))
    text = f"{presenters.days(term.start, term.end)}. School days in it will no longer be known."
    return confirm_page(request, title=f"Remove {term.name}?", text=text, submit="Remove term", back=_url(owner))


@form_methods
def closure_remove(
    request: HttpRequest, pk: int, setting: UUID | None = None, trust: int | None = None
) -> HttpResponse:
    """Ask, then remove a closure."""
    owner = _owner(request, setting, trust)
    closure = get_object_or_404(owner.closures, pk=pk)
    if request.method == "POST":
        remove_closure(closure=closure, by=request.user)
        return done(request, f"{closure.name} removed", _url(owner))
    text = f"{presenters.days(closure.start, closure.end)}. These days will count again."
    return confirm_page(request, title=f"Remove {closure.name}?", text=text, submit="Remove closure", back=_url(owner))
