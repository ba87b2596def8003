"""What the pages on routing show: who answers questions, how they are set up, the rules, and a question tried out.

A mark is a short digest of what a page showed. A form sends it back, so that a write over something newer is refused
without a counter of its own: `mark_of_setup(profile)` changes when topics change, and not when an absence is recorded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import Membership, Person
from accounts.roles import ROLES
from advice_requests.models import AdviceRequest, AdviserProfile, RoutingRule
from advice_requests.routing import Choice
from advice_requests.selectors.routing import AT_WORK, answering_people, choose_for
from organisations.models import Area
from resources.models import Topic

# Whoever holds one of these is there to answer; the head may, and need not.
_EXPECTED = ("vs_adviser", "vs_duty")


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that nobody asked: what routing looks at."""

    topic: Topic
    phase: str
    area: Area | None
    urgency: str


def staff() -> list[Person]:
    """Everybody who may answer questions, with roles, open work and set-up at hand: the same queries for any number."""
    live = Membership.objects.filter(state=Membership.State.APPROVED)
    people = answering_people().select_related("adviser_profile__team", "adviser_profile__deputy")
    return list(
        people.annotate(
            open_requests=Count("advice_assigned", filter=Q(advice_assigned__state__in=AT_WORK))
        ).prefetch_related(
            "adviser_profile__topics",
            "adviser_profile__areas",
            Prefetch("memberships", live, to_attr="live"),
        )
    )


def role_labels(person: Person) -> str:
    """The roles of somebody whom `staff` read."""
    labels = [ROLES[one.role].label for one in person.live if one.role in ROLES]  # type: ignore[attr-defined]  # prefetched above
    return ", ".join(sorted(labels))


def member_of_staff(public_id: UUID) -> Person | None:
    """One person who may answer questions; None for anybody else."""
    return answering_people().filter(public_id=public_id).first()


def profile_of(person: Person) -> AdviserProfile | None:
    """How the person is set up, or None before anybody did."""
    rows = AdviserProfile.objects.select_related("person", "team", "deputy")
    return rows.prefetch_related("topics", "areas").filter(person=person).first()


def deputy_at_work(profile: AdviserProfile) -> AdviserProfile | None:
    """The deputy's own profile, if questions can go to that person at all."""
    rows = AdviserProfile.objects.filter(person=profile.deputy_id, is_active=True, person__in=answering_people())
    return rows.select_related("person").first()


def open_work(person: Person) -> int:
    """How many open questions the person has."""
    return AdviceRequest.objects.filter(assigned_to=person, state__in=AT_WORK).count()


def possible_deputies(person: Person) -> QuerySet[Person]:
    """Everybody else who may answer questions."""
    return answering_people().exclude(pk=person.pk)


def advisers_for_rules() -> QuerySet[AdviserProfile]:
    """Those whom a rule may name: set up, given work, and still in the role."""
    rows = AdviserProfile.objects.filter(is_active=True, person__in=answering_people())
    return rows.select_related("person").order_by("person__name", "pk")


def all_rules() -> list[RoutingRule]:
    """Every rule in its order, with what it names."""
    return list(
        RoutingRule.objects.select_related("topic", "area", "adviser__person", "team").order_by("position", "id")
    )


def rule_with(pk: int) -> RoutingRule | None:
    """One rule with what it names, or None."""
    return next((one for one in all_rules() if one.pk == pk), None)


def count_not_set_up() -> int:
    """How many advisers and duty advisers get no questions because nobody set them up."""
    expected = Membership.objects.filter(person=OuterRef("pk"), role__in=_EXPECTED, state=Membership.State.APPROVED)
    return answering_people().filter(Exists(expected), adviser_profile=None).count()


def try_question(trial: Trial, *, now: datetime) -> Choice:
    """Where a question of this kind, sent now, would go: the routing of real questions, and nothing is written."""
    return choose_for(
        AdviceRequest(topic=trial.topic, phase=trial.phase, area=trial.area, urgency=trial.urgency, submitted_at=now)
    )


def person_named(pk: int) -> Person | None:
    """Somebody whom routing chose."""
    return answering_people().filter(pk=pk).first()


def mark_of_setup(profile: AdviserProfile | None) -> str:
    """The mark of what somebody covers and how much they take."""
    if profile is None:
        return _mark(["nobody set this up"])
    return _mark(
        [
            sorted(topic.pk for topic in profile.topics.all()),
            sorted(area.pk for area in profile.areas.all()),
            sorted(profile.phases),
            sorted(profile.working_days),
            profile.capacity,
            profile.team_id,
            profile.deputy_id,
            profile.is_active,
        ]
    )


def mark_of_absence(profile: AdviserProfile) -> str:
    """The mark of an absence, or of none."""
    return _mark([str(profile.away_from), str(profile.away_until)])


def mark_of_rules(rules: Iterable[RoutingRule]) -> str:
    """The mark of the whole list: order matters, so a change anywhere counts."""
    return _mark(
        [
            [one.pk, one.position, one.topic_id, one.phase, one.area_id, one.adviser_id, one.team_id, one.is_active]
            for one in rules
        ]
    )


def _mark(facts: list[object]) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]
