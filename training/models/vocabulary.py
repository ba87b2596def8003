"""The closed words of training: states of sessions, bookings and enrolments, roles of attendees, and reasons.

A *session* is one dated run of a *course*; a *booking* is one place of one named attendee in it.
"""

from django.db import models


class Mode(models.TextChoices):
    """How people take part."""

    ONLINE = "online", "Live online"
    IN_PERSON = "in_person", "In person"
    HYBRID = "hybrid", "In person or live online"
    RECORDED = "recorded", "Recorded, with live questions and answers"


class CourseState(models.TextChoices):
    """Where a course stands. The catalogue shows what is published."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "In the catalogue"
    RETIRED = "retired", "No longer run"


class SessionState(models.TextChoices):
    """Where a session stands. Whether it is full is counted, not kept: a place may come free at any time."""

    DRAFT = "draft", "Draft"
    OPEN = "open", "Open for booking"
    CLOSED = "closed", "Closed for booking"
    RUN = "run", "Has taken place"
    SIGNED_OFF = "signed_off", "Signed off"
    CANCELLED = "cancelled", "Cancelled"


COMING = (SessionState.OPEN, SessionState.CLOSED)
PUBLIC = (SessionState.OPEN, SessionState.CLOSED, SessionState.RUN, SessionState.SIGNED_OFF, SessionState.CANCELLED)


class BookingState(models.TextChoices):
    """Where a booking stands."""

    HELD = "held", "Held, no name yet"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "A place is offered"
    CONFIRMED = "confirmed", "Booked"
    ATTENDED = "attended", "Attended"
    ABSENT = "absent", "Did not attend"
    CANCELLED = "cancelled", "Cancelled"
    LATE_CANCELLED = "late_cancelled", "Cancelled late"
    EXPIRED = "expired", "The offer ran out"
    DECLINED = "declined", "The offer was declined"


_B = BookingState
SEATED = (_B.HELD, _B.OFFERED, _B.CONFIRMED, _B.ATTENDED, _B.ABSENT)  # each takes one seat of its session
LIVE = (*SEATED, _B.WAITING)  # an attendee has at most one of these in a session
READERS = (_B.HELD, _B.OFFERED, _B.CONFIRMED, _B.ATTENDED)  # read what is written to everybody of a session
NAMED = (_B.WAITING, _B.OFFERED, _B.CONFIRMED, _B.ATTENDED, _B.ABSENT)  # somebody's name stands on it

# What the database itself lets a state become. `workflow` says who may do it; a test keeps the two equal.
BOOKING_MOVES: tuple[tuple[BookingState, BookingState], ...] = (
    (_B.HELD, _B.CONFIRMED),
    (_B.HELD, _B.CANCELLED),
    (_B.HELD, _B.LATE_CANCELLED),
    (_B.WAITING, _B.OFFERED),
    (_B.WAITING, _B.CANCELLED),
    (_B.OFFERED, _B.CONFIRMED),
    (_B.OFFERED, _B.DECLINED),
    (_B.OFFERED, _B.EXPIRED),
    (_B.OFFERED, _B.CANCELLED),
    (_B.CONFIRMED, _B.ATTENDED),
    (_B.CONFIRMED, _B.ABSENT),
    (_B.CONFIRMED, _B.CANCELLED),
    (_B.CONFIRMED, _B.LATE_CANCELLED),
    (_B.ATTENDED, _B.ABSENT),
    (_B.ATTENDED, _B.CONFIRMED),
    (_B.ABSENT, _B.ATTENDED),
    (_B.ABSENT, _B.CONFIRMED),
    (_B.LATE_CANCELLED, _B.CANCELLED),
)
_S = SessionState
SESSION_MOVES: tuple[tuple[SessionState, SessionState], ...] = (
    (_S.DRAFT, _S.OPEN),
    (_S.DRAFT, _S.CANCELLED),
    (_S.OPEN, _S.CLOSED),
    (_S.OPEN, _S.RUN),
    (_S.OPEN, _S.CANCELLED),
    (_S.CLOSED, _S.OPEN),
    (_S.CLOSED, _S.RUN),
    (_S.CLOSED, _S.CANCELLED),
    (_S.RUN, _S.SIGNED_OFF),
)


class AttendeeRole(models.TextChoices):
    """What an attendee does in their setting or for the council."""

    DSL = "dsl", "Designated safeguarding lead"
    DEPUTY_DSL = "deputy_dsl", "Deputy designated safeguarding lead"
    HEADTEACHER = "headteacher", "Headteacher or principal"
    DESIGNATED_TEACHER = "designated_teacher", "Designated teacher"
    SENCO = "senco", "SENCO"
    ATTENDANCE_LEAD = "attendance_lead", "Attendance lead"
    PASTORAL_LEAD = "pastoral_lead", "Pastoral or behaviour lead"
    MENTAL_HEALTH_LEAD = "mental_health_lead", "Mental health lead"
    TEACHER = "teacher", "Teacher"
    TEACHING_ASSISTANT = "teaching_assistant", "Teaching assistant"
    GOVERNOR = "governor", "Governor or trustee"
    OFFICE = "office", "Office or site staff"
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Social work team manager"
    COUNCIL_STAFF = "council_staff", "Other council staff"
    OTHER = "other", "Another role in a setting"


SAFEGUARDING_LEADS = (AttendeeRole.DSL, AttendeeRole.DEPUTY_DSL)
COUNCIL_ROLES = (AttendeeRole.SOCIAL_WORKER, AttendeeRole.TEAM_MANAGER, AttendeeRole.COUNCIL_STAFF)


class CancelReason(models.TextChoices):
    """Why a session does not take place. Attendees read the label."""

    TRAINER = "trainer", "The trainer cannot be there"
    FEW = "few", "Too few people had booked"
    VENUE = "venue", "The venue cannot be used"
    WEATHER = "weather", "The weather makes travel unsafe"
    OTHER = "other", "Another reason"


class OfferOutcome(models.TextChoices):
    """What came of an offer; open ones have none."""

    OPEN = "", "Open"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    EXPIRED = "expired", "Ran out"
    WITHDRAWN = "withdrawn", "Withdrawn, because the session or the person's place changed"


class ReorderReason(models.TextChoices):
    """Why staff changed somebody's place in the waiting list."""

    NO_TRAINED_LEAD = "no_trained_lead", "Their setting has no trained safeguarding lead"
    LEFT_OUT = "left_out", "They lost a place through our mistake"
    NEW_IN_ROLE = "new_in_role", "They are new in their role"
    BALANCE = "balance", "To balance phases, areas or roles"
    OTHER = "other", "Another reason"


class Difference(models.TextChoices):
    """What a course changed, asked some weeks later."""

    NOTHING = "nothing", "Nothing has changed yet"
    MINE = "mine", "I do some things differently"
    TEAM = "team", "My team does some things differently"
    SETTING = "setting", "The whole setting does some things differently"


class InsetState(models.TextChoices):
    """Where a setting's request for training of its whole staff stands."""

    ASKED = "asked", "Waiting for the Virtual School"
    ACCEPTED = "accepted", "Accepted, not planned yet"
    PLANNED = "planned", "Planned"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


INSET_MOVES: tuple[tuple[InsetState, InsetState], ...] = (
    (InsetState.ASKED, InsetState.ACCEPTED),
    (InsetState.ASKED, InsetState.DECLINED),
    (InsetState.ASKED, InsetState.WITHDRAWN),
    (InsetState.ACCEPTED, InsetState.PLANNED),
    (InsetState.ACCEPTED, InsetState.DECLINED),
    (InsetState.ACCEPTED, InsetState.WITHDRAWN),
    (InsetState.PLANNED, InsetState.ACCEPTED),
)


class InsetDecline(models.TextChoices):
    """Why the Virtual School cannot come. The setting reads the label."""

    NO_TRAINER = "no_trainer", "No trainer is free on those dates"
    OTHER_COURSE = "other_course", "A session that is open to all fits better"
    NOT_OURS = "not_ours", "It is not about children with a social worker or in kinship care"
    REPEATED = "repeated", "The setting had this training within the last year"


class StaffBand(models.TextChoices):
    """How many people a whole-setting session is for."""

    UP_TO_20 = "1_to_20", "Up to 20"
    UP_TO_50 = "21_to_50", "21 to 50"
    UP_TO_100 = "51_to_100", "51 to 100"
    OVER_100 = "101_plus", "More than 100"


class EnrolmentState(models.TextChoices):
    """Where a setting stands in a programme."""

    ACTIVE = "active", "Under way"
    ACHIEVED = "achieved", "Status held"
    LAPSED = "lapsed", "Status lapsed"
    WITHDRAWN = "withdrawn", "Left the programme"


ENROLMENT_MOVES: tuple[tuple[EnrolmentState, EnrolmentState], ...] = (
    (EnrolmentState.ACTIVE, EnrolmentState.ACHIEVED),
    (EnrolmentState.ACTIVE, EnrolmentState.WITHDRAWN),
    (EnrolmentState.ACHIEVED, EnrolmentState.LAPSED),
    (EnrolmentState.ACHIEVED, EnrolmentState.WITHDRAWN),
    (EnrolmentState.LAPSED, EnrolmentState.ACTIVE),
    (EnrolmentState.LAPSED, EnrolmentState.WITHDRAWN),
)


class AuditMoment(models.TextChoices):
    """When a programme's audit is filled in."""

    START = "start", "At the start"
    BETWEEN = "between", "Between the days"


class AuditLevel(models.IntegerChoices):
    """How far a setting is with one point of an audit."""

    NOT_YET = 0, "Not yet"
    STARTED = 1, "Started"
    IN_PLACE = 2, "In place"
    EMBEDDED = 3, "Part of everyday practice"
