"""The closed words of advice requests: states, who acts, bands and reasons.

A request is about a setting, never about a child: numbers of pupils are bands, reasons are codes.
"""

from django.db import models


class State(models.TextChoices):
    """Where a request stands. The label is what staff read; askers read `presenters.STATUS`."""

    SUBMITTED = "submitted", "New"
    TRIAGED = "triaged", "Sorted, not taken"
    ASSIGNED = "assigned", "With an adviser"
    AWAITING_ASKER = "awaiting_asker", "Waiting on asker"
    ANSWERED = "answered", "Answered"
    REOPENED = "reopened", "Reopened"
    CLOSED = "closed", "Closed"
    REFERRED_OUT = "referred_out", "Referred elsewhere"
    DECLINED = "declined", "Declined"
    MERGED = "merged", "Merged"


OPEN_STATES = frozenset({State.SUBMITTED, State.TRIAGED, State.ASSIGNED, State.AWAITING_ASKER, State.REOPENED})
OWNED_STATES = frozenset({State.ASSIGNED, State.AWAITING_ASKER, State.ANSWERED})

# What the database itself lets `state` become. `workflow.TRANSITIONS` says who may do it; a test keeps the two equal.
MOVES: tuple[tuple[State, State], ...] = (
    (State.SUBMITTED, State.TRIAGED),
    (State.SUBMITTED, State.ASSIGNED),
    (State.SUBMITTED, State.REFERRED_OUT),
    (State.SUBMITTED, State.DECLINED),
    (State.SUBMITTED, State.MERGED),
    (State.SUBMITTED, State.CLOSED),
    (State.TRIAGED, State.ASSIGNED),
    (State.TRIAGED, State.REFERRED_OUT),
    (State.TRIAGED, State.DECLINED),
    (State.TRIAGED, State.MERGED),
    (State.TRIAGED, State.CLOSED),
    (State.ASSIGNED, State.TRIAGED),
    (State.ASSIGNED, State.AWAITING_ASKER),
    (State.ASSIGNED, State.ANSWERED),
    (State.ASSIGNED, State.REFERRED_OUT),
    (State.ASSIGNED, State.DECLINED),
    (State.ASSIGNED, State.MERGED),
    (State.ASSIGNED, State.CLOSED),
    (State.AWAITING_ASKER, State.ASSIGNED),
    (State.AWAITING_ASKER, State.ANSWERED),
    (State.AWAITING_ASKER, State.TRIAGED),
    (State.AWAITING_ASKER, State.REFERRED_OUT),
    (State.AWAITING_ASKER, State.CLOSED),
    (State.ANSWERED, State.CLOSED),
    (State.ANSWERED, State.REOPENED),
    (State.CLOSED, State.REOPENED),
    (State.REOPENED, State.ASSIGNED),
    (State.REOPENED, State.TRIAGED),
    (State.REOPENED, State.AWAITING_ASKER),
    (State.REOPENED, State.ANSWERED),
    (State.REOPENED, State.REFERRED_OUT),
    (State.REOPENED, State.DECLINED),
    (State.REOPENED, State.CLOSED),
)


class Phase(models.TextChoices):
    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    SIXTEEN_PLUS = "sixteen_plus", "16 plus"
    SPECIAL = "special", "Special or alternative provision"
    ALL = "all", "More than one phase"


class PupilBand(models.TextChoices):
    """How many pupils stand behind the question. Never a number, so that no small group is counted."""

    NONE = "none", "No pupils in particular: it is about policy, practice or data"
    UP_TO_5 = "1_to_5", "1 to 5"
    UP_TO_10 = "6_to_10", "6 to 10"
    OVER_10 = "11_plus", "11 or more"


class Urgency(models.TextChoices):
    ROUTINE = "routine", "Routine"
    SOON = "soon", "Soon"
    URGENT = "urgent", "Urgent"


class UrgencyReason(models.TextChoices):
    MEETING = "meeting", "A meeting or a governing board is coming up"
    DEADLINE = "deadline", "A legal time limit is running"
    INSPECTION = "inspection", "An inspection is expected or under way"
    PRACTICE = "practice", "Practice in the setting has to change now"
    TRAINING = "training", "Staff training is being planned"
    OTHER = "other", "Another reason"


class RefusalReason(models.TextChoices):
    """Why an adviser hands a request back to the basket."""

    NOT_MY_TOPIC = "not_my_topic", "Not my topic"
    NO_CAPACITY = "no_capacity", "No time to answer it within the target"
    AWAY = "away", "Away before it is due"
    CONFLICT = "conflict", "A conflict of interest"
    OTHER = "other", "Another reason"


class DeclineReason(models.TextChoices):
    """Why the Virtual School will not answer. The asker reads the label."""

    INDIVIDUAL_CHILD = "individual_child", "It is about one child, and this service may not advise on one child"
    NOT_EDUCATION = "not_education", "It is not about education"
    OUT_OF_SCOPE = "out_of_scope", "It is not about children with a social worker or in kinship care"
    LEGAL_ADVICE = "legal_advice", "It asks for legal advice on a dispute"
    DUPLICATE = "duplicate", "It has been answered in another request"


class ClosureReason(models.TextChoices):
    ANSWERED = "answered", "Answered"
    NO_LONGER_NEEDED = "no_longer_needed", "No longer needed"
    FOUND_ELSEWHERE = "found_elsewhere", "Found the answer elsewhere"
    ASKED_WRONGLY = "asked_wrongly", "Sent by mistake"
    NO_REPLY = "no_reply", "No reply from the asker"


class ReopenReason(models.TextChoices):
    NOT_ANSWERED = "not_answered", "The answer does not meet the question"
    FOLLOW_UP = "follow_up", "There is a follow-up question"
    CHANGED = "changed", "Circumstances or guidance have changed"


class MessageKind(models.TextChoices):
    ASK_BACK = "ask_back", "Question back"
    REPLY = "reply", "Reply"
    ANSWER = "answer", "Answer"
    OUTCOME = "outcome", "Outcome"
    NOTE = "note", "Internal note"


class Usefulness(models.TextChoices):
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class RatingReason(models.TextChoices):
    TOO_GENERAL = "too_general", "Too general for our setting"
    TOO_LATE = "too_late", "It came too late"
    NOT_THE_QUESTION = "not_the_question", "It did not answer the question"
    HARD_TO_USE = "hard_to_use", "Hard to put into practice"
    OTHER = "other", "Another reason"
