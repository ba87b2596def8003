"""The deadlines, as a table: kind of event, clock, dated rule, what it counts from, words. The source is the rule's.

Numbers never stand here: each is the value of a dated rule on the day of the trigger (`rule`), and thresholds too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import ceil

from resources.key_dates.facts import FIRST_DAY, Clock, Duty, Facts, Limit, Rules

SEVERAL_DAYS = "board-told-without-delay"
MUST_MEET_OVER = "board-must-meet-over"
DAYS_IN_A_YEAR = "suspension-days-in-a-year"
REVIEWS = "reduced-timetable-reviews"
LONGEST_REDUCED = "reduced-timetable-weeks"
EXCEPTIONS = "ehc-exceptions"
TOLD = "exclusion-who-is-told"


def over(total: Decimal, key: str, rules: Rules) -> bool:
    """Whether a number of days lies above a threshold of the law. False where the threshold is not known."""
    try:
        return key in rules and total > Decimal(rules[key].value)
    except InvalidOperation:
        return False


def _longer_than_the_school_sets_work(facts: Facts, rules: Rules) -> bool:
    rule = rules.get("full-time-education-from")
    return rule is None or not rule.value.isdigit() or facts.days > int(rule.value) - 1


def _must_meet(facts: Facts, rules: Rules) -> bool:
    return facts.exam_missed or over(facts.term_total, MUST_MEET_OVER, rules)


def _meets_if_asked(facts: Facts, rules: Rules) -> bool:
    return not _must_meet(facts, rules) and over(facts.term_total, SEVERAL_DAYS, rules)


def _told_at_once(facts: Facts, rules: Rules) -> bool:
    return facts.exam_missed or over(facts.term_total, SEVERAL_DAYS, rules)


def _no_meeting(facts: Facts, rules: Rules) -> bool:
    return SEVERAL_DAYS in rules and not _told_at_once(facts, rules)


def _days_of_work(facts: Facts, value: int) -> int:
    """The school sets work up to the day before full-time education begins, or to the end of the suspension."""
    return min(value - 1, ceil(facts.days)) if facts.days else value - 1


@dataclass(frozen=True)
class Kind:
    """A kind of event: what happened, the date it asks for, and the clocks that it starts."""

    code: str
    group: str
    name: str
    text: str
    date_label: str
    date_hint: str
    clocks: tuple[Clock, ...]
    duties: tuple[Duty, ...] = ()
    notes: tuple[str, ...] = ()  # dated rules whose words are shown below the dates
    by_school_days: bool = False  # asks for the setting, whose term dates are then used


NOTICE = "the day the notice was received"
_FIRST = "the first school day of the exclusion"
_TELL_ALL = Duty("Whom to tell without delay, whatever the length:", TOLD)
_EXCLUSION, _SEND, _PROTECTION = "Suspension and permanent exclusion", "EHC needs assessment", "Social care"
_REQUEST = "the day the council received the request"

KINDS = (
    Kind(
        "suspension", _EXCLUSION, "A suspension",
        "When the governing board meets, and when full-time education begins.",
        "When was the notice of suspension received?", "The day the parents and the governing board were told.",
        (
            Clock("work-set", "The school sets and marks work", "full-time-education-from",
                  "the first school day of the suspension", Limit.UNTIL, FIRST_DAY, amount=_days_of_work),
            Clock("full-time-education", "The school provides full-time education (for a pupil referral unit, the council)",
                  "full-time-education-from", "the first school day of the suspension", Limit.FROM, FIRST_DAY,
                  applies=_longer_than_the_school_sets_work),
            Clock("board-meets", "The governing board meets (before a missed examination, if it reasonably can)",
                  "board-meets", NOTICE, applies=_must_meet),
            Clock("board-meets-if-asked", "If the parents make representations, the governing board meets",
                  "board-considers-representations", NOTICE, applies=_meets_if_asked),
        ),
        (
            _TELL_ALL,
            Duty("Tell the governing board without delay: the total this term is over the limit, or an examination "
                 "would be missed.", SEVERAL_DAYS, _told_at_once),
            Duty("Without representations from the parents, the governing board need not meet and cannot reinstate the "
                 "pupil.", "board-considers-representations", _meets_if_asked),
            Duty("The governing board considers what the parents say. It need not meet and cannot reinstate the pupil.",
                 SEVERAL_DAYS, _no_meeting),
        ),
        by_school_days=True,
    ),
    Kind(
        "permanent-exclusion", _EXCLUSION, "A permanent exclusion",
        "When the governing board meets, and when the council provides education.",
        "When was the notice of permanent exclusion received?", "The day the parents and the governing board were told.",
        (
            Clock("alternative-provision", "For a child with a social worker, alternative provision should begin",
                  "alternative-provision-from-day-one", _FIRST, Limit.FROM, FIRST_DAY),
            Clock("work-set", "The school sets and marks work", "full-time-education-from", _FIRST, Limit.UNTIL, FIRST_DAY,
                  amount=_days_of_work),
            Clock("full-time-education", "The council provides full-time education", "full-time-education-from", _FIRST,
                  Limit.FROM, FIRST_DAY),
            Clock("board-meets", "The governing board meets and decides", "board-meets", NOTICE),
        ),
        (_TELL_ALL, Duty("Tell the governing board without delay.", SEVERAL_DAYS)),
        by_school_days=True,
    ),
    Kind(
        "board-decision", _EXCLUSION, "The governing board does not reinstate",
        "After a permanent exclusion: how long the parents have to ask for an independent review.",
        "When were the parents given the decision in writing?", "The day they were given notice of the board’s decision.",
        (
            Clock("review-application", "The parents may ask for an independent review", "review-application",
                  "the day the parents were given notice of the decision", Limit.UNTIL),
            Clock("review-at-the-latest", "If they ask on that last day, the panel meets", "review-panel-meets",
                  "the last day to ask", trigger="review-application"),
        ),
        by_school_days=True,
    ),
    Kind(
        "review-application", _EXCLUSION, "The parents ask for an independent review",
        "When the review panel meets.",
        "When was the application made?", "The day on which it was delivered.",
        (Clock("review-panel", "The independent review panel meets", "review-panel-meets",
               "the day the application was made"),),
        by_school_days=True,
    ),
    Kind(
        "reduced-timetable", "Reduced timetables", "A reduced timetable begins",
        "Review dates, and the usual local limit.",
        "When does the reduced timetable begin?", "The first day on it.",
        (Clock("reduced-limit", "The usual local limit for a reduced timetable", LONGEST_REDUCED,
               "the day the reduced timetable begins"),),
        notes=(REVIEWS,),
        by_school_days=True,
    ),
    Kind(
        "ehc-request", _SEND, "The council receives a request for an EHC needs assessment",
        "When it decides to assess, when it decides not to issue a plan, and when the final plan is due.",
        "When did the council receive the request?", "",
        (
            Clock("ehc-decide", "The council decides whether to assess, and tells the parents", "ehc-decide-to-assess",
                  _REQUEST),
            Clock("ehc-no-plan", "If it decides not to issue a plan, the council tells the parents",
                  "ehc-decide-not-to-issue", _REQUEST),
            Clock("ehc-final", "The council sends the final plan", "ehc-final-plan", _REQUEST),
        ),
        notes=(EXCEPTIONS,),
    ),
    Kind(
        "ehc-advice", _SEND, "A service is asked for advice for an EHC needs assessment",
        "When the advice is due. Social care is one of the services asked.",
        "When did the service receive the request for advice?", "",
        (Clock("ehc-advice", "The service gives its advice", "ehc-advice", "the day the request for advice was received"),),
        notes=(EXCEPTIONS,),
    ),
    Kind(
        "ehc-draft", _SEND, "The council sends a draft EHC plan",
        "How long the parents have, at least, to comment.",
        "When was the draft plan served?", "The day on which the parents or the young person were given it.",
        (Clock("ehc-comments", "The parents or the young person may comment on the draft", "ehc-comments-on-draft",
               "the day the draft was served", Limit.AT_LEAST_UNTIL, with_trigger=True),),
    ),
    Kind(
        "strategy-discussion", _PROTECTION, "A strategy discussion", "When the initial child protection conference is held.",
        "When was the strategy discussion?", "The one that led to enquiries under section 47.",
        (Clock("initial-conference", "The initial child protection conference is held", "cp-initial-conference",
               "the day of the strategy discussion"),),
    ),
    Kind(
        "initial-conference", _PROTECTION, "An initial child protection conference that makes a plan",
        "Core group and review conferences.",
        "When was the initial conference?", "",
        (
            Clock("core-group", "The core group meets for the first time", "cp-core-group", "the day of the conference"),
            Clock("first-review", "The first review conference is held", "cp-first-review", "the day of the conference"),
            Clock("second-review", "If the first review is held on that last day, the next one is held",
                  "cp-later-reviews", "the last day for the first review", trigger="first-review"),
        ),
    ),
    Kind(
        "review-conference", _PROTECTION, "A child protection review conference", "When the next review is held.",
        "When was the review conference?", "",
        (Clock("next-review", "The next review conference is held", "cp-later-reviews",
               "the day of the review conference"),),
    ),
    Kind(
        "assessment", _PROTECTION, "A social care assessment begins", "When the assessment is complete.",
        "When was the referral received?", "",
        (Clock("assessment", "The assessment is complete", "cin-assessment", "the day the referral was received"),),
    ),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in KINDS}


def rule_keys() -> frozenset[str]:
    """Every dated rule that the calculator rests on."""
    of_kinds = {
        key for kind in KINDS for key in (*(c.rule for c in kind.clocks), *(d.rule for d in kind.duties), *kind.notes)
    }
    return frozenset(of_kinds | {SEVERAL_DAYS, MUST_MEET_OVER, DAYS_IN_A_YEAR, REVIEWS, LONGEST_REDUCED})
