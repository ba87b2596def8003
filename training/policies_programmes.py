"""Who may do what with a setting's programmes and requests. `check_…` raises with the reason, `can_…` answers for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.permissions import Permission as P
from accounts.selectors import has, setting_keys_of, settings_of
from training.models.vocabulary import EnrolmentState, InsetState
from training.workflow import ActRefused, WrongActor
from training.workflow_programmes import (
    ENROL_TRANSITIONS,
    INSET_TRANSITIONS,
    EnrolAct,
    InsetAct,
    Side,
    enrol_target_of,
    inset_target_of,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import Person
    from organisations.models import EducationSetting
    from training.models import Enrolment, InsetRequest


def may_ask(user: Person | AnonymousUser) -> bool:
    """Whether the reader has a setting to enrol or to ask training for: a page leads nobody else there."""
    return user.is_authenticated and bool(setting_keys_of(user, P.TRAINING_BOOK))


def books_for(person: Person, setting_id: int) -> bool:
    """Whether somebody may enrol that setting, and ask for it."""
    return settings_of(person, P.TRAINING_BOOK).filter(pk=setting_id).exists()


def sides_of(setting_id: int, person: Person | None) -> frozenset[Side]:
    """How the person stands to a row of that setting. None is the portal itself."""
    if person is None:
        return frozenset({Side.PORTAL})
    manages = has(person, P.TRAINING_MANAGE)
    found = {
        Side.SETTING: books_for(person, setting_id),
        Side.STAFF: manages or has(person, P.TRAINING_RUN),
        Side.PLANNER: manages,
    }
    return frozenset(side for side, stands in found.items() if stands)


def check_books(person: Person, setting: EducationSetting) -> None:
    """Raise WrongActor for whoever may not book training for the setting."""
    if not books_for(person, setting.pk):
        raise WrongActor("You may do this only for your own setting.")


def check_enrolment(act: EnrolAct, row: Enrolment, by: Person | None) -> EnrolmentState:
    """The state after the act. Raises WrongActor or WrongState."""
    if not ENROL_TRANSITIONS[act].who & sides_of(row.setting_id, by):
        raise WrongActor("You may not do this for this setting.")
    return enrol_target_of(act, EnrolmentState(row.state))


def check_inset(act: InsetAct, row: InsetRequest, by: Person | None) -> InsetState:
    """The state after the act. Raises WrongActor or WrongState."""
    if not INSET_TRANSITIONS[act].who & sides_of(row.setting_id, by):
        raise WrongActor("You may not do this with this request.")
    return inset_target_of(act, InsetState(row.state))


def can_enrolment(act: EnrolAct, row: Enrolment, by: Person) -> bool:
    """Whether the person may do the act now."""
    try:
        check_enrolment(act, row, by)
    except ActRefused:
        return False
    return True


def can_inset(act: InsetAct, row: InsetRequest, by: Person) -> bool:
    """Whether the person may do the act now."""
    try:
        check_inset(act, row, by)
    except ActRefused:
        return False
    return True
