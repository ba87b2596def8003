"""Leaving a setting or team, and handing open work over to a colleague there."""

from __future__ import annotations

from django.db import transaction

from accounts import audit, handover
from accounts.models import Membership, Person
from accounts.policies import NotYours, check_end
from accounts.reasons import EndReason
from accounts.selectors import colleagues_in
from accounts.services.steps import take_step

State = Membership.State


@transaction.atomic
def end_membership(*, membership: Membership, by: Person, reason: EndReason, successor: Person | None = None) -> int:
    """End an approved membership; open work in a setting goes to `successor`. Returns how many things changed hands.

    Raises NotYours if the successor is not a colleague of the same setting, WrongState if it ended already.
    """
    check_end(by=by, membership=membership)
    moved = 0
    if successor is not None:
        moved = _hand_over(membership, successor, by)
    take_step(membership=membership, target=State.ENDED, by=by, reason=EndReason(reason))
    return moved


def _hand_over(membership: Membership, successor: Person, by: Person) -> int:
    setting = membership.setting
    if setting is None or not colleagues_in(setting, of=membership.person).filter(pk=successor.pk).exists():
        raise NotYours("Open work can be handed to a colleague of the same setting only.")
    moved = handover.hand_over(leaver=membership.person, successor=successor, setting=setting, by=by)
    audit.record(
        event="membership.handed_over",
        by=by,
        subject=membership,
        detail={"successor": str(successor.public_id), "moved": moved},
    )
    return moved
