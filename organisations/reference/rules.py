"""The dated rules that a new portal knows."""

from dataclasses import dataclass
from datetime import date

READ = date(2026, 11, 23)
EXCLUSIONS_2012 = date(2012, 9, 1)
ATTENDANCE_2024 = date(2024, 8, 19)
SEND_2014 = date(2014, 9, 1)
WORKING_TOGETHER_2023 = date(2023, 12, 15)
SAFEGUARDING = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"
EXCLUSION_GUIDANCE = "https://www.gov.uk/government/publications/school-exclusion"
REGULATIONS = "https://www.legislation.gov.uk/uksi/2012/1033/contents"
SEND = "https://www.legislation.gov.uk/uksi/2014/1530/contents"
REGISTERS = "https://www.legislation.gov.uk/uksi/2024/208/contents"
JULY = "Exclusion guidance was updated in July 2026; this value has not been compared with that edition."
DAY_AFTER = "Counted from the first school day after the notice was received."


@dataclass(frozen=True)
class Seed:
    """A rule to start with; `verified` is false where no source was seen."""

    key: str
    title: str
    value: str
    unit: str
    basis: str
    effective_from: date
    source_url: str = ""
    note: str = ""
    verified: bool = True


ROLE = (
    Seed(
        "role-basis",
        "What the extended role of the Virtual School rests on",
        "Non-statutory guidance of the Department for Education: promoting the education of children with a social "
        "worker and children in kinship care arrangements.",
        "wording",
        "Department for Education guidance, 5 March 2024",
        date(2024, 3, 5),
        "https://www.gov.uk/government/publications/virtual-school-head-role-extension-to-children-with-a-social-worker",
        "Section 23ZZZA of the Children Act 1989 (Children's Wellbeing and Schools Act 2026, section 6) makes it a duty "
        "once it is commenced. Whether it has been commenced could not be verified.",
        verified=False,
    ),
    Seed(
        "role-no-individual-duty",
        "No duty towards one particular child",
        "The duty does not require a local authority to take steps in relation to a particular child.",
        "wording",
        "Children Act 1989, section 23ZZZA(4)",
        date(2026, 4, 29),
        "https://www.legislation.gov.uk/ukpga/2026/21/section/6",
        "Royal Assent on 29 April 2026; shown as prospective on 1 June 2026.",
    ),
    Seed(
        "look-back-years",
        "How far back a child counts as having had a social worker",
        "6",
        "years",
        "A local definition. National guidance says at any time and sets no number of years.",
        date(2024, 3, 5),
    ),
)
ATTENDANCE = (
    Seed("persistent-absence", "Persistent absence: share of possible sessions missed, or more", "10", "percent",
         "Department for Education statistics: definition of persistent absence", ATTENDANCE_2024,
         "https://explore-education-statistics.service.gov.uk/glossary", "Authorised and unauthorised absence count."),
    Seed("severe-absence", "Severe absence: share of possible sessions missed, or more", "50", "percent",
         "Department for Education statistics: definition of severe absence", ATTENDANCE_2024,
         "https://explore-education-statistics.service.gov.uk/glossary", "Severe absence is part of persistent absence."),
    Seed("sessions-in-a-year", "Sessions a maintained school meets for in a year, at least", "380", "sessions",
         "Education (School Day and School Year) (England) Regulations 1999", date(1999, 9, 1),
         "https://www.legislation.gov.uk/uksi/1999/3181/contents", "Academies set their own."),
    Seed("register-open-minutes", "How long a register stays open, at most", "30", "minutes",
         "Working together to improve school attendance, 19 August 2024", ATTENDANCE_2024, REGISTERS,
         "Code L (late) counts as present and is used while the register is open."),
    Seed("register-retention-years", "How long attendance registers are kept", "6", "years",
         "School Attendance (Pupil Registration) (England) Regulations 2024", ATTENDANCE_2024, REGISTERS),
    Seed("penalty-notice-sessions", "Unauthorised sessions at which a penalty notice is considered", "10", "sessions",
         "National framework for penalty notices", ATTENDANCE_2024, "", "In a rolling period of 10 school weeks."),
    Seed("penalty-notice-weeks", "Rolling period for penalty notices", "10", "school_weeks",
         "National framework for penalty notices", ATTENDANCE_2024),
    Seed("penalty-notice-early", "Penalty notice if paid within 21 days", "80", "pounds",
         "National framework for penalty notices", ATTENDANCE_2024),
    Seed("penalty-notice-late", "Penalty notice if paid within 28 days", "160", "pounds",
         "National framework for penalty notices", ATTENDANCE_2024),
    Seed("reduced-timetable-weeks", "Reduced timetable: common local maximum", "6", "calendar_weeks",
         "Local policy of many councils, not law", ATTENDANCE_2024),
    Seed("reduced-timetable-reviews", "Reduced timetable: how it is kept short",
         "Only in very exceptional circumstances, for the shortest time, agreed with the parent the pupil lives with, with "
         "an end date and regular reviews. It is not a way to manage behaviour. A social worker is involved where the "
         "pupil has one.", "wording", "Working together to improve school attendance, 19 August 2024", ATTENDANCE_2024,
         "https://www.gov.uk/government/publications/working-together-to-improve-school-attendance",
         "The guidance sets no number of weeks between reviews: the plan does."),
)  # fmt: skip
EXCLUSION = (
    Seed("exclusion-who-is-told", "Whom a school tells of a suspension or permanent exclusion, without delay",
         "The parents and the council. The social worker as well, where the pupil has one; and the virtual school head, "
         "where the pupil is looked after.", "wording",
         "2012 Regulations, as amended by the School Discipline (Pupil Exclusions and Reviews) (England) (Amendment) "
         "Regulations 2022", date(2022, 9, 1), "https://www.legislation.gov.uk/uksi/2022/788/contents",
         "The law does not ask schools to tell the virtual school head of every suspension of a child with a social "
         "worker. Where a council asks for it, that is a local expectation. " + JULY),
    Seed("suspension-days-in-a-year", "Days of suspension in a school year, at most", "45", "school_days",
         "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012", EXCLUSIONS_2012, REGULATIONS,
         "Half days and lunchtimes count as 0.5. " + JULY),
    Seed("board-told-without-delay", "Suspension in a term over which the governing board is told without delay", "5",
         "school_days", "2012 Regulations, regulation 23", EXCLUSIONS_2012, REGULATIONS,
         "Also for every permanent exclusion, and where an examination would be missed. " + JULY),
    Seed("board-must-meet-over", "Suspension in a term over which the governing board must meet", "15", "school_days",
         "2012 Regulations, regulation 24", EXCLUSIONS_2012, REGULATIONS,
         "Also for every permanent exclusion, and where an examination would be missed. " + JULY),
    Seed("board-meets", "Board meets: permanent exclusion, over 15 days in a term, or an examination missed", "15",
         "school_days", "2012 Regulations, regulation 24", EXCLUSIONS_2012, REGULATIONS, f"{DAY_AFTER} {JULY}"),
    Seed("board-considers-representations", "Board meets: over 5 and up to 15 days in a term, where parents ask", "50",
         "school_days", "2012 Regulations, regulation 24", EXCLUSIONS_2012, REGULATIONS, f"{DAY_AFTER} {JULY}"),
    Seed("full-time-education-from", "Full-time education from this day of a suspension or permanent exclusion", "6",
         "school_days", "Education and Inspections Act 2006, section 100; Education Act 1996, section 19",
         EXCLUSIONS_2012, "https://www.legislation.gov.uk/uksi/2007/1870/contents",
         "From the sixth school day. For a suspension the school provides it; for a permanent exclusion, or where the "
         "school is a pupil referral unit, the council. " + JULY),
    Seed("review-application", "Parents may ask for an independent review panel", "15", "school_days",
         "2012 Regulations, Schedule 1", EXCLUSIONS_2012, REGULATIONS, f"{DAY_AFTER} {JULY}"),
    Seed("review-panel-meets", "The panel meets after the application", "15", "school_days",
         "2012 Regulations, Schedule 1", EXCLUSIONS_2012, REGULATIONS, f"{DAY_AFTER} {JULY}"),
    Seed("alternative-provision-from-day-one", "Alternative provision for a child with a social worker should begin",
         "1", "school_days", "Statutory guidance on suspension and permanent exclusion", EXCLUSIONS_2012, EXCLUSION_GUIDANCE,
         "From the first school day. " + JULY,
         verified=False),
)  # fmt: skip
SEND_CLOCKS = (
    Seed("ehc-decide-to-assess", "Decide whether to assess, and tell the parents", "6", "calendar_weeks",
         "Special Educational Needs and Disability Regulations 2014, regulation 5(3)", SEND_2014, SEND,
         "From the day the council receives the request."),
    Seed("ehc-advice", "Bodies that are asked for advice reply", "6", "calendar_weeks",
         "2014 Regulations, regulation 8", SEND_2014, SEND, "From the request for advice."),
    Seed("ehc-decide-not-to-issue", "Decide not to issue a plan, and tell the parents", "16", "calendar_weeks",
         "2014 Regulations, regulation 10", SEND_2014, SEND, "From the day the council receives the request."),
    Seed("ehc-comments-on-draft", "Parents comment on the draft plan, at least", "15", "calendar_days",
         "2014 Regulations, regulation 13(1)", SEND_2014, SEND),
    Seed("ehc-final-plan", "Final education, health and care plan", "20", "calendar_weeks",
         "2014 Regulations, regulation 13(2)", SEND_2014, SEND,
         "From the day the council receives the request. Exceptions stand in regulation 10(4)."),
    Seed("ehc-exceptions", "When the times of an EHC needs assessment need not be kept",
         "The school or early years provider is closed for at least 4 weeks, there are exceptional personal "
         "circumstances, or the child, young person or parent is away from the area for at least 4 weeks.", "wording",
         "2014 Regulations, regulation 10(4)", SEND_2014, SEND),
)  # fmt: skip
CHILD_PROTECTION = (
    Seed("cp-initial-conference", "Initial child protection conference after the strategy discussion", "15",
         "working_days", "Working together to safeguard children 2023", WORKING_TOGETHER_2023, SAFEGUARDING),
    Seed("cp-first-review", "First review conference, within", "3", "months",
         "Working together to safeguard children 2023", WORKING_TOGETHER_2023, SAFEGUARDING),
    Seed("cp-later-reviews", "Later review conferences, at most every", "6", "months",
         "Working together to safeguard children 2023", WORKING_TOGETHER_2023, SAFEGUARDING),
    Seed("cp-core-group", "First core group after the conference", "10", "working_days",
         "Working together to safeguard children 2023", WORKING_TOGETHER_2023, SAFEGUARDING, verified=False),
    Seed("cin-assessment", "Assessment of a child in need, at most", "45", "working_days",
         "Working together to safeguard children 2023", WORKING_TOGETHER_2023, SAFEGUARDING, verified=False),
)  # fmt: skip
RULES = ROLE + ATTENDANCE + EXCLUSION + SEND_CLOCKS + CHILD_PROTECTION
