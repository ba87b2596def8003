"""Training of one's settings: every booking, and the people who were booked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission as P
from organisations.models import EducationSetting
from resources.reader.paging import paged
from training import policies
from training.forms.acting import BookingFilter
from training.forms.people import ChangePersonForm
from training.models.vocabulary import AttendeeRole
from training.presenters import setting as presenter
from training.selectors import setting as selectors
from training.services import attendee_back, attendee_left, change_attendee
from training.workflow import ActRefused

PAGE = 50
sees = requires(P.TRAINING_SETTING_VIEW)


def _chosen(request: HttpRequest) -> tuple[EducationSetting | None, list[EducationSetting]]:
    """The setting that the address names; one that is not theirs is a 404."""
    setting, own = selectors.chosen_setting(who(request), request.GET.get("setting", ""))
    if setting is None and own:
        raise Http404
    return setting, own


@sees
@require_safe
def bookings(request: HttpRequest) -> HttpResponse:
    """Every booking of the setting, those of the next session first."""
    setting, own = _chosen(request)
    if setting is None:
        return render(request, "training/setting_none.html")
    sessions = selectors.sessions_of(setting)
    chosen = request.GET.copy()
    chosen["setting"] = str(setting.public_id)  # the list says whose bookings it shows, also where the address does not
    form = BookingFilter(chosen, own=presenter.setting_choices(own), sessions=presenter.session_choices(sessions))
    filters = form.filters()
    page = paged(request, selectors.bookings_of(setting, filters), size=PAGE)
    return render(request, "training/setting.html", presenter.bookings_context(setting, own, form, page, sessions))


@sees
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people of the setting who were booked, and those who left."""
    setting, own = _chosen(request)
    if setting is None:
        return render(request, "training/setting_none.html")
    left = request.GET.get("show") == "left"
    page = paged(request, selectors.people_of(setting, left=left), size=PAGE)
    acts = policies.may_book_for(who(request), setting)
    return render(
        request, "training/setting_people.html", presenter.people_context(setting, own, page, left, acts=acts)
    )


@requires(P.TRAINING_BOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def attendee(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct somebody's name or role."""
    row = selectors.attendee_for_change(who(request), public_id)
    if row is None:
        raise Http404
    form = ChangePersonForm(
        request.POST if request.method == "POST" else None, initial={"name": row.name, "role": row.role}
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            change_attendee(attendee=row, name=data["name"], role=AttendeeRole(data["role"]), by=who(request))
        except ActRefused as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, "Saved.")
            return redirect(presenter.people_href(row.setting))
    context = {"form": form, "attendee": row, "back_url": presenter.people_href(row.setting)}
    return render(request, "training/attendee.html", context)


@requires(P.TRAINING_BOOK)
@require_http_methods(["GET", "HEAD", "POST"])
def left(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask, then note that somebody left; or take it back."""
    row = selectors.attendee_for_change(who(request), public_id)
    if row is None:
        raise Http404
    back = presenter.people_href(row.setting)
    if request.method == "POST":
        if row.left_on is None:
            attendee_left(attendee=row, by=who(request))
            messages.success(request, f"{row.name} is noted as having left.")
        else:
            attendee_back(attendee=row, by=who(request))
            messages.success(request, f"{row.name} is with you again.")
        return redirect(back)
    return render(
        request, "training/attendee_left.html", presenter.left_context(row, selectors.coming_places(row), back)
    )
