"""The tables of training."""

from training.models.attendees import Attendee
from training.models.bookings import AccessNeed, Booking, BookingEvent, Offer, Party
from training.models.courses import Course, Venue
from training.models.coverage import CalendarFeed, Coverage
from training.models.outcomes import Certificate, Evaluation, Impact
from training.models.programmes import (
    Audit,
    AuditAnswer,
    AuditPoint,
    Enrolment,
    InsetRequest,
    Programme,
    ProgrammeCourse,
    TeamMember,
)
from training.models.sessions import Session, SessionMessage, SessionPart

__all__ = [
    "AccessNeed",
    "Attendee",
    "Audit",
    "AuditAnswer",
    "AuditPoint",
    "Booking",
    "BookingEvent",
    "CalendarFeed",
    "Certificate",
    "Course",
    "Coverage",
    "Enrolment",
    "Evaluation",
    "Impact",
    "InsetRequest",
    "Offer",
    "Party",
    "Programme",
    "ProgrammeCourse",
    "Session",
    "SessionMessage",
    "SessionPart",
    "TeamMember",
    "Venue",
]
