"""The catalogue is public, who attends is personal, and who booked what is for the setting and the Virtual School.

What somebody needs in order to take part may tell of their health: special care, see `AccessNeed.words`.
"""

from text_guard.classification import Field, confidential, looked_up, open_, personal

_SCREENED = "the screen reads it before it is stored"
_CODE = "a code of the program"
_SLUG = "made by the portal from a screened title"
_STAFF_NAME = "the name of an adult who works with children, as a colleague or they themselves gave it"
_PLACE = "where a place stands, for those who may read it"
_WHEN = "when it was done"
_WORK = "how somebody takes part in training"
_SETTING = "which setting it belongs to"
_SAYS = "read in aggregate only, never for fewer than five"

FIELDS: dict[str, Field] = {
    "Attendee.public_id": open_("a random key"),
    "Attendee.setting": personal("where somebody works"),
    "Attendee.team": personal("where somebody works"),
    "Attendee.person": personal("whose account it is"),
    "Attendee.name": personal("who is trained", safe=_STAFF_NAME),
    "Attendee.email": personal("where somebody is reached at work", safe="a checked work email address"),
    "Attendee.role": personal("what somebody does", safe=_CODE),
    "Attendee.left_on": personal("when somebody left a setting"),
    "Attendee.added_at": personal(_WHEN),
    "Venue.public_id": open_("a random key"),
    "Venue.name": open_("a place", screened=_SCREENED),
    "Venue.address": open_("a place", screened=_SCREENED),
    "Venue.town": open_("a place", screened=_SCREENED),
    "Venue.postcode": open_("a place", safe="a checked postcode of a venue"),
    "Venue.access": open_("getting into a place", screened=_SCREENED),
    "Venue.is_active": open_("whether it is in use"),
    "Course.public_id": open_("a random key"),
    "Course.code": open_("a course", safe="capitals, figures and hyphens, written by staff"),
    "Course.slug": open_("an address", safe=_SLUG),
    "Course.title": open_("a public title", screened=_SCREENED),
    "Course.summary": open_("public words", screened=_SCREENED),
    "Course.about": open_("public words", screened=_SCREENED),
    "Course.outcomes": open_("public words", screened=_SCREENED),
    "Course.evidence": open_("what it rests on", safe=_CODE),
    "Course.evidence_note": open_("what it rests on", screened=_SCREENED),
    "Course.access_note": open_("taking part in a course", screened=_SCREENED),
    "Course.duration": open_("how long it takes", screened=_SCREENED),
    "Course.mode": open_("how people take part", safe=_CODE),
    "Course.audiences": open_("whom it is for", safe=_CODE),
    "Course.phases": open_("whom it is for", safe=_CODE),
    "Course.trains_leads": open_("what it counts for"),
    "Course.valid_months": open_("how long it counts"),
    "Course.state": open_("whether it is in the catalogue", safe=_CODE),
    "Course.created_at": open_(_WHEN),
    "Course.changed_at": open_(_WHEN),
    "Session.public_id": open_("a random key"),
    "Session.course": open_("what is learnt"),
    "Session.state": open_("where a session stands", safe=_CODE),
    "Session.mode": open_("how people take part", safe=_CODE),
    "Session.venue": open_("where it is"),
    "Session.online_link": confidential(
        "the way into a meeting, for those with a place from the day before", safe="a checked https address"
    ),
    "Session.note": open_("what to bring", screened=_SCREENED),
    "Session.guests": open_("who teaches", screened=_SCREENED),
    "Session.starts_at": open_("when it is"),
    "Session.ends_at": open_("when it is"),
    "Session.capacity": open_("how many places there are"),
    "Session.seats_taken": open_("how many places are taken"),
    "Session.closes_at": open_("until when one can book"),
    "Session.cancel_days": open_("a rule of booking"),
    "Session.naming_days": open_("a rule of booking"),
    "Session.offer_hours": open_("a rule of booking"),
    "Session.setting_cap": open_("a rule of booking"),
    "Session.cap_until": open_("a rule of booking"),
    "Session.only_for": confidential("the setting whose staff it is for"),
    "Session.cancel_reason": open_("why it does not take place", safe=_CODE),
    "Session.sequence": open_("a counter of the calendar entry"),
    "Session.version": open_("a counter"),
    "Session.signed_off_at": confidential("when the register was closed"),
    "Session.signed_off_by": personal("who closed the register"),
    "Session.form_token": confidential("a random key of one form"),
    "Session.created_at": open_(_WHEN),
    "SessionPart.session": open_("what it is a part of"),
    "SessionPart.position": open_("an order"),
    "SessionPart.starts_at": open_("when it is"),
    "SessionPart.ends_at": open_("when it is"),
    "SessionMessage.public_id": open_("a random key"),
    "SessionMessage.session": confidential("whom it is for"),
    "SessionMessage.form_token": confidential("a random key of one form"),
    "SessionMessage.body": confidential("what staff wrote to those with a place", screened=_SCREENED),
    "SessionMessage.by": personal("who wrote it"),
    "SessionMessage.at": confidential(_WHEN),
    "Party.public_id": open_("a random key"),
    "Party.session": confidential("what was booked"),
    "Party.setting": confidential(_SETTING),
    "Party.made_by": personal("who booked"),
    "Party.form_token": confidential("a random key of one form"),
    "Party.together": confidential("whether places are wanted together"),
    "Party.made_at": confidential(_WHEN),
    "Booking.public_id": confidential("a random key, signed in the links that open a place"),
    "Booking.session": confidential(_WORK),
    "Booking.party": confidential("with whom it was booked"),
    "Booking.setting": confidential(_SETTING),
    "Booking.attendee": confidential("whose place it is"),
    "Booking.state": confidential(_PLACE, safe=_CODE),
    "Booking.walked_in": confidential(_PLACE),
    "Booking.is_priority": confidential("that the setting had no trained lead when it asked"),
    "Booking.line": confidential("the place in the waiting list"),
    "Booking.name_by": confidential(_PLACE),
    "Booking.made_at": confidential(_WHEN),
    "Booking.ended_at": confidential(_WHEN),
    "Booking.marked_at": confidential(_WHEN),
    "Booking.version": confidential("a counter"),
    "Offer.public_id": confidential("a random key"),
    "Offer.booking": confidential("whose offer it is"),
    "Offer.made_at": confidential(_WHEN),
    "Offer.expires_at": confidential("until when it stands"),
    "Offer.outcome": confidential("what came of it", safe=_CODE),
    "Offer.closed_at": confidential(_WHEN),
    "BookingEvent.booking": confidential("whose step it is"),
    "BookingEvent.act": confidential("a step", safe="codes of the workflow"),
    "BookingEvent.from_state": confidential(_PLACE, safe=_CODE),
    "BookingEvent.to_state": confidential(_PLACE, safe=_CODE),
    "BookingEvent.by": personal("who did it"),
    "BookingEvent.reason": confidential("why the waiting list was changed", safe=_CODE),
    "BookingEvent.at": confidential(_WHEN),
    "AccessNeed.booking": confidential("whose need it is; only the trainers of the session read it"),
    "AccessNeed.words": confidential(
        "may tell of an adult's health, diet or belief (special category): optional, read by the trainers of the "
        "session alone, in no list, search, export, mail or log, and erased when the session has ended",
        screened=_SCREENED,
    ),
    "Coverage.current_until": confidential("until when a setting has a trained lead"),
    "Coverage.holder": personal("who the trained lead is"),
    "Coverage.left_until": confidential("until when a lead who left would count"),
    "Coverage.trained_on": confidential("when a lead was trained"),
    "Coverage.counted_at": open_(_WHEN),
    "CalendarFeed.token": personal("a secret address: whoever has it reads the calendar"),
    "CalendarFeed.renewed_at": personal(_WHEN),
    "Evaluation.booking": personal("who says it"),
    "Evaluation.confidence_before": confidential(_SAYS),
    "Evaluation.confidence_after": confidential(_SAYS),
    "Evaluation.usefulness": confidential(_SAYS),
    "Evaluation.best": confidential(_SAYS, screened=_SCREENED),
    "Evaluation.better": confidential(_SAYS, screened=_SCREENED),
    "Evaluation.at": confidential(_WHEN),
    "Certificate.public_id": open_("a random key"),
    "Certificate.booking": personal("on which attendance it rests"),
    "Certificate.code": personal("opens the page that proves a certificate", safe="made by the portal"),
    "Certificate.name": personal("who holds it", safe=_STAFF_NAME),
    "Certificate.setting_name": personal("where somebody worked", safe="copied from the register of settings"),
    "Certificate.course_title": personal("what somebody learnt", safe="copied from the screened title of the course"),
    "Certificate.held_on": personal("when somebody learnt it"),
    "Certificate.refresher_due_on": personal("when somebody learns it again"),
    "Certificate.given_at": personal(_WHEN),
    "Impact.booking": personal("who says it"),
    "Impact.asked_at": confidential(_WHEN),
    "Impact.answered_at": confidential(_WHEN),
    "Impact.difference": confidential(_SAYS, safe=_CODE),
    "Impact.example": confidential(_SAYS, screened=_SCREENED),
    "Programme.public_id": open_("a random key"),
    "Programme.slug": open_("an address", safe=_SLUG),
    "Programme.title": open_("a public title", screened=_SCREENED),
    "Programme.summary": open_("public words", screened=_SCREENED),
    "Programme.about": open_("public words", screened=_SCREENED),
    "Programme.status_name": open_("what a setting holds in the end", screened=_SCREENED),
    "Programme.team_least": open_("a rule of the programme"),
    "Programme.team_most": open_("a rule of the programme"),
    "Programme.team_roles": open_("who must be in a team", safe="codes of roles, one or several to a line"),
    "Programme.valid_months": open_("how long a status counts"),
    "Programme.state": open_("whether it is in the catalogue", safe=_CODE),
    "ProgrammeCourse.programme": open_("what it is a part of"),
    "ProgrammeCourse.course": open_("what is learnt"),
    "ProgrammeCourse.position": open_("an order"),
    "ProgrammeCourse.is_core": open_("whether all must attend"),
    "AuditPoint.programme": open_("what it is a part of"),
    "AuditPoint.position": open_("an order"),
    "AuditPoint.words": open_("public words", screened=_SCREENED),
    "Enrolment.public_id": open_("a random key"),
    "Enrolment.programme": confidential("what a setting takes part in, public once it holds the status"),
    "Enrolment.setting": confidential("which setting takes part, public once it holds the status"),
    "Enrolment.state": confidential("how far a setting is, public once it holds the status", safe=_CODE),
    "Enrolment.started_on": confidential(_WHEN),
    "Enrolment.achieved_on": open_("since when a setting holds a status"),
    "Enrolment.renew_by": open_("until when a setting holds a status"),
    "Enrolment.version": open_("a counter"),
    "TeamMember.enrolment": confidential("which team"),
    "TeamMember.attendee": personal("who is in the team"),
    "TeamMember.joined_on": personal(_WHEN),
    "TeamMember.left_on": personal(_WHEN),
    "Audit.enrolment": confidential("whose own judgement it is"),
    "Audit.moment": confidential("when in the programme", safe=_CODE),
    "Audit.by": personal("who filled it in"),
    "Audit.at": confidential(_WHEN),
    "AuditAnswer.audit": confidential("whose own judgement it is"),
    "AuditAnswer.point": confidential("what is judged"),
    "AuditAnswer.level": confidential("a setting's own judgement"),
    "InsetRequest.public_id": open_("a random key"),
    "InsetRequest.form_token": confidential("a random key of one form"),
    "InsetRequest.setting": confidential(_SETTING),
    "InsetRequest.course": confidential("what a setting asks for"),
    "InsetRequest.asked_by": personal("who asked"),
    "InsetRequest.state": confidential("where a request stands", safe=_CODE),
    "InsetRequest.days": confidential("when a setting has time"),
    "InsetRequest.mode": confidential("what a setting asks for", safe=_CODE),
    "InsetRequest.staff_band": confidential("a band of staff numbers", safe=_CODE),
    "InsetRequest.note": confidential("the setting's words", screened=_SCREENED),
    "InsetRequest.session": confidential("what came of it"),
    "InsetRequest.declined_reason": confidential("why it was declined", safe=_CODE),
    "InsetRequest.asked_at": confidential(_WHEN),
    "InsetRequest.version": open_("a counter"),
}

_LIST = (
    "lines of name, work email and role of staff: read line by line, the names by the rule for names; a line that is "
    "anything else goes back to its author and is kept nowhere"
)
# What forms take without the screen, and why nothing of a child can be kept.
_TIME = "must be a time of day"
_EMAIL = "a work email address, by which somebody is found again"
INPUTS: dict[str, str] = {
    # The desk: courses, sessions and registers
    **{
        f"{form}.seen": "compared with the mark of what the page showed, and forgotten"
        for form in (
            "SeenForm",
            "CourseForm",
            "VenueForm",
            "DatesForm",
            "RulesForm",
            "PlanForm",
            "MoveForm",
            "CancelForm",
        )
    },
    "CourseForm.code": "must be a code of capitals, figures and hyphens",
    "VenueForm.postcode": "must be a postcode; that of a venue is public",
    **{
        f"{form}.{field}": _TIME
        for form in ("DatesForm", "PlanForm", "MoveForm")
        for field in (*(f"{end}_{part}" for part in range(1, 5) for end in ("from", "to")), "closes_time")
    },
    **{f"{form}.online_link": "must be an https address of a meeting" for form in ("RulesForm", "PlanForm")},
    **{
        f"{form}.only_for": "words that are compared with settings, of which the one is kept"
        for form in ("RulesForm", "PlanForm")
    },
    "PersonForm.email": _EMAIL,
    "BookForm.pasted": _LIST,
    "BookForm.ready": _LIST,
    "BookingFilter.person": looked_up("part of the name, or the address, of somebody of one's own setting"),
    # What follows a session, and coverage
    "CertificateCodeForm.code": "must be eight letters and figures, as on a certificate",
    "CoverageFilterForm.q": looked_up("part of the name of a trust"),
    "WalkInForm.email": _EMAIL,
    "WalkInForm.setting": "words that are compared with settings, of which the one is kept",
}

# Programmes and whole-setting training: forms of their own, of the same kinds.
INPUTS |= {
    **{
        f"{form}.seen": "compared with the mark of what the page showed, and forgotten"
        for form in ("ProgrammeForm", "ProgrammeSeenForm", "InsetPlanForm")
    },
    "MemberForm.email": _EMAIL,
    "InsetPlanForm.online_link": "must be an https address of a meeting",
    **{
        f"InsetPlanForm.{field}": _TIME
        for field in (*(f"{end}_{part}" for part in range(1, 5) for end in ("from", "to")), "closes_time")
    },
}

# Where code reads what a visitor sent other than through a form, and what becomes of it.
READS: dict[str, str] = {
    # The catalogue
    "views/catalogue.py index: GET": "words to look up, codes of filters and the number of a page; nothing is kept",
    "views/catalogue.py calendar: GET": "the same, and a month",
    # Booking
    "views/booking.py _for_setting: POST": "handed to the forms of the page; a pasted list is read line by line",
    "views/booking.py _own_place: POST": "handed to the form of the page, which screens its free text",
    "views/setting.py _chosen: GET": "the id of a setting, compared with one's own",
    "views/setting.py bookings: GET": "codes of filters, bound to a form, and the number of a page",
    "views/setting.py people: GET": "whether those who left are shown, compared with the one word there is",
    # Programmes and whole-setting training
    "views/programmes.py _enrol: POST": "handed to the forms of the team, which take names, emails and roles",
    "views/enrolments.py team: POST": "the same",
    "views/enrolments.py audit: POST": "handed to the forms of the points, which take one of four levels each",
    "views/desk_programmes.py enrolments: GET": "handed on to the address of the same list as a file",
    "views/desk_insets.py insets: GET": "the name of a state, compared with those that there are",
    # The desk
    "views/desk.py posted: POST": "handed to the form of the page, which screens its free text",
    "views/desk_sessions.py session_list: GET": "the name of a list, compared with those that there are",
    "views/desk_register.py _marked: POST": "which button was pressed, compared with those that there are",
    "views/desk_register.py posted_marks: POST": "one of three marks for each person on the register",
}
