"""The facts that routing needs: advisers with their open work, and the rules in order."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from accounts.models import Membership, Person
from accounts.permissions import Permission
from accounts.roles import ROLES
from advice_requests.models import AdviceRequest, AdviserProfile, RoutingRule
from advice_requests.models.vocabulary import State, Urgency
from advice_requests.routing import Adviser, Choice, Need, Rule, choose
from organisations.calendars import as_day
from organisations.selectors import council_hours

_ANSWERING_ROLES = [role.code for role in ROLES.values() if Permission.ADVICE_ANSWER in role.permissions]
AT_WORK = (State.ASSIGNED, State.AWAITING_ASKER, State.REOPENED)
_AT_WORK = Q(person__advice_assigned__state__in=AT_WORK)


def answering_people() -> QuerySet[Person]:
    """Active people who may answer questions now."""
    holders = Membership.objects.filter(role__in=_ANSWERING_ROLES, state=Membership.State.APPROVED)
    return Person.objects.filter(is_active=True, pk__in=holders.values("person")).order_by("name", "pk")


def may_answer(person: Person) -> bool:
    """Whether the person may be given requests."""
    return answering_people().filter(pk=person.pk).exists()


def is_there(person: Person, now: datetime) -> bool:
    """Whether an adviser still answers questions and is not recorded as away on that day."""
    day = as_day(now)
    away = AdviserProfile.objects.filter(person=person, away_from__lte=day, away_until__gte=day)
    return may_answer(person) and not away.exists()


def choose_for(row: AdviceRequest) -> Choice:
    """Where routing sends this request, and why."""
    return choose(need_of(row), advisers(), rules())


def need_of(row: AdviceRequest) -> Need:
    """What the request asks for, in the terms of routing."""
    return Need(
        topic=row.topic_id,
        topic_label=row.topic.label,
        phase=row.phase,
        area=row.area_id,
        urgent=row.urgency != Urgency.ROUTINE,
        day=as_day(council_hours().next_open(row.submitted_at)),
    )


def advisers() -> list[Adviser]:
    """Every adviser who may be given work, with how much is open on their desk."""
    profiles = (
        AdviserProfile.objects.filter(is_active=True, person__in=answering_people())
        .annotate(open_requests=Count("person__advice_assigned", filter=_AT_WORK))
        .prefetch_related("topics", "areas")
        .order_by("person_id")
    )
    return [_adviser(profile) for profile in profiles]


def _adviser(profile: AdviserProfile) -> Adviser:
    return Adviser(
        person=profile.person_id,
        topics=frozenset(topic.pk for topic in profile.topics.all()),
        areas=frozenset(area.pk for area in profile.areas.all()),
        phases=frozenset(profile.phases),
        working_days=frozenset(profile.working_days),
        capacity=profile.capacity,
        open_requests=profile.open_requests,  # type: ignore[attr-defined]  # annotated above
        team=profile.team_id,
        deputy=profile.deputy_id,
        away_from=profile.away_from,
        away_until=profile.away_until,
    )


def rules() -> list[Rule]:
    """The active rules in their order."""
    rows = RoutingRule.objects.filter(is_active=True).select_related("adviser").order_by("position", "id")
    return [
        Rule(
            row.position,
            row.topic_id,
            row.phase,
            row.area_id,
            row.adviser.person_id if row.adviser else None,
            row.team_id,
        )
        for row in rows
    ]
