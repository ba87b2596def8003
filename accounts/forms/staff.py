"""Forms of staff: filters of lists, decisions, roles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from accounts.models import Membership
from accounts.reasons import ApproveReason, RefuseReason
from accounts.roles import ROLES
from vs_portal.ui.forms import BooleanField, ChoiceField, DateField, GovukForm, TextField

_ANY = ("", "Any")
_APPROVE = [(reason.value, reason.label) for reason in (ApproveReason.SETTING_CONFIRMED, ApproveReason.KNOWN)]
_REFUSE = [(reason.value, reason.label) for reason in RefuseReason]


def _role_choices() -> list[tuple[str, str]]:
    return [_ANY, *((role.code, role.label) for role in ROLES.values())]


class RequestFilter(GovukForm):
    """Which requests to show."""

    submit_text = ""
    mark_optional = False
    state = ChoiceField(
        label="State",
        required=False,
        select=True,
        choices=[
            ("", "Waiting"),
            (Membership.State.APPROVED.value, "Approved"),
            (Membership.State.REFUSED.value, "Refused"),
            (Membership.State.ENDED.value, "Ended"),
        ],
    )
    role = ChoiceField(label="Role", required=False, select=True, choices=_role_choices)
    q = TextField(label="Person or setting", required=False, max_length=100)


class PeopleFilter(GovukForm):
    """Which people to show."""

    submit_text = ""
    mark_optional = False
    q = TextField(label="Name or email address", required=False, max_length=100)
    role = ChoiceField(label="Role", required=False, select=True, choices=_role_choices)
    state = ChoiceField(
        label="Account",
        required=False,
        select=True,
        choices=[_ANY, ("open", "Open"), ("closed", "Closed"), ("erase", "Asked to be removed")],
    )


class AuditFilter(GovukForm):
    """Which events to show."""

    submit_text = ""
    mark_optional = False
    event = TextField(label="Event", required=False, max_length=64, help_text="Its name or first part, as membership.")
    person = TextField(label="Who did it", required=False, max_length=254, help_text="Email address")
    subject = TextField(label="What it was about", required=False, max_length=64, help_text="Its id")
    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)


class DecisionForm(GovukForm):
    """Approve or refuse, with a reason under each, and a tick that one has looked."""

    submit_text = ""
    decision = ChoiceField(
        label="Decision",
        choices=[("approve", "Approve"), ("refuse", "Refuse")],
        reveals={"approve": "approve_reason", "refuse": "refuse_reason"},
    )
    approve_reason = ChoiceField(label="Why", choices=_APPROVE)
    refuse_reason = ChoiceField(label="Reason, which the person is told", choices=_REFUSE)
    sure = BooleanField(label="I have checked this request")


class SecondAdministratorForm(GovukForm):
    """The second administrator's word on a role that another proposed."""

    submit_text = ""
    decision = ChoiceField(label="Decision", choices=[("approve", "Confirm the role"), ("refuse", "Turn it down")])
    sure = BooleanField(label="I know this person and have checked this role")


class GrantForm(GovukForm):
    """A staff role to give."""

    submit_text = ""
    role = ChoiceField(label="Role", choices=[])
    sure = BooleanField(label="I have checked that this person needs this role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = [role for role in ROLES.values() if not role.self_service]
        field = self.fields["role"]
        field.choices = [(role.code, role.label) for role in staff]  # type: ignore[attr-defined]  # a ChoiceField
        field.look = replace(field.look, choice_hints={role.code: role.description for role in staff})  # type: ignore[attr-defined]  # ours
