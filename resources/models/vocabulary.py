"""The closed words of the directory: kinds, states, whom an item is for, and why somebody reports it."""

from django.db import models


class Kind(models.TextChoices):
    """What an item is."""

    GUIDANCE = "guidance", "Guidance"
    SERVICE = "service", "Service"


class State(models.TextChoices):
    """Where an item stands. Readers see `published` and `review_due`; an archived one answers with its forwarding."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    REVIEW_DUE = "review_due", "Check due"
    ARCHIVED = "archived", "Archived"


SHOWN = (State.PUBLISHED, State.REVIEW_DUE)


class VersionState(models.TextChoices):
    """Where one version of an item stands. At most one is open (draft, in review, scheduled), at most one is live."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "Waiting for a second person"
    SCHEDULED = "scheduled", "Approved, waiting for its time"
    LIVE = "live", "Live"
    PAST = "past", "Replaced"
    DISCARDED = "discarded", "Discarded"


OPEN_VERSIONS = (VersionState.DRAFT, VersionState.IN_REVIEW, VersionState.SCHEDULED)


class Audience(models.TextChoices):
    """Whom an item is written for."""

    DSL = "dsl", "Designated safeguarding leads"
    DESIGNATED_TEACHER = "designated_teacher", "Designated teachers"
    SENCO = "senco", "SENCOs"
    ATTENDANCE_LEAD = "attendance_lead", "Attendance leads"
    LEADER = "leader", "Headteachers and governors"
    SCHOOL_STAFF = "school_staff", "All school staff"
    SOCIAL_WORKER = "social_worker", "Social workers"
    VIRTUAL_SCHOOL = "virtual_school", "Virtual School staff"
    PARENT = "parent", "Parents and carers"
    YOUNG_PERSON = "young_person", "Children and young people"


class Phase(models.TextChoices):
    """The phase of education."""

    EARLY_YEARS = "early_years", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    POST_16 = "post_16", "Post-16"
    SPECIAL_AP = "special_ap", "Special schools and alternative provision"


class Evidence(models.TextChoices):
    """What a piece of guidance rests on, from the firmest down."""

    STATUTORY = "statutory", "Law or statutory guidance"
    STRONG = "strong", "Strong research evidence"
    PROMISING = "promising", "Promising research evidence"
    PRACTICE = "practice", "Practice and professional consensus"
    NONE = "", "Not stated"


class Cost(models.TextChoices):
    """What an item costs the reader's setting or family."""

    FREE = "free", "Free"
    SOME = "some", "Some parts cost money"
    CHARGED = "charged", "Costs money"
    UNKNOWN = "", "Ask the provider"


class ServiceStatus(models.TextChoices):
    """The Open Referral UK words for whether a service runs."""

    ACTIVE = "active", "Running"
    INACTIVE = "inactive", "Not running at present"
    DEFUNCT = "defunct", "Ended"
    TEMPORARILY_CLOSED = "temporarily closed", "Closed for a time"


class ReportReason(models.TextChoices):
    """Why a reader reports an item. Coded, so that nobody writes about a child here."""

    OUT_OF_DATE = "out_of_date", "It is out of date"
    BROKEN_LINK = "broken_link", "A link does not work"
    WRONG_CONTACT = "wrong_contact", "A telephone number, email address or opening time is wrong"
    NO_LONGER_OFFERED = "no_longer_offered", "The service is no longer offered"
    HARD_TO_UNDERSTAND = "hard_to_understand", "It is hard to understand"
    NOT_ACCESSIBLE = "not_accessible", "I cannot use it with my equipment"


class ReportOutcome(models.TextChoices):
    """What came of a report; shown to everybody as "you said, we did"."""

    OPEN = "", "Not looked at yet"
    CORRECTED = "corrected", "We corrected it"
    REWRITTEN = "rewritten", "We rewrote it"
    ARCHIVED = "archived", "We took it out of the directory"
    PROVIDER_TOLD = "provider_told", "We told the organisation that runs it"
    RIGHT_AS_IT_IS = "right_as_it_is", "We checked it: it is right as it stands"


class NotUsefulBecause(models.TextChoices):
    """Why an item did not help."""

    NOTHING = "", "No reason given"
    NOT_MY_QUESTION = "not_my_question", "It does not answer my question"
    TOO_LONG = "too_long", "It is too long"
    TOO_HARD = "too_hard", "It is hard to understand"
    NOT_FOR_MY_PHASE = "not_for_my_phase", "It does not fit my phase or role"
    OLD_NEWS = "old_news", "I knew it already"


class Digest(models.TextChoices):
    """How often a saved search sends what is new."""

    NEVER = "", "Do not email me"
    WEEKLY = "weekly", "Once a week"
    MONTHLY = "monthly", "Once a month"


class LinkOutcome(models.TextChoices):
    """What the last look at a web address found."""

    UNCHECKED = "", "Not checked yet"
    FINE = "fine", "Works"
    MOVED = "moved", "Works, under another address"
    NOT_FOUND = "not_found", "The page is not there"
    REFUSED = "refused", "The site refuses automatic visits"
    SERVER_ERROR = "server_error", "The site reports an error"
    NO_ANSWER = "no_answer", "The site does not answer"
    TOO_LONG = "too_long", "The site sends without end"
    TOO_MANY_HOPS = "too_many_hops", "The site sends on in circles"
    FORBIDDEN_PLACE = "forbidden_place", "The address leads into a private network"
    BAD_CERTIFICATE = "bad_certificate", "The site's certificate is not valid"
    NOT_FOLLOWED = "not_followed", "The site sends on to an address that is not visited: it has no https, or a password"


BROKEN = (
    LinkOutcome.NOT_FOUND,
    LinkOutcome.SERVER_ERROR,
    LinkOutcome.NO_ANSWER,
    LinkOutcome.TOO_LONG,
    LinkOutcome.TOO_MANY_HOPS,
    LinkOutcome.FORBIDDEN_PLACE,
    LinkOutcome.BAD_CERTIFICATE,
)
