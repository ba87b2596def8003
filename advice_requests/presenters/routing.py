"""Routing in words: who is set up and how, what an absence does, what a rule says, where a question would go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format

from accounts.models import Person
from accounts.roles import ROLES
from advice_requests.models import AdviserProfile, RoutingRule
from advice_requests.models.vocabulary import Phase
from advice_requests.routing import Choice
from advice_requests.selectors.routing_pages import person_named, role_labels
from organisations.models import CouncilTeam

Cell = dict[str, object]
STAFF_COLUMNS = [{"text": name} for name in ("Adviser", "Covers", "Open work", "New questions", "Deputy and team")]
_WEEK = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def tabs(current: str) -> list[dict[str, object]]:
    """The pages on routing, for whoever manages it."""
    pages = (("advisers", "Advisers"), ("rules", "Rules"), ("try", "Try a question"))
    return [{"text": text, "href": reverse(f"routing:{name}"), "current": name == current} for name, text in pages]


def profile_in(person: Person) -> AdviserProfile | None:
    """The profile of somebody whom `staff` read, without another query."""
    return getattr(person, "adviser_profile", None)


def staff_rows(people: Sequence[Person], *, today: date) -> list[list[Cell]]:
    """One row an adviser: what they cover, open work against a full desk, whether new questions come, who stands in."""
    known = {person.pk: person for person in people}
    return [_staff_row(person, known, today) for person in people]


def _staff_row(person: Person, known: dict[int, Person], today: date) -> list[Cell]:
    profile = profile_in(person)
    count = person.open_requests  # type: ignore[attr-defined]  # annotated by the selector
    name: Cell = {
        "text": str(person),
        "href": reverse("routing:adviser", args=[person.public_id]),
        "note": role_labels(person),
    }
    if profile is None:
        status: Cell = {"text": "Not set up", "tone": "warn", "note": "Gets no questions until set up."}
        return [name, {"text": "Nothing yet"}, {"text": str(count)}, status, {"text": "None"}]
    return [
        name,
        {"text": topics_words(profile), "note": where_words(profile)},
        {"text": f"{count} of {profile.capacity}", "note": "Full desk" if count >= profile.capacity else ""},
        status_cell(profile, today),
        _deputy_cell(profile, known, today),
    ]


def topics_words(profile: AdviserProfile) -> str:
    """The topics somebody covers."""
    return ", ".join(topic.label for topic in profile.topics.all()) or "Every topic"


def where_words(profile: AdviserProfile) -> str:
    """Areas and phases somebody covers, where they are not all."""
    phases = ", ".join(Phase(code).label for code in profile.phases)
    areas = ", ".join(area.name for area in profile.areas.all())
    return "; ".join(filter(None, [areas, phases])) or "Every area and phase"


def days_words(profile: AdviserProfile) -> str:
    """The days on which somebody works."""
    return ", ".join(_WEEK[day] for day in profile.working_days)


def status_cell(profile: AdviserProfile, today: date) -> Cell:
    """Whether new questions come to somebody now."""
    away = absence_words(profile)
    if not profile.is_active:
        return {"text": "Switched off", "tone": "warn", "note": away}
    if is_away(profile, today):
        return {"text": "Away", "tone": "stop", "note": away}
    return {"text": "Gets questions", "tone": "go", "note": away if _still_to_come(profile, today) else ""}


def is_away(profile: AdviserProfile, day: date) -> bool:
    """Whether a day lies in the absence that is recorded."""
    first, last = profile.away_from, profile.away_until
    return first is not None and last is not None and first <= day <= last


def _still_to_come(profile: AdviserProfile, today: date) -> bool:
    return profile.away_from is not None and profile.away_from > today


def has_absence(profile: AdviserProfile, today: date) -> bool:
    """Whether an absence is running or to come."""
    return profile.away_until is not None and profile.away_until >= today


def absence_words(profile: AdviserProfile) -> str:
    """From when until when, or nothing."""
    if profile.away_from is None or profile.away_until is None:
        return ""
    return f"Away {period(profile.away_from, profile.away_until)}."


def period(first: date, last: date) -> str:
    """`from 1 December 2026 to 4 December 2026`, or `on 1 December 2026`."""
    start, end = (date_format(day, "j F Y") for day in (first, last))
    return f"on {start}" if first == last else f"from {start} to {end}"


def _deputy_cell(profile: AdviserProfile, known: dict[int, Person], today: date) -> Cell:
    team = f"Team: {profile.team.name}" if profile.team else "No team"
    if profile.deputy is None:
        return {"text": "No deputy", "note": team}
    return {"text": str(profile.deputy), "note": " ".join(filter(None, [_deputy_trouble(profile, known, today), team]))}


def _deputy_trouble(profile: AdviserProfile, known: dict[int, Person], today: date) -> str:
    """Why the deputy could not stand in."""
    deputy = known.get(profile.deputy_id or 0)
    if deputy is None:
        return "No longer answers questions: choose another deputy."
    own = profile_in(deputy)
    if own is None or not own.is_active:
        return "Gets no questions until set up."
    return "Is away too." if is_away(own, today) and is_away(profile, today) else ""


def consequences(
    profile: AdviserProfile, first: date, last: date, *, open_count: int, deputy: AdviserProfile | None
) -> list[str]:
    """What an absence does, in sentences. `deputy`: the deputy's own profile, if that person can get questions."""
    name = str(profile.person)
    questions = "1 open question stays" if open_count == 1 else f"{open_count} open questions stay"
    lines = [
        f"New questions go to the other advisers who cover them and have room {period(first, last)}.",
        f"Where nobody else does, or a rule names {name}, they go {_stand_in(profile, first, last, deputy)}.",
    ]
    if open_count:
        lines.append(f"{questions} with {name}. Give to somebody else on the desk what cannot wait.")
    return lines


def _stand_in(profile: AdviserProfile, first: date, last: date, deputy: AdviserProfile | None) -> str:
    after = f"to the team {profile.team.name}" if profile.team else "to the basket of the duty adviser"
    if deputy is None:
        return after
    overlaps = (
        deputy.away_from is not None
        and deputy.away_until is not None
        and deputy.away_from <= last
        and deputy.away_until >= first
    )
    also = f" (away {period(deputy.away_from, deputy.away_until)})" if overlaps else ""  # type: ignore[arg-type]  # both set
    return f"to the deputy, {deputy.person}{also}; while the deputy is not there, {after}"


def rule_cards(rules: Sequence[RoutingRule], *, working: set[int]) -> list[dict[str, object]]:
    """Every rule with what it does and what is wrong with it. `working`: profiles that can get questions."""
    return [
        {
            "rule": rule,
            "questions": rule_questions(rule),
            "target": rule_target(rule),
            "trouble": _trouble(rule, rules[:place], working),
            "first": place == 0,
            "last": place == len(rules) - 1,
        }
        for place, rule in enumerate(rules)
    ]


def rule_questions(rule: RoutingRule) -> str:
    """Which questions a rule is for."""
    parts = [
        rule.topic.label if rule.topic else "",
        Phase(rule.phase).label if rule.phase else "",
        rule.area.name if rule.area else "",
    ]
    return ", ".join(filter(None, parts)) or "Every question"


def rule_target(rule: RoutingRule) -> str:
    """To whom a rule sends them."""
    return str(rule.adviser.person) if rule.adviser else f"The team {rule.team}"


def _trouble(rule: RoutingRule, before: Sequence[RoutingRule], working: set[int]) -> str:
    if not rule.is_active:
        return "Not in use: whom it named has left. Change it or remove it."
    earlier = next((one for one in before if one.is_active and _covers(one, rule)), None)
    if earlier is not None:
        return f"Never used: rule {earlier.position} comes first and fits all of these."
    if rule.adviser_id is not None and rule.adviser_id not in working:
        return "This person gets no questions now, so these go by the fair share of work."
    return ""


def _covers(one: RoutingRule, other: RoutingRule) -> bool:
    """Whether every question that fits `other` fits `one`."""
    return (
        one.topic_id in (None, other.topic_id)
        and one.phase in ("", other.phase)
        and one.area_id in (None, other.area_id)
    )


def outcome(choice: Choice, role: str) -> dict[str, str]:
    """Where a question that was tried out would go, and why."""
    person = person_named(choice.person) if choice.person is not None else None
    team = CouncilTeam.objects.filter(pk=choice.team).first() if choice.team is not None else None
    basket = f"Nobody yet: the basket of the team {team}" if team else "Nobody yet: the basket of the duty adviser"
    return {
        "who": str(person) if person else basket,
        "why": choice.words,
        "role": f"{ROLES[role].label}: routing does not look at who asks, so the role makes no difference.",
    }
