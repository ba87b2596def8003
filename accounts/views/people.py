"""People as staff see them: list, one person, giving roles, closing, ending sessions, lost authenticators, removal."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts import presenters
from accounts.access import requires, who
from accounts.forms.staff import PeopleFilter
from accounts.models import Person
from accounts.permissions import Permission
from accounts.policies import check_close, check_confirm_reset
from accounts.selectors import has
from accounts.selectors.people import after, find_people, open_reset, person_visible_to, waiting_roles
from accounts.services import people as services
from accounts.services.requests import RequestRefused
from accounts.services.rights import erase_person
from accounts.workflow import WrongState

PAGE = 25
_COLUMNS = [{"text": "Person"}, {"text": "Roles"}, {"text": "Account"}]


@requires(Permission.PEOPLE_VIEW)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who has an account."""
    form = PeopleFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = find_people(
        who(request), text=wanted.get("q", ""), role=wanted.get("role", ""), state=wanted.get("state", "")
    )
    page = list(after(found, request.GET.get("after", ""))[: PAGE + 1])
    kept = presenters.page_of(request)
    more = f"{request.path}?{kept}{'&' if kept else ''}after={page[PAGE - 1].public_id}" if len(page) > PAGE else ""
    rows = [presenters.person_row(item, reverse("accounts:person", args=[item.public_id])) for item in page[:PAGE]]
    return render(
        request,
        "accounts/people.html",
        {"form": form, "rows": rows, "columns": _COLUMNS, "next_url": more, "waiting": waiting_roles(who(request))},
    )


def found_person(request: HttpRequest, public_id: uuid.UUID) -> Person:
    """The person of the address, or 404 alike for a missing one and one that the viewer may not see."""
    person = person_visible_to(who(request), public_id)
    if person is None:
        raise Http404
    return person


@requires(Permission.PEOPLE_VIEW)
@require_safe
def person(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One person: details, memberships, and for administrators what can be done."""
    shown = found_person(request, public_id)
    details = [
        {"key": "Email address", "value": shown.email},
        {"key": "Job title", "value": shown.job_title or "Not given"},
        {"key": "Work phone", "value": shown.phone or "Not given"},
        {"key": "Account", "value": "Open" if shown.is_active else "Closed"},
    ]
    manages = has(who(request), Permission.PEOPLE_DEACTIVATE)
    if manages:
        last = f"{shown.last_login:%-d %B %Y}" if shown.last_login else "Never"
        ways = presenters.sign_in_ways(shown)
        strong = "Yes" if ways.app or ways.passkeys else "No"
        details += [{"key": "Last signed in", "value": last}, {"key": "Passkey or authenticator app", "value": strong}]
    return render(
        request,
        "accounts/person.html",
        {
            "shown": shown,
            "details": details,
            **presenters.by_state(shown.memberships.all()),
            "manages": manages,
            "grants": has(who(request), Permission.ROLES_GRANT),
            "oneself": shown.pk == who(request).pk,
            "reset": open_reset(shown) if manages else None,
            "actions": ACTIONS,
        },
    )


@dataclass(frozen=True)
class Action:
    """Something an administrator does to an account, after a page that asks."""

    title: str
    text: str
    button: str
    done: str
    run: Callable[[Person, Person], object]


def _confirm_reset(shown: Person, by: Person) -> None:
    reset = open_reset(shown)
    if reset is None:
        raise WrongState
    services.confirm_factor_reset(reset=reset, by=by)


def _drop_reset(shown: Person, by: Person) -> None:
    reset = open_reset(shown)
    if reset is None:
        raise WrongState
    services.drop_factor_reset(reset=reset, by=by)


ACTIONS: dict[str, Action] = {
    "close": Action(
        "Close the account",
        "The person is signed out everywhere, every role ends and they can no longer sign in.",
        "Close the account",
        "The account was closed.",
        lambda shown, by: services.close_account(person=shown, by=by),
    ),
    "reopen": Action(
        "Reopen the account",
        "The person can sign in again. Roles do not come back by themselves.",
        "Reopen the account",
        "The account was reopened.",
        lambda shown, by: services.reopen_account(person=shown, by=by),
    ),
    "end-sessions": Action(
        "Sign the person out everywhere",
        "Every session ends at its next click. They can sign in again.",
        "Sign out everywhere",
        "Every session was ended.",
        lambda shown, by: _end_sessions(shown, by),
    ),
    "reset-factors": Action(
        "Ask for a reset of the second step",
        "For a lost phone or passkey. Check by phone that it is really this person. A second administrator must confirm.",
        "Ask for the reset",
        "The reset waits for a second administrator.",
        lambda shown, by: services.ask_factor_reset(person=shown, by=by),
    ),
    "confirm-reset": Action(
        "Confirm the reset of the second step",
        "The authenticator app, passkeys and recovery codes are removed. Check by phone that it is really this person.",
        "Confirm the reset",
        "The second step was removed and the person told.",
        _confirm_reset,
    ),
    "drop-reset": Action(
        "Give up the reset",
        "The person's second step stays as it is.",
        "Give up the reset",
        "The reset was given up.",
        _drop_reset,
    ),
    "erase": Action(
        "Remove the person",
        "Name, address and everything that says who they are is blanked. This cannot be undone.",
        "Remove the person",
        "The person was removed.",
        lambda shown, by: erase_person(person=shown, by=by),
    ),
}


def _end_sessions(shown: Person, by: Person) -> None:
    check_close(by=by, person=shown)
    services.end_sessions(person=shown, by=by)


@requires(Permission.PEOPLE_DEACTIVATE, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, public_id: uuid.UUID, action: str) -> HttpResponse:
    """Ask, then do it."""
    shown = found_person(request, public_id)
    chosen = ACTIONS.get(action)
    if chosen is None:
        raise Http404
    _check(who(request), shown, action)
    back = reverse("accounts:person", args=[shown.public_id])
    if request.method != "POST":
        return render(
            request,
            "accounts/confirm.html",
            {
                "title": f"{chosen.title}: {shown}",
                "text": chosen.text,
                "submit_text": chosen.button,
                "cancel_href": back,
                "warning": action in ("close", "erase", "confirm-reset"),
            },
        )
    try:
        chosen.run(shown, who(request))
    except (RequestRefused, WrongState) as error:
        return render(request, "errors/409.html", {"reason": str(error)}, status=409)
    messages.success(request, chosen.done)
    return redirect("accounts:people") if action == "erase" else redirect(back)


def _check(by: Person, shown: Person, action: str) -> None:
    """The rule of the action, before the page asks: nobody is shown a button that will refuse."""
    reset = open_reset(shown) if action == "confirm-reset" else None
    if reset is not None:
        check_confirm_reset(by=by, reset=reset)
    else:
        check_close(by=by, person=shown)
