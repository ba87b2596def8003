"""Made-up questions of a term, as settings and social workers ask them. No child stands in any of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    """One question, who asks it, and how far it gets. `days` is how many open days ago it was sent."""

    days: int
    asker: str  # the part of a demonstration address before the @
    topic: str
    phase: str
    band: str
    urgency: str
    reason: str
    question: str
    end: str  # how far it gets: see demo.py
    answer: str = ""
    back: str = ""  # what the adviser asks first
    reply: str = ""
    tried: str = ""
    note: str = ""
    useful: str = ""


_SOFT_START = (
    "Lateness in this group usually falls when the first twenty minutes become worth arriving for. Three things have the "
    "best evidence: a soft start with a key adult at the door, a same-day conversation that asks what got in the way, and "
    "a shared plan with the social worker where transport or home routines are the cause. Track the group as a whole, "
    "weekly, and drop what does not move it after a half-term."
)
_REDUCED = (
    "Say in the policy that a reduced timetable is exceptional, never used to manage behaviour, agreed with the parent "
    "the pupil lives with, has an end date and is reviewed. Where a pupil has a social worker, the social worker is "
    "involved before it starts and told when it changes. Add who checks the list each week, and that code C2 is used."
)
_DATA = (
    "A letter c means that the figure is hidden because few pupils stand behind it. Do not try to work it out from the "
    "totals. For your own planning use your own records, and compare rates only where the group has ten pupils or more."
)
_EHC = (
    "The council’s SEND team decides whether to assess. It must tell the parent within six weeks of the request, and where "
    "a plan is made the final plan is due within twenty weeks, both in calendar weeks. Social care advice is due within "
    "six weeks of being asked for it. A social worker can ask for an assessment too."
)
_SUSPENSION = (
    "The headteacher tells the parents, the council and, where the pupil has one, the social worker without delay, "
    "whatever the length. For a looked-after pupil the Virtual School head is told as well. Work is set and marked for the "
    "first five school days; full-time education starts on the sixth."
)
_KINSHIP = (
    "Start by finding out which families are kinship families: many never say so. Add the question to your admission form, "
    "name a member of staff whom carers can ask for, and link to the council’s kinship local offer from your website."
)

# One question reads as one block; one argument a line would make eight pages of it.
# fmt: off
DEMO_QUESTIONS: tuple[DemoQuestion, ...] = (
    DemoQuestion(58, "dsl", "punctuality", "secondary", "6_to_10", "routine", "",
                 "We have seen lateness rise among our Year 9 cohort with a social worker. What works?", "closed",
                 _SOFT_START, tried="Letters home and a late gate register.", useful="yes"),
    DemoQuestion(56, "deputy", "reduced-timetables", "secondary", "1_to_5", "soon", "meeting",
                 "What should our reduced timetable policy say about telling social workers? Governors meet next week.",
                 "closed", _REDUCED, useful="yes"),
    DemoQuestion(54, "social.worker", "send-processes", "all", "none", "routine", "",
                 "Who decides on an EHC needs assessment, and how long does it take?", "closed", _EHC, useful="yes"),
    DemoQuestion(51, "dsl", "attainment-data", "secondary", "11_plus", "routine", "",
                 "How should we read our suppressed attendance and attainment data?", "closed", _DATA, useful="partly"),
    DemoQuestion(49, "dsl", "attendance", "secondary", "6_to_10", "routine", "",
                 "Which attendance codes apply when a pupil is at an appointment that children’s social care arranged?",
                 "answered_long_ago", "Use code M where leave is given for a medical appointment, and code C for other "
                 "leave that the school grants. The appointment’s organiser does not change the code. See the 2024 "
                 "regulations for the full list.", useful="yes"),
    DemoQuestion(47, "social.worker", "suspensions-exclusions", "secondary", "none", "soon", "practice",
                 "What must schools tell social workers about suspensions, and how soon?", "closed", _SUSPENSION,
                 back="Do you ask about maintained schools, academies or both?", reply="Both, please.", useful="yes"),
    DemoQuestion(45, "deputy", "training", "secondary", "none", "routine", "",
                 "Which course fits a pastoral team that has never worked on attachment?", "closed",
                 "The foundations course is made for this: two hours, live online. Plan the follow-up in your own staff "
                 "meeting within a fortnight, while it is fresh.", useful="yes"),
    DemoQuestion(42, "dsl", "kinship", "secondary", "1_to_5", "routine", "",
                 "How can we make our setting easier for kinship carers to deal with?", "closed", _KINSHIP, useful="yes"),
    DemoQuestion(40, "dsl", "other", "secondary", "none", "routine", "",
                 "Can the Virtual School speak at our parents’ evening about the role?", "declined_scope",
                 "In this role the Virtual School works with settings and social workers. For families, the pages for "
                 "parents and carers name who can help; you are welcome to share them."),
    DemoQuestion(38, "social.worker", "attendance", "primary", "none", "routine", "",
                 "What does a good attendance section in a child in need plan look like, in general?", "closed",
                 "Name the barrier, not the percentage; one action for the school, one for the home, one for the social "
                 "worker; a date on which the three compare notes. Keep the target short and in weeks.", useful="yes"),
    DemoQuestion(36, "deputy", "behaviour", "secondary", "11_plus", "routine", "",
                 "Our behaviour policy relies on isolation rooms. What do other schools use for pupils who find "
                 "regulation hard?", "closed", "Schools that moved away from isolation kept a calm space with a trained "
                 "adult and a time limit, and wrote down what has to happen before a pupil returns to class. Look at who "
                 "uses the room each term, by group.", useful="no"),
    DemoQuestion(33, "dsl", "attendance", "secondary", "6_to_10", "soon", "inspection",
                 "How do we show inspectors what we do for attendance of pupils known to social care?", "closed",
                 "Show the line from analysis to action: termly figures for the group, what you changed, what moved. "
                 "Keep single pupils out of it. An example format is linked.", useful="yes"),
    DemoQuestion(31, "dsl", "punctuality", "secondary", "1_to_5", "routine", "",
                 "Is there a difference between codes L and U for our group analysis?", "merged"),
    DemoQuestion(30, "social.worker", "send-processes", "secondary", "none", "routine", "",
                 "Where can a social worker find the SEND services of the area?", "referred"),
    DemoQuestion(28, "deputy", "training", "secondary", "none", "routine", "",
                 "Do you offer trauma-informed training for midday supervisors?", "withdrawn"),
    DemoQuestion(25, "dsl", "reduced-timetables", "secondary", "1_to_5", "urgent", "deadline",
                 "A reduced timetable has run for eight weeks. Which checks should we make across all of ours?", "closed",
                 "List every one with its start, end and review dates; anything without an end date is reviewed this week. "
                 "Check consent, the code, and that each social worker was involved. Six weeks is a common local limit, "
                 "not law.", useful="yes", note="Second setting this month that asks about review dates."),
    DemoQuestion(22, "social.worker", "attainment-data", "all", "none", "routine", "",
                 "Which published figures can I quote in a team meeting about outcomes of children in need?",
                 "answered_long_ago", "The national and council figures of the outcomes release are public. Quote the year "
                 "and the group exactly as it is named there, and leave out anything for a single setting.", useful=""),
    DemoQuestion(18, "dsl", "suspensions-exclusions", "secondary", "6_to_10", "soon", "meeting",
                 "Governors ask why suspensions of pupils with a social worker rose. What should they look at?", "reopened",
                 "Look at reasons, repeat suspensions and times of day, each against all pupils, and at what was in place "
                 "before the first one."),
    DemoQuestion(15, "deputy", "behaviour", "secondary", "6_to_10", "routine", "",
                 "What is a fair way to adapt sanctions without seeming to excuse behaviour?", "answered",
                 "Keep the expectation, change the route to it. Write adaptations into the policy for everybody, so that "
                 "staff apply them without singling anybody out.", tried="A pastoral card for the whole group."),
    DemoQuestion(12, "social.worker", "kinship", "all", "none", "routine", "",
                 "What support in schools can kinship carers ask for?", "answered", _KINSHIP),
    DemoQuestion(10, "dsl", "attendance", "secondary", "11_plus", "routine", "",
                 "Severe absence in our group doubled since September. Where do we start?", "waiting",
                 back="Which year groups carry most of it, as bands? And do you hold a weekly meeting on the group?",
                 tried="Home visits by the attendance officer.", note="Check what the attendance team already offers."),
    DemoQuestion(4, "deputy", "training", "secondary", "none", "routine", "",
                 "How often should staff who work most with this group refresh their training?", "assigned",
                 note="The term’s training plan may answer this."),
    DemoQuestion(7, "social.worker", "suspensions-exclusions", "secondary", "none", "soon", "practice",
                 "What can a social worker say at a governing board meeting about an exclusion?", "waiting",
                 back="Do you mean the written representations, or speaking at the meeting?"),
    DemoQuestion(3, "dsl", "send-processes", "secondary", "1_to_5", "routine", "",
                 "How do annual reviews fit with reviews of plans by social care, so that families tell things once?",
                 "assigned"),
    DemoQuestion(4, "deputy", "attainment-data", "secondary", "11_plus", "routine", "",
                 "What is a sensible comparator for progress of pupils with a social worker in Year 11?", "talking",
                 back="Do you want to compare within the council or with England?", reply="With England, for governors."),
    DemoQuestion(4, "dsl", "other", "secondary", "none", "routine", "",
                 "Which questions should a governor with this brief ask each term?", "handed_back"),
    DemoQuestion(3, "social.worker", "reduced-timetables", "primary", "none", "soon", "practice",
                 "When must a school involve the social worker in a reduced timetable?", "given"),
    DemoQuestion(2, "dsl", "punctuality", "secondary", "6_to_10", "routine", "",
                 "Would a breakfast club help with lateness in this group, and how would we know?", "given"),
    DemoQuestion(1, "deputy", "suspensions-exclusions", "secondary", "1_to_5", "urgent", "deadline",
                 "How do school days count over our INSET day for the fifteen-day clock of the governing board?", "given"),
    DemoQuestion(0, "dsl", "kinship", "secondary", "none", "routine", "",
                 "Is there a template letter that welcomes kinship carers to a school?", "unowned"),
)
# fmt: on
