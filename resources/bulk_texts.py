"""Words of which the benchmark's items are made. Nothing here names a real person or a real provider."""

PLACES = tuple(
    first + second
    for first in ("Ash", "Birch", "Cedar", "Elm", "Fern", "Hazel", "Larch", "Maple", "Rowan", "Sorrel", "Thorn", "Yew")
    for second in (
        "bank",
        "bridge",
        "brook",
        "croft",
        "dale",
        "field",
        "ford",
        "holme",
        "hurst",
        "mere",
        "moor",
        "stead",
    )
)
BODIES = (
    "Family Hub",
    "Youth Service",
    "Education Trust",
    "Learning Partnership",
    "Community Centre",
    "Advice Service",
)

# Subject, code of its topic, and how often it comes: a few subjects make up most of any directory.
SUBJECTS = (
    ("school attendance", "attendance", 24),
    ("persistent absence", "attendance", 8),
    ("arriving on time", "punctuality", 6),
    ("behaviour that challenges", "behaviour", 12),
    ("emotional wellbeing", "behaviour", 10),
    ("suspension", "suspensions-exclusions", 10),
    ("permanent exclusion", "suspensions-exclusions", 6),
    ("reduced timetables", "reduced-timetables", 5),
    ("education, health and care plans", "send-processes", 9),
    ("special educational needs", "send-processes", 9),
    ("attainment data", "attainment-data", 4),
    ("kinship care", "kinship", 4),
    ("attachment and trauma", "training", 7),
    ("moving between schools", "other", 5),
    ("hospital teaching", "other", 1),
)
GUIDANCE_FORMS = (
    "A guide to {subject} for {reader}",
    "{subject}: what {reader} need to know",
    "Planning for {subject}",
    "Checklist for {reader}: {subject}",
    "{subject}: questions to ask before a meeting",
    "Working together on {subject}",
    "{subject}: a whole-school approach",
    "Recording {subject} well",
)
SERVICE_FORMS = (
    "Support with {subject} in {place}",
    "Drop-in for {subject} in {place}",
    "Mentoring and {subject} in {place}",
    "Helpline for {subject} in {place}",
    "Group work on {subject} in {place}",
)
READERS = (
    "designated teachers",
    "safeguarding leads",
    "SENCOs",
    "attendance leads",
    "headteachers",
    "governors",
    "social workers",
    "school staff",
)
SENTENCES = (
    "Start from what the pupil says about their day, and write down what has already been tried.",
    "Agree one lead professional, so that nobody is asked the same question twice.",
    "Look at the pattern over at least six weeks before you decide what to change.",
    "A short note after each meeting helps whoever takes over to see why a decision was made.",
    "Ask early whether there is an unmet need in speech, language or communication.",
    "Tell the social worker the same day where a plan changes.",
    "Any change to the timetable has an end date, a review date and the agreement of a parent.",
    "Share information lawfully: say why it is needed, with whom, and for how long.",
    "Small adjustments, such as a quiet place to arrive, often matter more than sanctions.",
    "Check transport, meals and the walk home; barriers outside school count as well.",
    "Senior leaders see the figures each half-term and ask about those who are missing out.",
    "Alternative provision is commissioned for a purpose, and visited before it begins.",
    "The plan says what good progress would look like by the end of the term.",
    "Staff who know about trauma respond calmly and repair the relationship afterwards.",
    "Where a reintegration meeting cannot take place, the pupil still returns on the agreed day.",
    "Use the strengths of the family; relatives often know what calms and what worries.",
    "The service answers within five working days and offers a first conversation by telephone.",
    "Sessions run in term time, and a place is kept for two weeks while consent is sought.",
    "Referrals come from schools, colleges and social care; families may also ring themselves.",
    "There is level access, a hearing loop and a separate waiting area.",
    "Interpreters can be booked at no cost with three days of notice.",
    "Evidence for the approach comes from studies in ordinary schools, with small to moderate effects.",
    "Governors should ask how the policy works for pupils with a social worker.",
    "Review the risk assessment whenever the setting, the adults or the journey change.",
    "Literacy and numeracy gaps are found by short diagnostic tasks, not by a long test.",
    "Keep a record of exclusions avoided as well as those that took place.",
    "Peer mentors are trained and supervised, and never carry a disclosure alone.",
    "Transition begins a term ahead, with visits, photographs and a named adult.",
    "Music, sport and outdoor learning give a reason to come in on a hard morning.",
    "Online learning is a bridge back to the classroom and not a substitute for it.",
)
# One word in a body that few items share: what somebody searches for who knows what they want.
RARE = (
    "beekeeping", "blacksmithing", "bouldering", "calligraphy", "canoeing", "carpentry", "ceramics", "drumming",
    "falconry", "fencing", "gardening", "geocaching", "horsemanship", "juggling", "kayaking", "knitting", "lacrosse",
    "origami", "orienteering", "parkour", "photography", "poetry", "robotics", "rowing", "sailing", "screenprinting",
    "skateboarding", "storytelling", "tailoring", "trampolining", "upholstery", "woodcarving",
)  # fmt: skip
