"""The topics and signposts that the portal starts with. Running it again adds what is missing and changes nothing else.

The migration runs it, so a new portal has them; staff may then change the words, and their words stay.
"""

from dataclasses import asdict, dataclass

from django.db import models


@dataclass(frozen=True)
class TopicRow:
    code: str
    label: str
    description: str


@dataclass(frozen=True)
class SignpostRow:
    slug: str
    need: str
    organisation: str
    serves: str
    note: str = ""
    url: str = ""
    phone: str = ""
    council_contact: str = ""


TOPICS = (
    TopicRow(
        "attendance", "Attendance", "Absence, persistent and severe absence, codes, working with families as a setting."
    ),
    TopicRow("punctuality", "Punctuality", "Lateness before and after the register closes, and what helps."),
    TopicRow(
        "behaviour",
        "Behaviour",
        "Behaviour policy, relational practice, regulation, reasonable adjustments in general.",
    ),
    TopicRow(
        "suspensions-exclusions",
        "Suspensions and exclusions",
        "Clocks, notices, who must be told, governing board duties.",
    ),
    TopicRow(
        "reduced-timetables", "Reduced timetables", "When they may be used, reviews, end dates, telling social workers."
    ),
    TopicRow(
        "send-processes",
        "SEND processes",
        "EHC needs assessments, plans, annual reviews, who decides and how long it takes.",
    ),
    TopicRow(
        "attainment-data",
        "Attainment data",
        "Reading published and suppressed figures, choosing comparators, tracking a cohort.",
    ),
    TopicRow(
        "kinship", "Kinship care", "Children who live with relatives or friends: awareness, support and local offer."
    ),
    TopicRow(
        "training",
        "Training",
        "Which course fits a team, training plans for a setting, attachment and trauma practice.",
    ),
    TopicRow(
        "trauma-attachment",
        "Trauma and attachment",
        "How early harm and loss show in school, relational practice, attachment-aware settings.",
    ),
    TopicRow(
        "mental-health", "Mental health and wellbeing", "Anxiety, school avoidance, whole-setting approaches, services."
    ),
    TopicRow(
        "social-care",
        "Working with social care",
        "Plans, Family Help, conferences and information sharing between settings and social workers.",
    ),
    TopicRow(
        "virtual-school", "The Virtual School’s role", "What the role is and is not, and who does what beside it."
    ),
    TopicRow("other", "Something else", "Any other question about the education of children with a social worker."),
)

SIGNPOSTS = (
    SignpostRow(
        "immediate-danger",
        "A child is in immediate danger",
        "Emergency services",
        "Everyone",
        "Call 999 first, then tell children's social care. Do not write about it in this portal.",
        phone="999",
    ),
    SignpostRow(
        "worried-about-a-child",
        "You are worried about a child",
        "Children's social care front door (MASH)",
        "Everyone",
        "The single place in the council to report a concern about a child's safety or welfare.",
        council_contact="mash_phone",
    ),
    SignpostRow(
        "nspcc",
        "You want to talk a worry about a child through",
        "NSPCC Helpline",
        "Adults",
        "A national helpline for adults. It does not replace telling the council.",
        "https://www.nspcc.org.uk/",
    ),
    SignpostRow(
        "sendiass",
        "Special educational needs and disabilities (SEND), or an education, health and care (EHC) plan",
        "The local SEND information, advice and support service (SENDIASS)",
        "Parents, children and young people",
        "Impartial and confidential information, advice and support that every council area must have.",
    ),
    SignpostRow(
        "ipsea",
        "SEND law, or an appeal to the tribunal",
        "IPSEA",
        "Parents and young people",
        "Its helplines are for families; they do not advise schools or councils.",
        "https://www.ipsea.org.uk/",
    ),
    SignpostRow(
        "contact",
        "Support for parents of a disabled child",
        "Contact",
        "Parents and carers",
        "A national charity for families with disabled children.",
        "https://contact.org.uk/",
    ),
    SignpostRow(
        "child-law-advice",
        "The law on exclusion, admission or education",
        "Child Law Advice",
        "Parents, carers and young people",
        "Run by Coram Children's Legal Centre; covers the law in England.",
        "https://childlawadvice.org.uk/",
    ),
    SignpostRow(
        "exclusions-hub",
        "Permanent exclusion, step by step",
        "School Exclusions Hub",
        "Parents, carers and professionals",
        "Guides by Coram. Its free representation clinic covers only London.",
        "https://schoolexclusionshub.org.uk/",
    ),
    SignpostRow(
        "exclusion-project",
        "Somebody to speak for a family at an exclusion hearing",
        "School Exclusion Project",
        "Parents",
        "Volunteers who represent families at governing board and panel hearings.",
        "https://schoolexclusionproject.com/",
    ),
    SignpostRow(
        "kinship",
        "Advice for kinship carers",
        "Kinship",
        "Kinship carers",
        "A national charity for people who raise the child of a relative or friend.",
        "https://kinship.org.uk/",
    ),
    SignpostRow(
        "family-rights-group",
        "When children's services are involved with a family",
        "Family Rights Group",
        "Parents, relatives and kinship carers",
        "Free advice line, Monday to Friday, 9:30am to 3pm, not on bank holidays.",
        "https://frg.org.uk/",
        "0808 801 0366",
    ),
    SignpostRow(
        "childline",
        "For a child or young person who wants to talk",
        "Childline",
        "Children and young people",
        "Free and confidential, at any time.",
        "https://www.childline.org.uk/",
        "0800 1111",
    ),
    SignpostRow(
        "advocacy",
        "An advocate for a child in care or a care leaver",
        "Coram Voice",
        "Children in care and care leavers",
        "Also ask the council for its local advocacy service.",
        "https://coramvoice.org.uk/",
    ),
    SignpostRow(
        "core-team",
        "A looked-after or previously looked-after child",
        "The Virtual School's core team",
        "Professionals; parents and guardians of previously looked-after children",
        "The core team may advise on an individual child. The school's designated teacher is the other first contact.",
        council_contact="virtual_school_phone",
    ),
    SignpostRow(
        "complaint-council",
        "A complaint about the council",
        "The council's complaints procedure",
        "Everyone",
        "When that has ended, the Local Government and Social Care Ombudsman. It cannot look at what happens in schools.",
        "https://www.lgo.org.uk/",
    ),
    SignpostRow(
        "complaint-school",
        "A complaint about a school",
        "The school's complaints procedure",
        "Parents and carers",
        "When that has ended, the Department for Education.",
        "https://www.gov.uk/complain-about-school",
    ),
    SignpostRow(
        "family-information",
        "Childcare, funded hours and family activities",
        "Family Information Service",
        "Parents and carers",
        "Every council must have one. Look on the council's website.",
    ),
    SignpostRow(
        "local-offer",
        "Which SEND services there are in the area",
        "The council's Local Offer",
        "Families and professionals",
        "Every council must publish one. Look on the council's website.",
    ),
    SignpostRow(
        "casework-teams",
        "One pupil's attendance, exclusion, admission or SEND case",
        "The council's attendance, exclusions, admissions or SEND casework team",
        "Schools and social workers",
        "These teams work on individual cases. The extended Virtual School role may not.",
    ),
)

# The pages of "who can help instead" that each signpost stands on.
GROUPS: dict[str, tuple[str, ...]] = {
    "at_risk": ("immediate-danger", "worried-about-a-child", "nspcc", "childline"),
    "individual": ("casework-teams", "worried-about-a-child", "core-team", "local-offer"),
    "parents": (
        "sendiass",
        "ipsea",
        "contact",
        "child-law-advice",
        "exclusions-hub",
        "exclusion-project",
        "kinship",
        "family-rights-group",
        "family-information",
        "local-offer",
    ),
    "young_people": ("childline", "advocacy", "sendiass", "child-law-advice"),
    "looked_after": ("core-team", "advocacy", "kinship"),
    "complaints": ("complaint-council", "complaint-school"),
}


def group_signposts(model: type[models.Model]) -> None:
    """Put the signposts that the portal came with on their pages, where staff have not yet."""
    for row in model._default_manager.filter(groups=[]):
        slug = row.slug  # type: ignore[attr-defined]  # of a model in a migration
        groups = [group for group, slugs in GROUPS.items() if slug in slugs]
        if groups:
            model._default_manager.filter(pk=row.pk).update(groups=groups)


def seed_topics(model: type[models.Model]) -> int:
    """Add the topics that are missing; return how many were added. `model` is Topic, live or in a migration."""
    return _add_missing(model, "code", [asdict(row) for row in TOPICS])


def seed_signposts(model: type[models.Model]) -> int:
    """Add the signposts that are missing; return how many were added."""
    return _add_missing(model, "slug", [asdict(row) for row in SIGNPOSTS])


def _add_missing(model: type[models.Model], key: str, rows: list[dict[str, str]]) -> int:
    known = set(model._default_manager.values_list(key, flat=True))
    missing = [model(**row, position=place * 10) for place, row in enumerate(rows, start=1) if row[key] not in known]
    model._default_manager.bulk_create(missing)
    return len(missing)
