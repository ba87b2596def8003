"""The forms by which routing is kept. No free text: everything is chosen from a list, a number or a date.

Each carries the mark of what its page showed (`seen`), which the service compares with what stands now.
"""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict

from accounts.models import Person
from accounts.permissions import Permission
from accounts.roles import ROLES
from advice_requests.models import AdviserProfile, RoutingRule
from advice_requests.models.vocabulary import Phase, Urgency
from advice_requests.selectors.routing_pages import (
    Trial,
    advisers_for_rules,
    mark_of_absence,
    mark_of_setup,
    possible_deputies,
)
from advice_requests.services.routing_rules import RuleParts
from advice_requests.services.routing_setup import LARGEST_CAPACITY, LONGEST_ABSENCE, Setup
from organisations.models import Area, CouncilTeam
from resources.models import Topic
from vs_portal.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    GovukForm,
    IntegerField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
)

ADVISER, TEAM = "adviser", "team"
_DAYS = [(0, "Monday"), (1, "Tuesday"), (2, "Wednesday"), (3, "Thursday"), (4, "Friday")]
_ONE_PHASE = [choice for choice in Phase.choices if choice[0] != Phase.ALL]
_ALL_HINT = "Tick none for all of them."
_FROM_LIST = {"invalid_pk_value": "Select one of the choices in the list"}


class SeenForm(GovukForm):
    """A form that says what its page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def seen_anew(self, mark: str) -> None:
        """Keep what was typed and take it as written on top of what stands now."""
        typed = cast("QueryDict", self.data).copy()
        typed["seen"] = mark
        self.data = typed


class SetupForm(SeenForm):
    """What one adviser covers."""

    submit_text = "Save"
    is_active = BooleanField(
        label="Send new questions to this person",
        required=False,
        help_text="Untick it, and no new question goes to them.",
    )
    topics = ModelMultipleChoiceField(
        Topic.objects.none(),
        label="Topics",
        required=False,
        help_text=_ALL_HINT,
        small=True,
        error_messages=_FROM_LIST,
    )
    areas = ModelMultipleChoiceField(
        Area.objects.none(),
        label="Areas",
        required=False,
        help_text=_ALL_HINT,
        small=True,
        error_messages=_FROM_LIST,
    )
    phases = MultipleChoiceField(label="Phases", choices=_ONE_PHASE, required=False, help_text=_ALL_HINT, small=True)
    working_days = MultipleChoiceField(
        label="Working days",
        choices=_DAYS,
        small=True,
        help_text="A question that is not routine does not wait for a day on which this person does not work.",
        error_messages={"required": "Select at least one working day"},
    )
    capacity = IntegerField(
        label="How many open questions are a full desk?", min_value=1, max_value=LARGEST_CAPACITY, width=3
    )
    deputy = ModelChoiceField(
        Person.objects.none(),
        label="Deputy",
        required=False,
        empty_label="Nobody",
        help_text="Gets new questions instead while this person is away.",
    )
    team = ModelChoiceField(CouncilTeam.objects.none(), label="Team", required=False, empty_label="No team")

    def __init__(self, *args: Any, person: Person, profile: AdviserProfile | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_setup_initial(profile), **kwargs)
        held = Q(pk__in=profile.topics.all()) if profile else Q()
        querysets: dict[str, Any] = {
            "topics": Topic.objects.filter(Q(is_active=True) | held)
            if profile
            else Topic.objects.filter(is_active=True),
            "areas": Area.objects.all(),
            "deputy": possible_deputies(person),
            "team": CouncilTeam.objects.all(),
        }
        for name, rows in querysets.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # model choice fields

    def setup(self) -> Setup:
        """What was chosen, for the service."""
        data = self.cleaned_data
        return Setup(
            topics=list(data["topics"]),
            areas=list(data["areas"]),
            phases=data["phases"],
            working_days=[int(day) for day in data["working_days"]],
            capacity=data["capacity"],
            team=data["team"],
            deputy=data["deputy"],
            is_active=data["is_active"],
        )


def _setup_initial(profile: AdviserProfile | None) -> dict[str, object]:
    """What stands now, or what a new adviser starts with."""
    one = profile or AdviserProfile()
    return {
        "seen": mark_of_setup(profile),
        "is_active": one.is_active,
        "topics": list(profile.topics.all()) if profile else [],
        "areas": list(profile.areas.all()) if profile else [],
        "phases": one.phases,
        "working_days": one.working_days,
        "capacity": one.capacity,
        "deputy": one.deputy_id,
        "team": one.team_id,
    }


class AbsenceForm(SeenForm):
    """From when until when; sent twice: first to be told what follows, then with `sure`."""

    first = DateField(label="First day away", error_messages={"required": "Enter the first day away"})
    last = DateField(
        label="Last day away",
        help_text="New questions come again from the next working day.",
        error_messages={"required": "Enter the last day away"},
    )
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, profile: AdviserProfile, today: date, **kwargs: Any) -> None:
        initial = {"seen": mark_of_absence(profile), "first": profile.away_from, "last": profile.away_until}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["last"].earliest = today  # type: ignore[attr-defined]  # a date field
        self.fields["last"].latest = today + LONGEST_ABSENCE  # type: ignore[attr-defined]  # a date field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day away must be the first day or later")
        return data


class RuleForm(SeenForm):
    """One rule: which questions, and to whom."""

    submit_text = "Save the rule"
    topic = ModelChoiceField(Topic.objects.none(), label="Topic", required=False, empty_label="Any topic")
    phase = ChoiceField(label="Phase", choices=[("", "Any phase"), *Phase.choices], required=False, select=True)
    area = ModelChoiceField(Area.objects.none(), label="Area", required=False, empty_label="Any area")
    target = ChoiceField(
        label="Who gets these questions?",
        choices=[(ADVISER, "An adviser"), (TEAM, "Whoever in a team has the smallest share of work")],
        reveals={ADVISER: "adviser", TEAM: "team"},
        error_messages={"required": "Select an adviser or a team"},
    )
    adviser = ModelChoiceField(AdviserProfile.objects.none(), label="Which adviser?", empty_label="Select an adviser")
    team = ModelChoiceField(CouncilTeam.objects.none(), label="Which team?", empty_label="Select a team")

    def __init__(self, *args: Any, rule: RoutingRule | None, mark: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": mark, **_rule_initial(rule)}, **kwargs)
        held = rule.topic_id if rule else None
        querysets: dict[str, Any] = {
            "topic": Topic.objects.filter(Q(is_active=True) | Q(pk=held)),
            "area": Area.objects.all(),
            "adviser": advisers_for_rules(),
            "team": CouncilTeam.objects.all(),
        }
        for name, rows in querysets.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # model choice fields

    def parts(self) -> RuleParts:
        """What was chosen, for the service."""
        data = self.cleaned_data
        return RuleParts(data["topic"], data["phase"], data["area"], data["adviser"] or None, data["team"] or None)


def _rule_initial(rule: RoutingRule | None) -> dict[str, object]:
    if rule is None:
        return {}
    return {
        "topic": rule.topic_id,
        "phase": rule.phase,
        "area": rule.area_id,
        "target": ADVISER if rule.adviser_id else TEAM,
        "adviser": rule.adviser_id,
        "team": rule.team_id,
    }


class TrialForm(GovukForm):
    """A question to try out; a GET form, so that a trial can be shared as a link."""

    submit_text = "Try it"
    mark_optional = False
    topic = ModelChoiceField(
        Topic.objects.none(), label="Topic", empty_label="Select a topic", to_field_name="code",
        error_messages={"required": "Select a topic"},
    )  # fmt: skip
    phase = ChoiceField(label="Phase", choices=[("", "Select a phase"), *Phase.choices], select=True)
    area = ModelChoiceField(
        Area.objects.none(), label="Area", required=False, empty_label="No area",
        help_text="The area of the setting. A question about no setting has none.",
    )  # fmt: skip
    urgency = ChoiceField(label="Urgency", choices=Urgency.choices, initial=Urgency.ROUTINE, select=True)
    role = ChoiceField(label="Who asks?", choices=(), select=True, initial="dsl")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asking = [(code, role.label) for code, role in ROLES.items() if Permission.ADVICE_ASK in role.permissions]
        self.fields["role"].choices = asking  # type: ignore[attr-defined]  # a choice field
        self.fields["topic"].queryset = Topic.objects.filter(is_active=True)  # type: ignore[attr-defined]  # model choice
        self.fields["area"].queryset = Area.objects.all()  # type: ignore[attr-defined]  # a model choice field

    def trial(self) -> Trial:
        """The question that was described."""
        data = self.cleaned_data
        return Trial(topic=data["topic"], phase=data["phase"], area=data["area"], urgency=data["urgency"])
