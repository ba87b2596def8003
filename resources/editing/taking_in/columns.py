"""The columns of the table, and the words that its cells may hold instead of codes.

Example: the cell `DSLs; school leaders` of the column `audience` is the codes `dsl` and `leader`. Capitals do not matter.
docs/import_resources.md says the same for people; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping

from resources.models.vocabulary import Audience, Cost, Evidence, Kind, Phase, ServiceStatus

REQUIRED = ("title", "publisher", "summary", "topic", "audience")
OPTIONAL = (
    "kind", "url", "body", "phase", "area", "cost", "cost_note", "evidence", "evidence_source", "evidence_url", "law",
    "law_dated", "serves", "minimum_age", "maximum_age", "eligibility", "how_to_refer", "email", "phone", "openings",
    "languages", "service_status", "review_months", "owner", "second_owner", "checked_on",
)  # fmt: skip
READ_AND_LEFT = ("url_status",)  # a note of whoever made the table; the link checker looks for itself
COLUMNS = (*REQUIRED, *OPTIONAL, *READ_AND_LEFT)


def _words(choices: type, more: Mapping[str, str]) -> dict[str, str]:
    """Codes and labels, and other words, in small letters → code."""
    known = {code.lower(): code for code, _ in choices.choices}  # type: ignore[attr-defined]  # an enumeration
    known |= {str(label).lower(): code for code, label in choices.choices}  # type: ignore[attr-defined]  # the same
    return known | {word.lower(): str(code) for word, code in more.items()}


KINDS = _words(Kind, {"": Kind.GUIDANCE})
COSTS = _words(Cost, {"yes": Cost.CHARGED, "no": Cost.FREE})
EVIDENCE = _words(Evidence, {})
STATUSES = _words(ServiceStatus, {"": ServiceStatus.ACTIVE})
PHASES = _words(Phase, {"early years": Phase.EARLY_YEARS, "post-16": Phase.POST_16, "alternative provision": Phase.SPECIAL_AP,
                        "special": Phase.SPECIAL_AP})  # fmt: skip
AUDIENCES = _words(
    Audience,
    {
        "dsls": Audience.DSL,
        "dsl": Audience.DSL,
        "school leaders": Audience.LEADER,
        "headteachers": Audience.LEADER,
        "governors": Audience.LEADER,
        "attendance teams": Audience.ATTENDANCE_LEAD,
        "behaviour leads": Audience.SCHOOL_STAFF,
        "mental health leads": Audience.SCHOOL_STAFF,
        "teachers": Audience.SCHOOL_STAFF,
        "school staff": Audience.SCHOOL_STAFF,
        "professionals": Audience.SCHOOL_STAFF,
        "virtual school": Audience.VIRTUAL_SCHOOL,
        "carers": Audience.PARENT,
        "kinship carers": Audience.PARENT,
        "parents": Audience.PARENT,
        "young people": Audience.YOUNG_PERSON,
    },
)
# What tables call subjects → the code of the topic that holds them here.
TOPICS: dict[str, str] = {
    "extended role": "virtual-school",
    "roles": "virtual-school",
    "looked-after and previously looked-after": "virtual-school",
    "safeguarding": "social-care",
    "family help": "social-care",
    "domestic abuse": "social-care",
    "kinship": "kinship",
    "send": "send-processes",
    "suspension and exclusion": "suspensions-exclusions",
    "exclusions": "suspensions-exclusions",
    "part-time timetables": "reduced-timetables",
    "data": "attainment-data",
    "attainment": "attainment-data",
    "evidence": "attainment-data",
    "trauma": "trauma-attachment",
    "attachment": "trauma-attachment",
    "relational practice": "trauma-attachment",
    "mental health": "mental-health",
}
