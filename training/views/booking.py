"""Booking a session: who comes, a page to check, and what came of it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import requires, who
from accounts.permissions import Permission as P
from organisations.models import EducationSetting
from organisations.selectors import council_calendar
from text_guard.standpoint import Standpoint
from training import policies
from training.forms.booking import ADD, BOOK, CHANGE, OrderForms, StepForm, WhichSettingForm
from training.forms.people import SETTING_ROLES, OwnPlaceForm
from training.models import Session
from training.models.vocabulary import AttendeeRole
from training.presenters.booking import check_context, known_labels, party_context
from training.presenters.places import session_href, session_rows
from training.selectors import booking as selectors
from training.services import Named, Order, book, naming
from training.services.ordering import check_held, check_order, check_session, may_be_booked
from training.workflow import ActRefused, WrongActor

ROLE_WORDS = [label for _, label in SETTING_ROLES]
books = requires(P.TRAINING_BOOK)
_TRIED_ENOUGH = (
    "Too many lines could not be taken within the last hour. Nothing you entered is lost: try again in an hour, or ask the "
    "Virtual School to book for you"
)


@books
@require_http_methods(["GET", "HEAD", "POST"])
def book_session(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """For somebody of a setting: which one, then who comes. Council staff book for themselves."""
    person = who(request)
    session = selectors.session_for(person, public_id)
    if session is None:
        raise Http404
    if request.method != "POST" and not may_be_booked(session, person, timezone.now()):
        return render(request, "training/booking_closed.html", {"session": session, **_back(session)}, status=409)
    own = selectors.booking_settings(person)
    if session.only_for is not None:
        own = [one for one in own if one == session.only_for]
    if not own:
        if not policies.may_book_for(person, None):
            raise PermissionDenied
        return _own_place(request, session)
    chosen = own[0] if len(own) == 1 else None
    which = WhichSettingForm(request.GET if "setting" in request.GET else None, own=own)
    if chosen is None and which.is_bound and which.is_valid():
        chosen = next(one for one in own if str(one.public_id) == which.cleaned_data["setting"])
    if chosen is None:
        return render(request, "training/booking_which.html", {"form": which, "session": session, **_back(session)})
    return _for_setting(request, session, chosen)


def _for_setting(request: HttpRequest, session: Session, setting: EducationSetting) -> HttpResponse:
    person = who(request)
    known = selectors.known_people(person, setting)
    pressed, may_try = StepForm(request.POST).pressed(), naming.may_try(person)
    forms = OrderForms(
        request.POST if request.method == "POST" else None,
        known=known,
        labels=known_labels(known, selectors.placed_already(session, setting, [one.address for one in known.values()])),
        standpoint=Standpoint(person, setting.pk),
        quiet=pressed in (ADD, CHANGE),
        more=pressed == ADD,
        read=may_try,
    )
    if request.method == "POST" and not may_try:
        forms.book.add_error(None, _TRIED_ENOUGH)
    if request.method == "POST" and not forms.quiet and forms.is_valid():
        order = Order(
            form_token=forms.book.cleaned_data["form_token"],
            people=tuple(forms.named()),
            held=forms.held,
            together=forms.together,
            setting=setting,
        )
        refused = _say_who_is_placed(session, order, forms) or _go_on(request, session, order, pressed, forms.carried())
        if isinstance(refused, HttpResponse):
            return refused
        forms.book.add_error(None, refused)
    naming.count_refused(forms.screened, person)
    context = {
        "forms": forms,
        "wrong": forms.wrong,
        "problems": forms.problems(),
        "roles": ROLE_WORDS,
        "session": session,
        "setting": setting,
        "rows": session_rows(session),
        **_back(session),
    }
    return render(request, "training/booking.html", context)


def _say_who_is_placed(session: Session, order: Order, forms: OrderForms) -> str:
    placed = selectors.placed_already(session, order.setting, [one.address for one in order.people])
    if not placed or selectors.sent_before(order.form_token):
        return ""
    names = [f"{one.name} ({placed[one.address].lower()})" for one in order.people if one.address in placed]
    return f"Already in this session: {', '.join(names)}. Take them out, then book the others"


def _own_already(session: Session, order: Order) -> str:
    placed = selectors.placed_already(session, None, [one.address for one in order.people])
    if not placed or selectors.sent_before(order.form_token):
        return ""
    return f"You are in this session already ({', '.join(placed.values()).lower()}). See your training"


def _own_place(request: HttpRequest, session: Session) -> HttpResponse:
    """Somebody of the council books for themselves."""
    person = who(request)
    data = request.POST if request.method == "POST" else None
    initial = {"role": selectors.role_in_council(person), "form_token": uuid4()}
    form = OwnPlaceForm(data, initial=initial, standpoint=Standpoint(person))
    pressed = StepForm(request.POST).pressed()
    if data is not None and pressed != CHANGE and form.is_valid():
        role = AttendeeRole(form.cleaned_data["role"])
        named = Named(person.name, person.email, role, form.cleaned_data["needs"] or "")
        order = Order(form.cleaned_data["form_token"], (named,), team=selectors.team_of(person))
        answer = _own_already(session, order) or _go_on(request, session, order, pressed, form.carried())
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, answer)
    context = {"form": form, "session": session, "rows": session_rows(session), **_back(session)}
    return render(request, "training/booking_own.html", context)


def _go_on(
    request: HttpRequest, session: Session, order: Order, pressed: str, carried: list[tuple[str, str]]
) -> HttpResponse | str:
    """Book, or show the page to check; a refusal comes back in words."""
    person, now = who(request), timezone.now()
    try:
        if pressed == BOOK:
            party = book(session=session, order=order, by=person)
            return redirect("training:party", public_id=party.public_id)
        check_order(order, person)
        naming.check_naming(len(order.people), person)
        check_session(session, order, council_calendar(), now, runs=P.TRAINING_RUN in policies.permissions_of(person))
        waiting = selectors.waiting_count(session)
        check_held(order, session.capacity - session.seats_taken - waiting)  # whoever waits comes first
    except WrongActor as refusal:
        raise PermissionDenied from refusal
    except ActRefused as refusal:
        return str(refusal)
    clashing = selectors.clashes(session, order.setting, [one.address for one in order.people], person)
    context = check_context(session, order, clashing, waiting, now)
    return render(request, "training/booking_check.html", {**context, "session": session, "carried": carried})


def _back(session: Session) -> dict[str, str]:
    return {"back_url": session_href(session)}


@requires(P.TRAINING_BOOK, P.TRAINING_SETTING_VIEW, P.TRAINING_RUN, P.TRAINING_MANAGE)
@require_safe
def party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was booked in one go: booked, held, waiting with the place in the line, and what can be done about each."""
    found = selectors.party_for(who(request), public_id)
    if found is None:
        raise Http404
    rows = selectors.bookings_in(found)
    context = party_context(found, rows, who(request), selectors.positions_in(found.session))
    return render(request, "training/party.html", context)
