"""Who may do what to a request, and when. `check` raises with the reason; `can` answers for the page.

*Who* is the tables of `workflow`; *when* is the state and, for opening again, the working days since it ended.
"""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import Person
from accounts.permissions import Permission
from accounts.selectors import has, permissions_of, settings_of
from advice_requests.models import AdviceRequest
from advice_requests.models.vocabulary import State
from advice_requests.workflow import (
    TRANSITIONS,
    Act,
    ActRefused,
    Relation,
    WrongActor,
    WrongState,
    permits,
    target_of,
)


class TooLate(WrongState):
    """The time in which it could be done is over."""


def relations_of(person: Person | None, request: AdviceRequest) -> frozenset[Relation]:
    """How the person stands to the request; nobody is the portal itself."""
    if person is None:
        return frozenset({Relation.SYSTEM})
    found = set()
    own = request.asker_id == person.pk and not request.shared_with_setting
    if own or _is_colleague(person, request):
        found.add(Relation.ASKING_SIDE)
    if has(person, Permission.ADVICE_VIEW_ALL):
        found.add(Relation.STAFF)
        if request.assigned_to_id == person.pk:
            found.add(Relation.ASSIGNEE)
    return frozenset(found)


def _is_colleague(person: Person, request: AdviceRequest) -> bool:
    if not request.shared_with_setting or request.setting is None or not has(person, Permission.ADVICE_VIEW):
        return False
    return settings_of(person, Permission.ADVICE_VIEW).filter(pk=request.setting.pk).exists()


def check(act: Act, request: AdviceRequest, person: Person | None) -> State:
    """Return the state that the act leads to. Raises WrongActor (403) or WrongState (409) with the reason in words."""
    permissions = permissions_of(person) if person else frozenset()
    if not permits(act, relations=relations_of(person, request), permissions=permissions):
        raise WrongActor("You may not do this with the request.")
    target = target_of(act, State(request.state))
    if act is Act.TAKE and request.assigned_to_id not in (None, person.pk if person else None):
        raise WrongState(f"{request.assigned_to} has this request.")
    return target


def can(act: Act, request: AdviceRequest, relations: frozenset[Relation], permissions: frozenset[Permission]) -> bool:
    """Whether the page may offer the act. Takes facts that the page has gathered already: it asks nothing more."""
    return request.state in TRANSITIONS[act].sources and permits(act, relations=relations, permissions=permissions)


def check_reopen(request: AdviceRequest, *, last_day: date, now: datetime) -> None:
    """Raise TooLate after the last day on which the request can be opened again."""
    if now.astimezone().date() > last_day:
        raise TooLate(
            f"It could be opened again until {last_day:%-d %B %Y}. Ask a new question and name {request.reference} in it."
        )


__all__ = ["ActRefused", "TooLate", "WrongActor", "WrongState", "can", "check", "check_reopen", "relations_of"]
