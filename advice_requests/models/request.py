"""A question from a setting or a social worker, and where it stands. The database refuses a state that makes no sense."""

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from advice_requests.models.vocabulary import (
    MOVES,
    ClosureReason,
    DeclineReason,
    Phase,
    PupilBand,
    State,
    Urgency,
    UrgencyReason,
)
from advice_requests.visibility import RequestQuerySet
from organisations.models import Area, CouncilTeam, EducationSetting
from resources.models import Signpost, Topic
from text_guard.fields import ScreenedTextField

QUESTION_LIMIT = 3000
TRIED_LIMIT = 1500
_PERSON = settings.AUTH_USER_MODEL
_UNOWNED = Q(assigned_to=None, state__in=[State.SUBMITTED, State.TRIAGED, State.REOPENED])
_IN_HAND = Q(state__in=[State.ASSIGNED, State.REOPENED])


def _iff(left: Q, right: Q) -> Q:
    return (left & right) | (~left & ~right)


class AdviceRequest(models.Model):
    """One question. `shared_with_setting` is true where it was asked as a member of the setting, whose colleagues
    then read it too; a social worker's question about a setting stays the social worker's own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=9, unique=True)
    form_token = models.UUIDField(unique=True)
    asker = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="advice_asked", db_index=False)
    asker_role = models.CharField(max_length=32)
    setting = models.ForeignKey(
        EducationSetting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="advice_requests",
        db_index=False,
    )
    shared_with_setting = models.BooleanField(default=False)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="advice_requests", db_index=False)
    phase = models.CharField(max_length=16, choices=Phase)
    pupil_band = models.CharField(max_length=8, choices=PupilBand)
    urgency = models.CharField(max_length=8, choices=Urgency, default=Urgency.ROUTINE)
    urgency_reason = models.CharField(max_length=16, choices=UrgencyReason, blank=True)
    question = ScreenedTextField(max_length=QUESTION_LIMIT)
    tried = ScreenedTextField(max_length=TRIED_LIMIT, blank=True)
    # `Stand`s of text_guard.declared, shown to staff only
    declared = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)

    state = models.CharField(max_length=16, choices=State, default=State.SUBMITTED)
    assigned_to = models.ForeignKey(
        _PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="advice_assigned", db_index=False
    )
    team = models.ForeignKey(
        CouncilTeam, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    referred_to = models.ForeignKey(
        Signpost, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    declined_reason = models.CharField(max_length=24, choices=DeclineReason, blank=True)
    closed_reason = models.CharField(max_length=24, choices=ClosureReason, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_here", db_index=False
    )
    version = models.PositiveIntegerField(default=1)

    submitted_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    first_response_at = models.DateTimeField(null=True, blank=True)
    first_response_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_minutes = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-submitted_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reference__regex=r"^AR-[346789CDFGHJKMNPQRTVWXY]{6}$"), name="advice_reference_form"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="advice_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ASSIGNED, State.AWAITING_ASKER, State.ANSWERED])
                | Q(assigned_to__isnull=False),
                name="advice_in_hand_has_adviser",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SUBMITTED, State.TRIAGED]) | Q(assigned_to__isnull=True),
                name="advice_basket_has_no_adviser",
            ),
            models.CheckConstraint(
                condition=_iff(Q(state=State.AWAITING_ASKER), Q(paused_at__isnull=False)), name="advice_paused_waiting"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED) | Q(answered_at__isnull=False), name="advice_answered_when"
            ),
            models.CheckConstraint(
                condition=_iff(Q(state=State.CLOSED), ~Q(closed_reason="")), name="advice_closed_why"
            ),
            models.CheckConstraint(
                condition=_iff(
                    Q(state__in=[State.CLOSED, State.REFERRED_OUT, State.DECLINED, State.MERGED]),
                    Q(closed_at__isnull=False),
                ),
                name="advice_ended_when",
            ),
            models.CheckConstraint(
                condition=_iff(Q(state=State.REFERRED_OUT), Q(referred_to__isnull=False)), name="advice_referred_where"
            ),
            models.CheckConstraint(
                condition=_iff(Q(state=State.DECLINED), ~Q(declined_reason="")), name="advice_declined_why"
            ),
            models.CheckConstraint(
                condition=_iff(Q(state=State.MERGED), Q(merged_into__isnull=False)), name="advice_merged_where"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="advice_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=_iff(Q(urgency=Urgency.ROUTINE), Q(urgency_reason="")), name="advice_urgency_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(shared_with_setting=False) | Q(setting__isnull=False), name="advice_shared_has_setting"
            ),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(assigned_to__isnull=False), name="advice_taken_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__year__gte=2000, submitted_at__lt=F("due_at"), due_at__year__lte=2100),
                name="advice_dates_in_order",
            ),
        ]
        # Each basket of the desk and each list of an asker is one walk along one of these.
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], condition=_UNOWNED, name="advice_unowned"),
            models.Index(fields=["assigned_to", "due_at", "id"], condition=_IN_HAND, name="advice_in_hand"),
            models.Index(fields=["due_at", "id"], condition=Q(state=State.AWAITING_ASKER), name="advice_waiting"),
            models.Index(
                fields=["assigned_to", "due_at", "id"],
                condition=Q(state=State.AWAITING_ASKER),
                name="advice_my_waiting",
            ),
            models.Index(fields=["-submitted_at", "-id"], name="advice_all"),
            models.Index(fields=["topic", "-submitted_at", "-id"], name="advice_by_topic"),
            models.Index(fields=["state", "-submitted_at", "-id"], name="advice_by_state"),
            models.Index(fields=["area", "-submitted_at", "-id"], name="advice_by_area"),
            models.Index(fields=["asker", "-submitted_at", "-id"], name="advice_by_asker"),
            models.Index(
                fields=["setting", "-submitted_at", "-id"], condition=Q(setting__isnull=False), name="advice_by_setting"
            ),
            models.Index(fields=["assigned_to", "-submitted_at", "-id"], name="advice_by_adviser"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="advice_state_moves", field="state", transitions=[(str(old), str(new)) for old, new in MOVES]
            ),
        ]

    def __str__(self) -> str:
        return self.reference
